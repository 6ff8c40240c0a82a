"""A program as a user writes it: `mypy --strict` reads it with the package's own types, and a test runs it."""

import sys
from typing import Any, assert_type

from counterclaim import Change, Checked, Claim, Described, Identity, Ledger, Position, Rows, Story, Toll, Verdict


def told(reports: str, address: str) -> list[str]:
    """What the ledger at `address` tells when it holds `reports`, a line of each kind."""
    with Ledger.open(address) as ledger:
        assert_type(ledger, Ledger)
        assert_type(ledger.add(reports).new, int)
        claims = ledger.claims("killed", country="SI", since="2025-05-14")
        assert_type(claims, Rows[Claim])
        assert_type(claims[0].quantity.low, int | None)
        assert_type(claims[:3], Rows[Claim])
        assert_type(claims.records(), list[dict[str, Any]])
        assert_type(ledger.stories(), Rows[Story])
        assert_type(ledger.speakers(), Rows[Identity])
        assert_type(ledger.positions(), Rows[Position])
        assert_type(ledger.documents(), Rows[Described])
        tolls = ledger.toll(ledger.stories()[-1], measure="killed")
        assert_type(tolls, Rows[Toll])
        verdicts = ledger.verdicts(relation="contradicts")
        assert_type(verdicts, Rows[Verdict])
        changes = ledger.changes("12 hours")
        assert_type(changes, Rows[Change])
        checked = ledger.check("The flood in Slovenia killed 9 people.")
        assert_type(checked, Rows[Checked])
        assert_type(ledger.proof(tolls[0]), Rows[Claim])
        firsts = (claims[0].gloss, tolls[0].why, verdicts[0].why, changes[0].what, checked[0].status)
        return [*firsts, ledger.proof(verdicts[0])[-1].sentence.text]


if __name__ == "__main__":
    sys.stdout.write("\n".join(told(*sys.argv[1:3])) + "\n")
