"""Which counts stand for themselves, and which count people who are, or may be, in another count already."""

from collections.abc import Iterator, Set
from dataclasses import replace

from counterclaim.output.export.ged.days import days_of
from counterclaim.output.export.ged.deaths import Deaths, counts_of
from counterclaim.output.export.parcel import Parcel
from counterclaim.reconcile.dossier import Dossier


def deaths_of(parcel: Parcel) -> Iterator[Deaths]:
    """Every count of killed people, story by story, each with the count that it is within."""
    for dossier in parcel.dossiers:
        found = counts_of(dossier, parcel.names)
        parts = _told_as_parts(dossier)
        for place, one in enumerate(found):
            larger = (other for at, other in enumerate(found) if (-other.size, at) < (-one.size, place))
            whole = next((other for other in larger if _holds(other, one, parts)), None)
            yield replace(one, within=whole.title) if whole else one


def _told_as_parts(dossier: Dossier) -> set[tuple[int, int]]:
    """The pairs of series, by identity, of which a report or a verdict tells the second as a part of the first."""
    home = {one.claim.id: id(course.series) for course in dossier.courses for one in course.series.told}
    return {(home[each.a], home[each.b]) for each in dossier.verdicts if each.relation == "part_of"}


def _holds(whole: Deaths, part: Deaths, parts: Set[tuple[int, int]]) -> bool:
    """Whether those who are counted in `part` are counted in `whole`, which is no smaller, as well."""
    one, other = whole.series, part.series
    if (id(one), id(other)) in parts:
        return True
    if other.aside and not one.aside:
        return not _apart(whole, part)
    if one.event not in ("", other.event):
        return False
    if other.period and not one.period and one.side == other.side:
        return True
    if one.side and not other.side and whole.size == part.size:  # nobody says whose, and the number is the same
        return True
    return one.role == "people" != other.role and one.side in ("", other.side) and not part.are_armed


def _apart(one: Deaths, other: Deaths) -> bool:
    """Whether two counts are of events on different days, both told."""
    days, others = days_of(one), days_of(other)
    return days.clarity == others.clarity == 1 and days != others
