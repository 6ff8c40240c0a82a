"""Which counts stand for themselves, and which count people who are, or may be, in another count already."""

from collections.abc import Iterator, Set
from dataclasses import replace

from counterclaim.gazetteer.nesting import within
from counterclaim.output.export.ged.days import days_of
from counterclaim.output.export.ged.deaths import Deaths, counts_of
from counterclaim.output.export.parcel import Parcel
from counterclaim.reconcile.dossier import Dossier
from counterclaim.reconcile.series import Series


def deaths_of(parcel: Parcel) -> list[Deaths]:
    """Every count of killed people, story by story, each with the count that it is within.

    What a round-up tells of a war stands in each of its stories: of counts that share a mention, the one told of most
    stands for all.
    """
    found = [each for dossier in parcel.dossiers for each in _in_story(dossier, parcel)]
    taken: dict[str, Deaths] = {}
    told_again: dict[int, str] = {}
    for place in sorted(range(len(found)), key=lambda at: -len(found[at].series.told)):
        mentions = found[place].toll.claims
        other = next((taken[id] for id in mentions if id in taken), None)
        if found[place].within:
            continue
        if other is not None:
            told_again[place] = other.title
        else:
            taken |= dict.fromkeys(mentions, found[place])
    return [replace(each, within=told_again.get(place, each.within)) for place, each in enumerate(found)]


def _in_story(dossier: Dossier, parcel: Parcel) -> Iterator[Deaths]:
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
    if one.side and not other.side and whole.size == part.size:  # nobody says whose, and the number is the same
        return one.event in ("", other.event)
    if _elsewhere(one, other):
        return False
    if other.aside and not one.aside:
        return not _on_other_days(whole, part)
    if one.event not in ("", other.event):
        return False
    if other.period and not one.period and one.side == other.side:
        return True
    return one.role == "people" != other.role and one.side in ("", other.side) and not part.are_armed


def _elsewhere(one: Series, other: Series) -> bool:
    """Whether two counts are of places that surely lie apart."""
    a, b = one.place, other.place
    return a is not None and b is not None and within(a, b) is False and within(b, a) is False


def _on_other_days(one: Deaths, other: Deaths) -> bool:
    """Whether two counts are of events on different days, both told."""
    days, others = days_of(one), days_of(other)
    return days.clarity == others.clarity == 1 and days != others
