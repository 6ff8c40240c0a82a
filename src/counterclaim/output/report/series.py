"""A series as a section of the page: its toll, its course in time, its statements, and who takes a stand to it."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from counterclaim.model import Toll, Verdict
from counterclaim.output.chart.drawing import Chart, chart_of
from counterclaim.output.chart.marks import Point
from counterclaim.output.report.archive import Archive
from counterclaim.output.report.positions import PositionView, position_views
from counterclaim.output.report.statements import StatementView, key_of, statement_view
from counterclaim.output.standing import CORROBORATION, range_words
from counterclaim.output.wording import date_words, joined, plain, speaker_words
from counterclaim.reconcile.dossier import Course

WIDE, NARROW = 880.0, 340.0


@dataclass(frozen=True, slots=True)
class End:
    """One of the three numbers of a toll, with who is behind it; `number` is "" where there is none."""

    name: str
    number: str
    by: str


@dataclass(frozen=True, slots=True)
class TollView:
    """What stands of a series, in words; where no number is chosen between sides, `why` says that it is contested."""

    ends: list[End]
    range: str
    as_of: str
    corroboration: str
    contested: bool
    why: str


@dataclass(frozen=True, slots=True)
class SeriesView:
    """A series with its toll, its charts (wide and narrow), its statements in time and the positions taken to it."""

    title: str
    anchor: str
    toll: TollView | None
    statements: list[StatementView]
    reports: int
    speakers: int
    languages: int
    positions: list[PositionView]
    legend: list[tuple[str, str, int]]
    wide: Chart | None
    narrow: Chart | None


def series_view(
    course: Course,
    title: str,
    anchor: str,
    colours: Mapping[str | None, str],
    archive: Archive,
    retold: Mapping[str, Verdict],
) -> SeriesView:
    """The view of one course; its statements get their chips when all of the story have their anchors."""
    statements = [statement_view(one, archive, colours, retold) for one in course.statements]
    claims = [one.claim for one in course.series.told]
    points = [
        Point(
            one.claim.quantity, one.claim.stance, view.date, view.speaker, view.colour, f"#{view.anchor}", len(one.told)
        )
        for one, view in zip(course.statements, statements, strict=True)
    ]
    return SeriesView(
        title=title,
        anchor=anchor,
        toll=toll_view(course.toll) if course.toll else None,
        statements=statements,
        reports=len({claim.doc for claim in claims}),
        speakers=len({key for key in map(key_of, course.statements) if key}),
        languages=len({claim.lang for claim in claims}),
        positions=position_views(course.positions, archive),
        legend=_legend(course, colours),
        wide=chart_of(title, points, WIDE),
        narrow=chart_of(title, points, NARROW),
    )


def toll_view(toll: Toll) -> TollView:
    """The view of one toll."""
    contested = toll.corroboration == "contested"
    ends = [
        End("Low", _number(toll.low), joined(list(map(plain, toll.low_by)))),
        End("Best", _number(toll.best), joined(list(map(plain, toll.best_by)))),
        End("High", _number(toll.high), joined(list(map(plain, toll.high_by)))),
    ]
    return TollView(
        ends=ends,
        range=range_words(toll),
        as_of=date_words(toll.as_of.start, toll.as_of.end) if toll.as_of else "",
        corroboration="" if contested and toll.best is None else CORROBORATION[toll.corroboration],
        contested=contested,
        why=plain(toll.why),
    )


def _number(number: int | None) -> str:
    return "" if number is None else f"{number:,}"


def _legend(course: Course, colours: Mapping[str | None, str]) -> list[tuple[str, str, int]]:
    """Colour, name and number of statements of each speaker, then of all that have no colour of their own.

    Of the names that reports give one speaker, the one that most give.
    """
    names: dict[str | None, Counter[str]] = defaultdict(Counter)
    tally: Counter[str | None] = Counter()
    for statement in course.statements:
        key = key_of(statement)
        key = key if key in colours else ("" if key else None)
        names[key].update(words for one in statement.told if (words := speaker_words(one.claim)))
        tally[key] += 1
    shown: dict[str | None, str] = {"": "other speakers", None: "no speaker named"}
    for key, told in names.items():
        if key:
            known = set(shown.values())
            shown[key] = min(told, key=lambda words: (words in known, -told[words], len(words), words))
    order = sorted(tally, key=lambda key: (key is None, key == "", -tally[key], shown[key]))
    return [(colours.get(key, "none"), shown[key], tally[key]) for key in order]
