"""Whether two documents tell of one happening: points from a fixed table, for each pair alone."""

from collections.abc import Iterable
from functools import cache

from counterclaim.resolve.facts import Facts, Happening, Spot, kilometres, table


def related(a: Happening, b: Happening) -> bool:
    """Whether `a` and `b`, of two documents, are one happening."""
    told = points(a, b)
    total = sum(told.values())
    enough: float = table()["enough"]
    content: float = table()["content"]
    return total >= enough and total - told["countries"] - told["days"] >= content


def points(a: Happening, b: Happening) -> dict[str, float]:
    """What speaks for and against `a` and `b` being one happening, by what it comes from."""
    foreign = abroad(a, b)
    near = places(a.spots, b.spots)
    return {
        "figures": figures(a, b),
        "abroad": foreign,
        "voices": voices(a, b),
        "places": max(near, 0.0) if foreign else near,
        "kinds": kinds(a.kinds, b.kinds),
        "text": text(a.facts, b.facts),
        "countries": countries(a, b),
        "days": days(a, b),
    }


def figures(a: Happening, b: Happening) -> float:
    """Points for figures that both give, and for counting the same thing with other numbers."""
    weights = table()["figures"]
    found = 0.0
    shared = a.figures.keys() & b.figures.keys()
    for figure in sorted(shared):
        _, number, vague = figure
        value = weights["vague"] if vague else worth(number)
        here, there = a.figures[figure], b.figures[figure]
        if min(here, there) > 500 and abs(here - there) > weights["near"]:
            value *= weights["background"]
        found += value + (weights["aligned"] if abs(here - there) <= weights["near"] else 0.0)
    if {figure[0] for figure in a.figures.keys() - shared} & {figure[0] for figure in b.figures.keys() - shared}:
        found += weights["measure"]
    return float(min(found, weights["most"]))


def abroad(a: Happening, b: Happening) -> float:
    """Points for people of one country who are counted in another: few happenings have any."""
    if not a.foreign & b.foreign:
        return 0.0
    weights = table()["figures"]
    counted = {figure[0] for figure in a.figures} & {figure[0] for figure in b.figures}
    return float(min(weights["foreign_most"], weights["foreign"] + weights["foreign_measure"] * len(counted)))


def voices(a: Happening, b: Happening) -> float:
    """Points for bodies and persons who speak in both."""
    weights = table()["figures"]
    return float(min(weights["voice_most"], weights["voice"] * len(a.voices & b.voices)))


@cache
def worth(number: int) -> float:
    """How much it tells that two documents give exactly this number."""
    weights = table()["numbers"]
    for most, value in weights["small"]:
        if number <= most:
            return float(value)
    significant = len(str(number).rstrip("0"))
    return float(weights["round"][min(significant, len(weights["round"]) - 1)])


@cache
def places(a: tuple[Spot, ...], b: tuple[Spot, ...]) -> float:
    """Points for towns and regions: the best pair counts."""
    return max((_spots(here, there) for here in a for there in b), default=0.0)


@cache
def _spots(a: Spot, b: Spot) -> float:
    weights = table()["places"]
    if a.wide and b.wide and a.name == b.name:
        return float(weights["region"])
    far = kilometres(a, b)
    steps = weights["inside" if a.wide or b.wide else "town"]
    return float(next((value for most, value in steps if far <= most), weights["elsewhere"]))


@cache
def _countries(a: frozenset[str], b: frozenset[str]) -> float:
    weights = table()["places"]
    if not a or not b:
        return 0.0
    if not a & b:
        return float(weights["other_country"])
    return float(weights["busy" if a & b <= set(weights["busy_countries"]) else "country"])


def countries(a: Happening, b: Happening) -> float:
    """Points for countries: of the place, or of the counted people."""
    return _countries(a.countries, b.countries)


@cache
def kinds(a: frozenset[str], b: frozenset[str]) -> float:
    """Points for kinds of events."""
    weights = table()["kinds"]
    if not a or not b:
        return 0.0
    if a & b:
        return float(weights["same"])
    alike = any(a & set(group) and b & set(group) for group in weights["alike"])
    return 0.0 if alike else float(weights["other"])


def days(a: Happening, b: Happening) -> float:
    """Points for days: of publication, and of what happened."""
    weights = table()["days"]
    found = 0.0
    if a.facts.published and b.facts.published:
        apart = _apart(a.facts.published, b.facts.published)
        found += next((value for most, value in weights["near"] if apart <= most), weights["far"])
    if a.days & b.days:
        found += weights["same"]
    if a.event_days and b.event_days:
        apart = min(abs(x - y) for x in a.event_days for y in b.event_days)
        found += weights["event"] if apart == 0 else weights["other_event"] if apart > 1 else 0.0
    return found


def _apart(a: tuple[int, int], b: tuple[int, int]) -> int:
    return max(0, b[0] - a[1], a[0] - b[1])


def text(a: Facts, b: Facts) -> float:
    """Points for numbers in digits that both texts have, as far as they make up the poorer text's."""
    shared = a.numbers.keys() & b.numbers.keys()
    if not shared:
        return 0.0
    weights, near = table()["text"], table()["figures"]["near"]
    aligned = sum(abs(a.numbers[number] - b.numbers[number]) <= near for number in shared)
    part = _worth_of(shared) / min(_worth_of(a.numbers), _worth_of(b.numbers))
    return float(min(weights["most"], part * (weights["share"] * _worth_of(shared) + weights["aligned"] * aligned)))


def _worth_of(numbers: Iterable[str]) -> float:
    return sum(map(_text_worth, numbers))


@cache
def _text_worth(number: str) -> float:
    weights = table()["numbers"]
    if "." in number:
        return float(weights["decimal"])
    value = int(number)
    return float(weights["year"]) if 1900 <= value <= 2100 else worth(value)
