"""What the pages of a story ask of the index and the ledger: a few questions by keys, however large the ledger is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from counterclaim.desk.views.charts import colours_among
from counterclaim.desk.views.statements import Beside
from counterclaim.ledger import Ledger
from counterclaim.model import Claim, SeriesRecord, StatementRow, StoryCard

CHARTED = 1_000
"""Statements of a series that a page goes through: of more, the newest."""


@dataclass(frozen=True, slots=True)
class Course:
    """A series as it was asked for: its story, its record, its newest statements (in time), those of its speakers'
    colours that the whole story shares, and the pairs of claims that contradict each other, the weightiest first."""

    story: StoryCard
    record: SeriesRecord
    rows: Sequence[StatementRow]
    colours: Mapping[str | None, str]
    contradictions: Sequence[tuple[str, str]]
