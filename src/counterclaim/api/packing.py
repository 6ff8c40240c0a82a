"""A parcel of some stories, as the index knows them: for who asks for these alone, of a ledger however large."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from counterclaim.api.large import largest_first
from counterclaim.api.looking import english_names

if TYPE_CHECKING:
    from counterclaim.ledger import Ledger
    from counterclaim.model import StoryCard
    from counterclaim.output.export import Parcel


def parcel_of(store: Ledger, cards: Iterable[StoryCard]) -> Parcel:
    """What goes out of the stories of `cards`; nothing in it asks the ledger any more. The index of `store` is asked
    inside a transaction."""
    from counterclaim.indexing.retelling import retold
    from counterclaim.output.export import Parcel

    found = retold(store, cards)
    documents = [document for document, _ in found.reports]
    came = {document.id: came_on(store, document.id) for document in documents}
    return Parcel(
        claims=[claim for _, claims in found.reports for claim in claims],
        documents=documents,
        related=lambda: largest_first(found.dossiers),
        said=found.said,
        names=english_names(),
        made=datetime.now(UTC),
        came=came.get,
    )


def came_on(store: Ledger, doc: str) -> str | None:
    """When the standing text of `doc` came, None where there is none."""
    return next((each.added for each in reversed(store.versions(doc)) if not each.withdrawn), None)
