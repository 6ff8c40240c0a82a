"""What the pages of a story ask of the index and the ledger: a few questions by keys, however large the ledger is.

All is asked of a store whose index may be read (`Desk.indexed`).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import cast

from counterclaim.desk.views.charts import colours_among
from counterclaim.desk.views.statements import Beside
from counterclaim.ledger import Ledger
from counterclaim.ledger.index.paging import MOST, written
from counterclaim.ledger.index.within import one_series, statements, told, verdicts, verdicts_on
from counterclaim.ledger.wanted import Wanted
from counterclaim.model import Claim, Qualifier, Quantity, RankedVerdict, SeriesRecord, StatementRow, StoryCard
from counterclaim.model.asked import Turn

Pairs = Sequence[tuple[str, str]]

NONE: Set[str] = frozenset()
CHARTED = 1_000
"""Statements of a series that a page goes through: of more, the newest."""
_TIED = 24
"""Contradictions of a story, the weightiest first, that timelines mark by a tie."""


@dataclass(frozen=True, slots=True)
class Course:
    """A series as it was asked for: its story, its record, its newest statements (in time), the colours of its
    speakers, which the whole story shares, and the pairs of claims that contradict each other, the weightiest first."""

    story: StoryCard
    record: SeriesRecord
    rows: Sequence[StatementRow]
    colours: Mapping[str | None, str]
    contradictions: Pairs


def contradictions_of(found: Iterable[RankedVerdict]) -> Pairs:
    """The pairs of claims that contradict each other by the verdicts `found`, in their order."""
    return [(one.verdict.a, one.verdict.b) for one in found if one.mark == "contradicts"]


def course_of(store: Ledger, story: StoryCard, place: int, contradictions: Pairs | None = None) -> Course | None:
    """The series at `place` of `story`, with the story's weightiest `contradictions`, which are asked for where they
    are not given; None where there is no such series."""
    record = one_series(store.session, story.id, place)
    if record is None:
        return None
    every = [card.voices for card in story.series if card.place != place] + [record.voices]
    if contradictions is None:
        contradictions = contradictions_of(verdicts(store.session, story.id, Turn(_TIED), ("contradicts",)).items)
    return Course(story, record, _newest(store, story.id, record), colours_among(every)[-1], contradictions)


def _newest(store: Ledger, story: str, record: SeriesRecord) -> list[StatementRow]:
    """The newest statements of a series, in time."""
    skipped = record.card.statements - CHARTED
    found: list[StatementRow] = []
    turn = Turn(MOST, written([skipped - 1]) if skipped > 0 else "")
    while True:
        page = statements(store.session, story, record.card.place, turn)
        found += page.items
        if not page.after:
            return found
        turn = Turn(MOST, page.after)


def claims_by_id(store: Ledger, ids: Iterable[str]) -> dict[str, Claim]:
    """The standing claims of these `ids`, as they are judged."""
    wanted = frozenset(ids)
    return {claim.id: claim for claim in store.claims(Wanted(ids=wanted))} if wanted else {}


def told_beside(
    store: Ledger, courses: Iterable[Course], shown: Iterable[StatementRow], more: Set[str] = NONE
) -> Beside:
    """What is told beside the statements `shown` of `courses`, with the claims of the ids `more`."""
    own = {row.claim for row in shown}
    verdicts: dict[str, list[RankedVerdict]] = defaultdict(list)
    for one in verdicts_on(store.session, own):
        for claim in own & {one.verdict.a, one.verdict.b}:
            verdicts[claim].append(one)
    figures = {row.claim: row.quantity for course in courses for row in course.rows}
    related = {claim for found in verdicts.values() for one in found for claim in (one.verdict.a, one.verdict.b)}
    others = related - figures.keys()
    for row in told(store.session, others) if others else ():
        figures[row.claim] = Quantity(row.low, row.high, cast(Qualifier, row.qualifier), "")
    return Beside(claims_by_id(store, own | more), verdicts, figures)
