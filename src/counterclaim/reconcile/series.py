"""Which claims of a story belong together: the same thing counted, of the same people, place, event and period."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from counterclaim.model import Claim, Place, Role, Told
from counterclaim.reconcile.areas import Aside, Within, by_place, figures_of, smaller
from counterclaim.reconcile.leads import leads_and_asides
from counterclaim.reconcile.rules import Rules

K = TypeVar("K", bound=Hashable)

_ARMED: frozenset[Role] = frozenset(("soldiers", "fighters"))
_ARMED_ROLE = "armed"
_WHOLE = "people"
_SHORT = 40.0  # days: a period up to this long is counted apart, a longer one is a running count


@dataclass(frozen=True, slots=True, eq=False)
class Series:
    """Figures that can be held against each other.

    `side` is the country or force of the counted people, "" for those of the place itself; `role` "people", "armed" or
    a role that reports count apart; `place` the place below the country, or the country, None where nobody says;
    `event` names the day and kind of one event, "" for the only one or a running count; `period` the days of a count
    of its own ("2025-01-02..2025-01-03"), "" for the whole. `aside` figures are told on the side: parts, older counts
    and other happenings, of which nothing but their places is sure.
    """

    measure: str
    unit: str
    side: str
    role: str
    place: Place | None
    event: str
    period: str
    told: tuple[Told, ...]
    aside: Aside = ""


def series_of(told: Sequence[Told], rules: Rules, within: Within) -> list[Series]:
    """The series of a story's `told`, the largest first."""
    found = [
        Series(measure, unit, side, role, _place_of(same), event, period, tuple(same), aside)
        for (measure, unit), counted in _grouped(told, lambda one: (one.claim.measure, one.claim.quantity.unit))
        for side, of_side in _grouped(counted, lambda one: side_of(one.claim))
        for role, of_role in _by_role(of_side, side)
        for event, main, asides in _by_event(of_role, side, rules)
        for aside, there in by_place(main, asides, within, local=not side)
        for period, same in _by_period(there)
    ]
    return sorted(found, key=lambda one: (-len(one.told), one.measure, one.side, one.role, one.told[0].claim.id))


def side_of(claim: Claim) -> str:
    """The force or country of the counted people; "" for the people of the place, or of whom nothing is said."""
    group = claim.group
    if group.entity:
        return group.entity
    here = claim.places[0].country if claim.places else None
    return "" if group.country is None or (group.country == here and group.role not in _ARMED) else group.country


def role_of(claim: Claim) -> str:
    """Armed people are of one kind, whatever they are called; of others the role as told."""
    return _ARMED_ROLE if claim.group.role in _ARMED else claim.group.role


def _grouped(told: Sequence[Told], key: Callable[[Told], K]) -> Iterator[tuple[K, list[Told]]]:
    groups: dict[K, list[Told]] = defaultdict(list)
    for one in told:
        groups[key(one)].append(one)
    yield from groups.items()


def _by_role(told: Sequence[Told], side: str) -> Iterator[tuple[str, list[Told]]]:
    """By role. A role is only another name for the whole where it shares a figure with it, and for the people of a side
    where it is armed, unless a report counts it apart from a larger whole."""
    roles = Counter(role_of(one.claim) for one in told)
    whole = _whole_of(roles)
    if len(roles) == 1:  # as in most series
        return iter([(whole, list(told))])
    figures = {one.claim.quantity.spoken for one in told if role_of(one.claim) == whole}
    same = {role_of(one.claim) for one in told if one.claim.quantity.spoken in figures}
    same |= {whole} | ({_ARMED_ROLE} if side and whole == _WHOLE else set())
    same -= _counted_apart(told, whole)
    return _grouped(told, lambda one: whole if (role := role_of(one.claim)) in same else role)


def _whole_of(roles: Mapping[str, int]) -> str:
    return _WHOLE if _WHOLE in roles else min(roles, key=lambda role: (-roles[role], role))


def _counted_apart(told: Sequence[Told], whole: str) -> set[str]:
    """The roles of which some report gives a smaller figure than it gives of the whole."""
    wholes = [one for one in told if role_of(one.claim) == whole]
    others = [one for one in told if role_of(one.claim) != whole]
    return {role_of(one.claim) for one in smaller(others, wholes)}


