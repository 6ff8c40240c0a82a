"""The claims behind what is said of several: behind a toll, a verdict, a change or a checked figure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from counterclaim.api.inputs import opened
from counterclaim.model import Change, Checked, Claim, Toll, Verdict

if TYPE_CHECKING:
    from counterclaim.ledger import Ledger

Proven = Toll | Verdict | Change | Checked
"""What rests on claims."""

_ASKED = 1000  # ids in one question


def ids_of(proven: Proven | str | Iterable[str]) -> list[str]:
    """The ids of the claims that `proven` rests on, in its order; an id, or several, are these."""
    match proven:
        case str():
            return [proven]
        case Toll() | Checked():
            return list(proven.claims)
        case Verdict():
            return [proven.a, proven.b]
        case Change():
            return list(dict.fromkeys(quote.claim for quote in proven.quotes))
        case _:
            return list(proven)


def claims_behind(ids: Collection[str], ledger: str | None = None, as_of_ledger: str | None = None) -> list[Claim]:
    """The claims of these `ids` that stand in the ledger, in the order of the ids. `as_of_ledger` is that of `show`.

    A report that was read under two names gives two claims of one id.
    """
    place = {id: at for at, id in enumerate(ids)}
    with opened(ledger, as_of_ledger) as store:
        return sorted(_found(store, list(place)), key=lambda claim: (place[claim.id], claim.doc))


def _found(store: Ledger, ids: list[str]) -> Iterator[Claim]:
    from counterclaim.ledger import Wanted
    from counterclaim.relating import told_anew

    for start in range(0, len(ids), _ASKED):
        yield from told_anew(store.claims(Wanted(ids=frozenset(ids[start : start + _ASKED]))))
