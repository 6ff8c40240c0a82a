"""Which claims two readers have otherwise, so that a person looks at them. Asked inside a transaction."""

from collections.abc import Iterable, Sequence

from counterclaim.ledger.seconding import second_opinions
from counterclaim.ledger.session import Session
from counterclaim.model import Claim, Document
from counterclaim.reconcile.side_by_side import side_by_side


def differing(db: Session, told: Sequence[tuple[Document, Iterable[Claim]]]) -> frozenset[str]:
    """The ids of those claims of the documents that are `told` of which a reader of another kind has something else, or
    nothing."""
    others = second_opinions(db, [document.id for document, _ in told])
    return frozenset(
        each.first.id
        for document, claims in told
        if document.id in others
        for each in side_by_side(claims, others[document.id], ("", ""))
        if each.first is not None and each.match != "agreed"
    )