def _by_event(told: Sequence[Told], side: str, rules: Rules) -> Iterator[tuple[str, list[Told], list[Told]]]:
    """By the day of the event for what happens again and again in one place: what reports lead with, and the rest.

    A report that gives no day belongs to the event that shares its figure, else to the last one before it was told.
    The people of a side are counted over a whole war: there, nothing is told on the side.
    """
    if side:
        yield "", list(told), []
        return
    main, asides = leads_and_asides(told)
    days: dict[str, list[Told]] = defaultdict(list)
    undated: list[Told] = []
    for one in main:
        day = _event_day(one.claim, rules)
        (undated if day is None else days[day]).append(one)
    merged = _same_figures(days)
    if len(merged) < 2:
        yield "", main, asides
        return
    figures = {day: figures_of(members) for day, members in merged.items()}
    for one in undated:
        figure = one.claim.quantity.spoken
        home = next((day for day in merged if figure in figures[day]), None) or _last_before(one, merged)
        merged[home].append(one)
        figures[home].add(figure)
    for day, members in merged.items():
        docs = {one.claim.doc for one in members}
        yield day, members, [one for one in asides if one.claim.doc in docs]


def _event_day(claim: Claim, rules: Rules) -> str | None:
    """The day that the sentence itself gives for what happened; what is called a toll has the day of its count."""
    if claim.counting == "cumulative" or (claim.event is not None and claim.event.kind in rules.lasting):
        return None
    day = claim.event if claim.event and claim.event.start else claim.as_of if "as_of" in claim.evidence else None
    if day is None or day.start is None or day.start[:10] != (day.end or "")[:10]:
        return None
    return day.start[:10]


def _same_figures(days: Mapping[str, Sequence[Told]]) -> dict[str, list[Told]]:
    """Days of which one repeats a figure of another are one event, told with two dates: the earlier."""
    merged: dict[str, list[Told]] = {}
    figures: dict[str, set[int]] = {}
    for day in sorted(days):
        own = figures_of(days[day])
        home = next((d for d in merged if not own.isdisjoint(figures[d])), day)
        merged.setdefault(home, []).extend(days[day])
        figures.setdefault(home, set()).update(own)
    return merged


def _last_before(one: Told, days: Mapping[str, Sequence[Told]]) -> str:
    """The last day before the report of `one` appeared, else the first."""
    seen = one.seen.start if one.seen.start is not None else one.time.start
    earlier = [day for day in days if seen is None or date.fromisoformat(day).toordinal() <= seen]
    return max(earlier, default=min(days))


def _by_period(told: Sequence[Told]) -> Iterator[tuple[str, list[Told]]]:
    """By the days of a count of its own ("in the past 24 hours"), and new ones apart from the whole."""
    whole = any(not _short(one.claim) and one.claim.counting != "new" for one in told)

    def period(one: Told) -> str:
        window = one.claim.window
        if _short(one.claim) and window is not None:
            return f"{window.start}..{window.end}"
        return "new" if whole and one.claim.counting == "new" else ""

    return _grouped(told, period)


def _short(claim: Claim) -> bool:
    window = claim.window
    if window is None or claim.counting == "cumulative":
        return False
    return _days(window.end) - _days(window.start) <= _SHORT


def _days(iso: str) -> float:
    return float(date.fromisoformat(iso[:10]).toordinal())


def _place_of(told: Sequence[Told]) -> Place | None:
    """The finest place that a quarter of the reports name which name one (copies count as one); of several, the one
    named most."""
    reports: dict[tuple[str | None, str], set[str]] = defaultdict(set)
    places: dict[tuple[str | None, str], Place] = {}
    for one in told:
        for place in one.claim.places[:1]:
            reports[place.country, place.name].add(one.origin)
            places.setdefault((place.country, place.name), place)
    if not places:
        return None
    enough = len(set[str]().union(*reports.values())) / 4
    finest = ("point", "town", "region", "country")
    named = [key for key in places if len(reports[key]) >= enough] or list(places)
    return places[min(named, key=lambda key: (finest.index(places[key].precision), -len(reports[key]), key[1]))]
