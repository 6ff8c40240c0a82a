"""The timeline of a series as a page shows it: two drawings, wide and narrow, with a key to their marks."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache

from babel.dates import format_skeleton

from counterclaim.desk.views.figures import date_of, figure_words
from counterclaim.desk.wording import Language
from counterclaim.model import SeriesRecord, StatementRow, Voice
from counterclaim.output.chart.colours import colours_of
from counterclaim.output.chart.drawing import Chart, chart_of
from counterclaim.output.chart.look import Band, Kind, Look
from counterclaim.output.chart.marks import BODIES, Body, Point, Shape
from counterclaim.output.chart.scale import Writing

WIDE, NARROW = 880.0, 340.0
MOST = {WIDE: 120, NARROW: 50}
"""Marks on a chart of each width; of more, those that stand close are drawn as one."""
_TIES = 12
_SHAPES: tuple[Shape, ...] = ("dot", "ring", "up", "down", "bar", "vague")


@dataclass(frozen=True, slots=True)
class Sign:
    """A speaker in the key of a chart: colour and body of the marks, the name, and how many statements."""

    colour: str
    body: Body
    name: str
    statements: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A series drawn `wide` and `narrow`, with the key to its speakers; `others` have no colour of their own, and
    `nameless` statements no speaker. `shapes` are those that are on it."""

    wide: Chart
    narrow: Chart
    signs: tuple[Sign, ...]
    others: int
    nameless: int
    shapes: tuple[Shape, ...]

    @property
    def hollow(self) -> bool:
        """Whether a mark is only possible, or denied."""
        return any(mark.hollow for mark in self.wide.marks)

    @property
    def piled(self) -> bool:
        """Whether a mark stands for several."""
        return any(mark.more for mark in self.wide.marks)


def key_of(row: StatementRow) -> str | None:
    """What makes two statements of one speaker, as `Voice.key` does; None where nobody is named."""
    return " + ".join(row.speakers) or row.name.casefold() or None


def colours_among(every: Sequence[Sequence[Voice]]) -> list[Mapping[str | None, str]]:
    """The colours of the speakers of each series of a story, given as their voices: the same in each, as far as the
    palette goes."""
    return colours_of([[voice.key for voice in voices for _ in range(voice.statements)] for voices in every])


def body_of(colour: str) -> Body:
    """The body of the marks in `colour`."""
    return BODIES[int(colour)] if colour.isdecimal() else "circle"


def picture_of(
    record: SeriesRecord,
    rows: Sequence[StatementRow],
    colours: Mapping[str | None, str],
    language: Language,
    title: str,
    href: Callable[[StatementRow], str],
    kind: Kind = "auto",
    contradictions: Sequence[tuple[str, str]] = (),
) -> Picture | None:
    """The drawings, called `title`, of the statements `rows` of a series, each leading to its `href`; None where they
    have no two different figures. `contradictions` are pairs of claims, the weightiest first, to be tied together."""
    points = [_point(row, colours, language, href(row)) for row in rows]
    places = {row.claim: point.href for row, point in zip(rows, points, strict=True)}
    ties = tuple((places[a], places[b]) for a, b in contradictions if a in places and b in places)
    toll = record.card.toll
    look = Look(
        kind=kind,
        band=Band(toll.low, toll.best, toll.high) if toll else None,
        adopted=toll is not None and toll.adopted,
        joined=True,
        shaped=True,
        ties=ties[:_TIES],
        writing=writing_of(language),
    )
    wide, narrow = (chart_of(title, points, width, replace(look, most=most)) for width, most in MOST.items())
    if wide is None or narrow is None:
        return None
    there = {mark.shape for mark in wide.marks}
    return Picture(wide, narrow, *_signs(rows, record.voices, colours), tuple(one for one in _SHAPES if one in there))


def _point(row: StatementRow, colours: Mapping[str | None, str], language: Language, href: str) -> Point:
    date, key, number = date_of(row, language), key_of(row), figure_words(row.quantity, language)
    stance = "" if row.stance == "asserted" else f" ({language.named(row.stance, 'stance')})"
    again = ""
    if row.reports > 1:
        told = language.ngettext("in {number} report", "in {number} reports", row.reports)
        again = ", " + told.format(number=language.number(row.reports))
    title = f"{number}{stance}: {row.name or language.gettext('no speaker named')}, {date.words}{again}"
    return Point(
        row.quantity, row.stance, date, row.name, colours.get(key, "none"), href, row.mentions, key, number, title
    )


def _signs(
    rows: Sequence[StatementRow], voices: Sequence[Voice], colours: Mapping[str | None, str]
) -> tuple[tuple[Sign, ...], int, int]:
    keys = [key_of(row) for row in rows]
    signs = tuple(
        Sign(colour, body_of(colour), voice.name, voice.statements)
        for voice in voices
        if (colour := colours.get(voice.key)) and voice.key in keys
    )
    return signs, sum(bool(key) and key not in colours for key in keys), sum(key is None for key in keys)


@cache
def writing_of(language: Language) -> Writing:
    """How a chart writes numbers and days in `language`."""

    def day(moment: datetime) -> str:
        return str(format_skeleton("MMMd", moment, locale=language.locale))

    def more(others: int) -> str:
        told = language.ngettext("and {number} more beside it", "and {number} more beside it", others)
        return told.format(number=language.number(others))

    def in_words(many: int, told: str, rest: int) -> str:
        if rest:
            said = language.gettext("{count} figures in time order. {figures}; and {rest} more, listed below.")
        else:
            said = language.gettext("{count} figures in time order. {figures}.")
        return said.format(count=language.number(many), figures=told, rest=language.number(rest))

    return Writing(
        number=language.number,
        hour="{:%H:%M}".format,
        day=day,
        month=lambda moment: str(format_skeleton("MMM", moment, locale=language.locale)),
        date=lambda moment: language.date(f"{moment:%Y-%m-%d}"),
        undated=language.gettext("undated"),
        by_date=lambda title: language.gettext("{title}, by date").format(title=title),
        more=more,
        in_words=in_words,
    )
