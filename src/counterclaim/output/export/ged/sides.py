"""Who was killed, in the columns of the UCDP Georeferenced Event Dataset: the conflict, its sides, deaths by side."""

from datetime import date
from typing import NamedTuple

from counterclaim.gazetteer.conflicts import Conflict, conflicts
from counterclaim.gazetteer.states import name_of, parents
from counterclaim.output.export.ged.days import days_of
from counterclaim.output.export.ged.deaths import Deaths
from counterclaim.output.naming import Names

_BY_SIDE = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")


class Fought(NamedTuple):
    """A conflict, and on which of its two sides (0 or 1) the counted people are."""

    conflict: Conflict
    side: int


def side_columns(deaths: Deaths, fought: Fought | None, names: Names) -> dict[str, object]:
    """The columns of the conflict in which those whom `deaths` counts were killed, and of the best figure by side:
    these four add up to it, or nobody knows."""
    told: dict[str, object] = {}
    if fought:
        sides = fought.conflict.parties(_day(deaths))
        told = {
            "conflict_name": fought.conflict.name,
            "side_a": _named(sides[0], names),
            "side_b": _named(sides[1], names),
        }
    counted = _counted(deaths, fought.side if fought else None)
    if deaths.toll.best is not None and counted:
        told |= {column: deaths.toll.best if column == counted else 0 for column in _BY_SIDE}
    return told


def _counted(deaths: Deaths, side: int | None) -> str | None:
    """The column of those whom `deaths` counts; None of soldiers and fighters of no known side."""
    if deaths.are_armed:
        return None if side is None else _BY_SIDE[side]
    return "deaths_civilians" if deaths.are_civilians else "deaths_unknown"


def fought_in(deaths: Deaths) -> Fought | None:
    """The one conflict in which those counted are on a side, that went on where and when they were killed."""
    day = _day(deaths)
    countries = {one.claim.places[0].country for one in deaths.series.told if one.claim.places}
    if not deaths.series.side or day is None:
        return None
    found = [
        Fought(conflict, side)
        for conflict in conflicts()
        if conflict.goes_on(day) and conflict.where & countries
        if (side := conflict.side((deaths.series.side, *parents(deaths.series.side)), day)) is not None
    ]
    return found[0] if len(found) == 1 else None


def _day(deaths: Deaths) -> date | None:
    days = days_of(deaths)
    return days.last or days.first


def _named(side: frozenset[str], names: Names) -> str:
    """Those on a side, states first: "North Korea; Russia"."""
    states = sorted(names.country(label) for label in side if label.isupper())
    return "; ".join([*states, *sorted(name_of(label) or label for label in side if not label.isupper())])
