"""Who said how many on which day: the statements of a series as a table of speakers by days."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from counterclaim.desk.views.charts import key_of
from counterclaim.desk.views.figures import figure_words
from counterclaim.desk.wording import Language
from counterclaim.model import StatementRow, Voice

DAYS = 40
"""Days that the table has columns for: of more, the newest."""
ROWS = 40


@dataclass(frozen=True, slots=True)
class Said:
    """A figure in a cell, the statement where it leads, and whether it is contradicted, possible or denied."""

    number: str
    href: str
    stance: str
    contradicted: bool


@dataclass(frozen=True, slots=True)
class Line:
    """What one speaker (`key`, "" where nobody is named) said on each of the days, and without a day."""

    key: str
    name: str
    cells: tuple[tuple[Said, ...], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Speakers by `days` (ISO, "" for what has none, at the end). `earlier` days and `others` among the speakers are
    left out."""

    days: tuple[str, ...]
    lines: tuple[Line, ...]
    earlier: int
    others: int


def matrix_of(
    rows: Sequence[StatementRow], voices: Sequence[Voice], language: Language, href: Callable[[StatementRow], str]
) -> Matrix:
    """The table of the statements `rows` of the speakers `voices`; each figure leads to its `href`."""
    every = sorted({_day(row) for row in rows} - {""})
    days = [*every[-DAYS:], *([""] if any(not _day(row) for row in rows) else [])]
    said: dict[str, dict[str, list[Said]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        figure = Said(figure_words(row.quantity, language), href(row), row.stance, "contradicts" in row.marks)
        said[key_of(row) or ""][_day(row)].append(figure)
    speakers = [(voice.key, voice.name) for voice in voices if voice.key in said]
    lines = [
        Line(key, name, tuple(tuple(said[key][day]) for day in days))
        for key, name in (*speakers[:ROWS], *([("", "")] if "" in said else []))
    ]
    return Matrix(tuple(days), tuple(lines), max(0, len(every) - DAYS), max(0, len(speakers) - ROWS))


def _day(row: StatementRow) -> str:
    return row.start[:10] if row.start else ""
