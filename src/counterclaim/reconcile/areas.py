"""By place: what lies apart, and what is a part of a larger whole."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal

from counterclaim.model import Place, Told
from counterclaim.reconcile.leads import leads_and_asides

Aside = Literal["", "place", "other"]
"""Whether figures are what reports lead with (""), or told on the side: of a place of its own, or of who knows what."""

Within = Callable[[Place, Place], bool | None]
"""Whether the first place lies in the second: True, False (surely apart), None (not known)."""

_BESIDE = 20  # wholes of one report that a part is held against


def by_place(
    main: Sequence[Told], asides: Sequence[Told], within: Within, *, local: bool
) -> Iterator[tuple[Aside, list[Told]]]:
    """The figures of one kind by place, each group with how its figures are told.

    `main` are what reports lead with, `asides` what they tell on the side. Towns and regions that lie apart are two
    groups, unless one report gives one figure for both. What names only a country, or nothing, belongs to the group
    that shares its figure, else to the one told of most that no report counts as a part. People of a side (not `local`)
    are counted wherever they fight: only what a report counts apart is apart.
    """
    if len(main) == 1 and not asides:  # as most are
        yield "", list(main)
        return
    seats = _Seats([*main, *asides], within)
    groups: dict[int | None, list[Told]] = defaultdict(list)
    for one in main:
        groups[seats.of(one)].append(one)
    wide = groups.pop(None, [])
    parts = {seat for one in smaller([*asides, *main], wide) if (seat := seats.of(one)) is not None}
    told = figures_of(wide)
    parts -= {seat for seat, members in groups.items() if not told.isdisjoint(figures_of(members))}
    if local:
        yield from _local(groups, wide, parts, [one for one in asides if seats.of(one) is not None], seats)
        yield from (("other", [one]) for one in asides if seats.of(one) is None)
    else:
        yield "", [*wide, *(one for seat, members in groups.items() if seat not in parts for one in members)]
        yield from (("", members) for seat, members in groups.items() if seat in parts)


def _local(
    groups: dict[int | None, list[Told]],
    wide: Sequence[Told],
    parts: set[int],
    asides: Sequence[Told],
    seats: "_Seats",
) -> Iterator[tuple[Aside, list[Told]]]:
    whole = [seat for seat in groups if seat not in parts]
    largest = max(whole, key=lambda seat: (len(groups[seat]), -(seat or 0)), default=None)
    rest: list[Told] = []
    figures = {seat: figures_of(groups[seat]) for seat in whole}
    for one in wide:
        figure = one.claim.quantity.spoken
        home = next((seat for seat in whole if figure in figures[seat]), largest)
        (rest if home is None else groups[home]).append(one)
        figures.setdefault(home, set()).add(figure)
    told_apart: dict[int | None, list[Told]] = defaultdict(list)
    for one in asides:
        seat = seats.of(one)
        (groups if seat in parts and seat in groups else told_apart)[seat].append(one)
    if rest:
        yield "", rest
    yield from (("", members) for members in groups.values())
    for members in told_apart.values():
        main, others = leads_and_asides(members)
        yield "place", main
        yield from (("other", [one]) for one in others)


def smaller(parts: Sequence[Told], wholes: Sequence[Told]) -> list[Told]:
    """Those of `parts` beside which their own report, the same speaker and the same time have a larger whole."""
    by_doc: dict[str, list[Told]] = defaultdict(list)
    for one in wholes:
        by_doc[one.claim.doc].append(one)
    return [one for one in parts if any(_smaller_than(one, whole) for whole in by_doc[one.claim.doc][:_BESIDE])]


def _smaller_than(one: Told, whole: Told) -> bool:
    if one.claim.quantity.spoken >= whole.claim.quantity.spoken or one.time != whole.time:
        return False
    return not (one.speakers and whole.speakers) or bool(one.bodies & whole.bodies)


def figures_of(members: Iterable[Told]) -> set[int]:
    """The figures that `members` give, as they were spoken."""
    return {one.claim.quantity.spoken for one in members}


class _Seats:
    """Numbers for the areas that figures are about: towns and regions below a country."""

    def __init__(self, told: Sequence[Told], within: Within) -> None:
        self._seat = _seats([area for one in told if (area := _area(one)) is not None], within)
        self._same: dict[int, int] = {}
        figures: dict[tuple[str, int], int] = {}
        for one in told:
            seat = self.of(one)
            if seat is not None:
                first = figures.setdefault((one.claim.doc, one.claim.quantity.spoken), seat)
                self._join(first, seat)

    def of(self, one: Told) -> int | None:
        """The number of the area of `one`, None where no town or region is named."""
        area = _area(one)
        return None if area is None else self._top(self._seat[area])

    def _top(self, seat: int) -> int:
        while seat in self._same:
            seat = self._same[seat]
        return seat

    def _join(self, one: int, other: int) -> None:
        low, high = sorted((self._top(one), self._top(other)))
        if low != high:
            self._same[high] = low


def _area(one: Told) -> Place | None:
    place = one.claim.places[0] if one.claim.places else None
    return place if place is not None and place.precision != "country" else None


def _seats(places: Sequence[Place], within: Within) -> dict[Place, int]:
    """Each place with a number, the same for places of which one lies, or may lie, in another."""
    found: dict[Place, int] = {}
    members: list[list[Place]] = []
    counted = Counter(places)
    # The finer a place, the surer it tells areas apart.
    for place in sorted(counted, key=lambda p: (p.precision == "region", -counted[p], p.name, p.country or "")):
        home = next((n for n, seat in enumerate(members) if all(_near(place, other, within) for other in seat)), None)
        if home is None:
            home = len(members)
            members.append([])
        members[home].append(place)
        found[place] = home
    return found


def _near(one: Place, other: Place, within: Within) -> bool:
    if one.name == other.name and one.country == other.country:
        return True
    return within(one, other) is not False or within(other, one) is not False
