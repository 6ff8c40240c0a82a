"""The dossier of a story: each series with its statements, what stands of it, and who takes a stand to it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from counterclaim.model import Judgement, Overruling, Position, Story, Told, Toll, Verdict
from counterclaim.reconcile.areas import Within
from counterclaim.reconcile.by_people import adopted, overruled
from counterclaim.reconcile.rules import Rules
from counterclaim.reconcile.series import Series, series_of
from counterclaim.reconcile.statements import Statement, in_order, statements_of
from counterclaim.reconcile.subject import Subjects
from counterclaim.reconcile.toll import toll_of
from counterclaim.reconcile.verdicts import verdicts_among


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """The course of one count: its statements in time, what stands of them (None where nothing does), and the positions
    that speak of it."""

    series: Series
    statements: tuple[Statement, ...]
    toll: Toll | None
    positions: tuple[Position, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Dossier:
    """A story with its courses, those of most mentions first, its verdicts, and the positions that speak of no course
    in particular."""

    story: Story
    courses: tuple[Course, ...]
    verdicts: tuple[Verdict, ...]
    positions: tuple[Position, ...] = ()


def dossier_of(
    story: Story, told: Sequence[Told], positions: Sequence[Position], rules: Rules, within: Within, choice: str
) -> Dossier:
    """All that stands of `story`; verdicts and tolls are those that `verdicts_of` and `tolls_of` give of `told`."""
    every = series_of(sorted(told, key=in_order), rules, within)
    stated = {series: statements_of(series, rules) for series in every}
    subjects, spoken_of = Subjects(every), defaultdict[Series | None, list[Position]](list)
    for position in positions:
        spoken_of[subjects.of(position)].append(position)
    courses = tuple(
        Course(
            series,
            tuple(statements),
            toll_of(story.id, series, statements, rules, choice),
            tuple(spoken_of[series]),
        )
        for series, statements in stated.items()
    )
    return Dossier(story, courses, tuple(verdicts_among(told, stated, rules, within)), tuple(spoken_of[None]))


def as_judged(dossiers: Sequence[Dossier], told: Sequence[Judgement]) -> list[Dossier]:
    """`dossiers` with the verdicts and the tolls that the standing judgements `told` put in place of theirs."""
    tolls = iter(adopted((one.toll for dossier in dossiers for one in dossier.courses if one.toll), told))
    found = []
    for dossier in dossiers:
        courses = tuple(replace(one, toll=next(tolls)) if one.toll else one for one in dossier.courses)
        known = {one.claim.id for course in courses for one in course.series.told}
        own = [each for each in told if isinstance(each.what, Overruling) and {each.what.a, each.what.b} <= known]
        found.append(replace(dossier, courses=courses, verdicts=tuple(overruled(dossier.verdicts, own))))
    return found
