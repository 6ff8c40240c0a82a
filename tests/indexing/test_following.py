"""The index follows the ledger."""

from pathlib import Path

from counterclaim.indexing import Brought, bring_up, is_behind
from counterclaim.ledger import Ledger
from counterclaim.ledger.backup import back_up


def test_it_knows_when_it_is_behind(address: str, tmp_path: Path) -> None:
    with Ledger.open(address) as ledger:
        assert is_behind(ledger)
        assert bring_up(ledger) == Brought()
        assert not is_behind(ledger)
        back_up(address, tmp_path / "backup")
        assert list(ledger.faults()) == []
