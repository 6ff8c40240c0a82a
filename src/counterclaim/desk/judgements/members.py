"""What judgements name by a story of the index: its reports, by which it is known when it has grown, and its series."""

from collections.abc import Sequence

from counterclaim.errors import UsageError
from counterclaim.ledger import Ledger
from counterclaim.ledger.index import within
from counterclaim.model import Series


def members_of(store: Ledger, stories: Sequence[str]) -> list[tuple[str, ...]]:
    """The documents of each of the `stories`, by their ids, inside a batch. Raises UsageError where there is no such
    story."""
    found = [within.documents(store.session, story) for story in stories]
    for story, docs in zip(stories, found, strict=True):
        if not docs:
            raise UsageError(f"There is no story {story} in this ledger.")
    return found


def series_of(store: Ledger, story: str, place: int) -> Series:
    """What the series at `place` (from 0) of the story `story` counts, inside a batch. Raises UsageError where there is
    none."""
    record = within.one_series(store.session, story, place)
    if record is None:
        raise UsageError(f"The story {story} has no count of the number {place}.")
    card = record.card
    return Series(card.measure, card.role, card.country, card.where, card.event)
