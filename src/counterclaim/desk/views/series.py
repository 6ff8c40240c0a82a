"""A series of a story: what stands of it and why, its statements in time, who takes a stand to it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlencode

from counterclaim.desk.views.asked import Course, told_beside
from counterclaim.desk.views.charts import body_of, key_of
from counterclaim.desk.views.positions import PositionView, position_views
from counterclaim.desk.views.statements import Beside, StatementView, statement_view
from counterclaim.desk.views.tolls import TollView, toll_view
from counterclaim.desk.wording import Language
from counterclaim.ledger import Ledger
from counterclaim.model import StatementRow, Voice
from counterclaim.output.chart.look import Kind
from counterclaim.output.chart.marks import Body

PAGE = 25
"""Statements on a page."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for of a series: the `scale` of its timeline, how it is shown (`view`: "chart", "table" or
    "matrix"), from which statement (`start`, from 0), and only those of a `speaker` (the key), in a language (ISO
    639-1), from the ISO day `since` to `until`; "" is any."""

    scale: Kind = "auto"
    view: str = "chart"
    start: int = 0
    speaker: str = ""
    lang: str = ""
    since: str = ""
    until: str = ""

    @property
    def narrowed(self) -> bool:
        """Whether not all statements are asked for."""
        return bool(self.speaker or self.lang or self.since or self.until)

    def meets(self, row: StatementRow) -> bool:
        """Whether `row` is asked for. What has no date lies in no stretch of time."""
        day = row.start[:10] if row.start else ""
        return (
            self.speaker in ("", key_of(row) or "-")
            and self.lang in ("", row.lang)
            and (not self.since or day >= self.since)
            and (not self.until or "" < day <= self.until)
        )

    def query(self, **other: str | int) -> str:
        """The query of the address that asks for this with `other` things changed, "" or "?…"."""
        asked = {name: getattr(self, name) for name in ("scale", "view", "start", "speaker", "lang", "since", "until")}
        changed = {name: value for name, value in {**asked, **other}.items() if value != getattr(PLAIN, name)}
        return f"?{urlencode(changed)}" if changed else ""


PLAIN = Wanted()


@dataclass(frozen=True, slots=True)
class VoiceView:
    """A speaker of a series: the key, the name, how many statements, and the colour and the body of their marks."""

    key: str
    name: str
    statements: int
    colour: str
    body: Body


@dataclass(frozen=True, slots=True)
class SeriesView:
    """A series: the `place` that it has in its story, what it is called, what stands (None where nothing does), its
    statements from `start` on, of `found` that are asked for and `total` that there are, and its positions.

    `marks` counts its verdicts by mark. `next` and `before` are where the pages beside this one begin, None at an end.
    """

    story: str
    story_title: str
    place: int
    title: str
    measure: str
    toll: TollView | None
    marks: dict[str, int]
    reports: int
    speakers: int
    languages: tuple[str, ...]
    voices: tuple[VoiceView, ...]
    total: int
    found: int
    start: int
    next: int | None
    before: int | None
    statements: tuple[StatementView, ...]
    positions: tuple[PositionView, ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """The statements of a course that one page shows (`rows`), from `start` on, of `found` that are asked for; `next`
    and `before` are where the pages beside it begin, None at an end."""

    course: Course
    rows: Sequence[StatementRow]
    start: int
    found: int
    next: int | None
    before: int | None


def cut(course: Course, wanted: Wanted, size: int = PAGE) -> Cut:
    """The page of `course` that is `wanted`, with at most `size` statements."""
    found = [row for row in course.rows if wanted.meets(row)]
    start = min(max(0, wanted.start), max(0, (len(found) - 1) // size * size))
    following = start + size if start + size < len(found) else None
    return Cut(
        course, found[start : start + size], start, len(found), following, max(0, start - size) if start else None
    )


def series_view(
    store: Ledger, course: Course, language: Language, wanted: Wanted = PLAIN, size: int = PAGE
) -> SeriesView:
    """The view of `course` as it is `wanted`, with at most `size` statements."""
    part = cut(course, wanted, size)
    return cut_view(part, told_beside(store, [course], part.rows), language)


def cut_view(part: Cut, beside: Beside, language: Language) -> SeriesView:
    """The view of `part` of a series, with what is told `beside` its statements."""
    course, card = part.course, part.course.record.card
    return SeriesView(
        story=course.story.id,
        story_title=course.story.title,
        place=card.place,
        title=card.title,
        measure=card.measure,
        toll=toll_view(card.toll, language) if card.toll else None,
        marks=dict(card.marks),
        reports=card.reports,
        speakers=card.speakers,
        languages=tuple(language.tongue(lang) for lang in card.languages),
        voices=_voices(course),
        total=card.statements,
        found=part.found,
        start=part.start,
        next=part.next,
        before=part.before,
        statements=tuple(statement_view(row, beside, course.colours, language) for row in part.rows),
        positions=position_views(course.record.positions, language),
    )


def _voices(course: Course) -> tuple[VoiceView, ...]:
    def view(voice: Voice) -> VoiceView:
        colour = course.colours.get(voice.key, "none")
        return VoiceView(voice.key, voice.name, voice.statements, colour, body_of(colour))

    return tuple(map(view, course.record.voices))


def addresses(course: Course, wanted: Wanted, view: SeriesView) -> Callable[[StatementRow], str]:
    """Where a mark for a statement leads: to the statement itself on the page that shows `view`, or on the page of the
    series that has it."""
    place, shown = course.record.card.place, {one.place for one in view.statements}
    turns = {row.place: turn // PAGE * PAGE for turn, row in enumerate(row for row in course.rows if wanted.meets(row))}

    @cache
    def page(start: int) -> str:
        return f"/stories/{course.story.id}/series/{place}{wanted.query(start=start)}"

    def address(row: StatementRow) -> str:
        own = f"#s{place}-{row.place}"
        return own if row.place in shown else page(turns.get(row.place, 0)) + own

    return address
