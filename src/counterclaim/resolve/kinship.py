"""Whether two documents tell of one happening: points from a fixed table, for each pair alone."""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from counterclaim.resolve.facts import Figure, Happening
from counterclaim.resolve.numerals import worth, worth_of
from counterclaim.resolve.spot import Spot, kilometres
from counterclaim.resolve.weights import table

_ROUNDING = 1e-6
_REMEMBERED = 100_000  # pairs of places


def relation(a: Happening, b: Happening) -> float:
    """How many points say that `a` and `b`, of two documents, are one happening; 0 where too few do."""
    plain = _plain(a, b)
    enough: float = table()["enough"]
    if sum(plain.values()) + _most(a, b) < enough - _ROUNDING:
        return 0.0
    told = _all(a, b, plain)
    total = sum(told.values())
    content: float = table()["content"]
    return total if total >= enough and total - told["countries"] - told["days"] >= content else 0.0


def _most(a: Happening, b: Happening) -> float:
    """No fewer than all points that are not `_plain`, and cost more to find: most pairs are told apart without."""
    weights = table()
    found = max(_best_place(), weights["names"]["shared"][-1]) + weights["figures"]["voice_most"]
    found += weights["figures"]["foreign_most"] if a.foreign & b.foreign else 0.0
    return float(found + (weights["text"]["most"] if a.numbers.keys() & b.numbers.keys() else 0.0))


@cache
def _best_place() -> float:
    weights = table()["places"]
    steps = (value for name in ("town", "inside") for _, value in weights[name])
    return float(max(*steps, weights["region"], weights["large"]))


def points(a: Happening, b: Happening) -> dict[str, float]:
    """What speaks for and against `a` and `b` being one happening, by what it comes from."""
    return _all(a, b, _plain(a, b))


def _plain(a: Happening, b: Happening) -> dict[str, float]:
    return {
        "figures": figures(a, b),
        "kinds": kinds(a.kinds, b.kinds),
        "countries": countries(a, b),
        "days": days(a, b),
    }


def _all(a: Happening, b: Happening, plain: Mapping[str, float]) -> dict[str, float]:
    foreign = abroad(a, b)
    near = places(a, b)
    near = max(near, names(a, b)) if near >= 0 else near  # a name that both have is a place that no gazetteer has
    return {
        "figures": plain["figures"],
        "abroad": foreign,
        "voices": voices(a, b),
        "places": max(near, 0.0) if foreign else near,
        "kinds": plain["kinds"],
        "text": text(a, b),
        "countries": plain["countries"],
        "days": plain["days"],
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
    if not _measures(a, b):
        found += weights["nothing"]
    found += sum(_near(a.figures, b.figures, measure) for measure in _measures(a, b) - {figure[0] for figure in shared})
    return float(min(found, weights["most"]))


def _measures(a: Happening, b: Happening) -> set[str]:
    return {figure[0] for figure in a.figures} & {figure[0] for figure in b.figures}


def _near(a: Iterable[Figure], b: Iterable[Figure], measure: str) -> float:
    """Points for the two nearest numbers of what is counted in both: tolls rise, but seldom many times over."""
    ratio = min(
        max(here[1], there[1], 1) / max(1, min(here[1], there[1]))
        for here in a
        for there in b
        if here[0] == there[0] == measure
    )
    steps = table()["figures"]["ratios"]
    return float(next((value for most, value in steps if ratio <= most), steps[-1][1]))


def abroad(a: Happening, b: Happening) -> float:
    """Points for people of one country who are counted in the same other one: few happenings have any."""
    own = a.foreign & b.foreign
    if not own or not (a.countries - own) & (b.countries - own):
        return 0.0
    weights = table()["figures"]
    more = weights["foreign_measure"] * len(_measures(a, b))
    return float(min(weights["foreign_most"], weights["foreign"] + more))


def voices(a: Happening, b: Happening) -> float:
    """Points for bodies and persons who speak in both."""
    weights = table()["figures"]
    return float(min(weights["voice_most"], weights["voice"] * len(a.voices & b.voices)))


def places(a: Happening, b: Happening) -> float:
    """Points for towns and regions: where the figures belong, or, for less, what the texts name."""
    told = _best(a.spots, b.spots)
    if told is not None and told > 0:
        return told
    weights = table()["places"]
    named = max(_best(a.spots, b.named_spots) or 0.0, _best(a.named_spots, b.spots) or 0.0)
    if named > 0:
        return float(weights["named_once"] * named)
    both = max(_best(a.named_spots, b.named_spots) or 0.0, 0.0)
    return (told or 0.0) + float(weights["named"] * both)


@lru_cache(_REMEMBERED)
def _best(a: tuple[Spot, ...], b: tuple[Spot, ...]) -> float | None:
    return max((_spots(here, there) for here in a for there in b), default=None)


@lru_cache(_REMEMBERED)
def _spots(a: Spot, b: Spot) -> float:
    weights = table()["places"]
    if a.wide and b.wide and a.name == b.name:
        return float(weights["region"])
    if a.large and b.large and a.name == b.name:
        return float(weights["large"])
    far = kilometres(a, b)
    steps = weights["inside" if a.wide or b.wide else "town"]
    return float(next((value for most, value in steps if far <= most), weights["elsewhere"]))


def names(a: Happening, b: Happening) -> float:
    """Points for rare names that both texts have, if they appeared in the same days: one may be chance."""
    weights = table()["names"]
    if not (a.facts.published and b.facts.published):
        return 0.0
    if _apart(a.facts.published, b.facts.published) > weights["days"]:
        return 0.0
    steps = weights["shared"]
    return float(steps[min(len(a.rare & b.rare), len(steps) - 1)])


def countries(a: Happening, b: Happening) -> float:
    """Points for countries: of the place, or of the counted people."""
    weights = table()["places"]
    if a.countries & b.countries:
        return float(weights["busy" if a.countries & b.countries <= set(weights["busy_countries"]) else "country"])
    if a.countries & b.named or b.countries & a.named:
        return float(weights["named_country"] if a.countries and b.countries else weights["only_named_country"])
    return float(weights["other_country"]) if a.countries and b.countries else 0.0


@lru_cache(_REMEMBERED)
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


def text(a: Happening, b: Happening) -> float:
    """Points for numbers in digits that both texts have and that are not figures of both already, as far as they make
    up the poorer text's."""
    counted = {str(number) for _, number, _ in a.figures.keys() & b.figures.keys()}
    shared = (a.numbers.keys() & b.numbers.keys()) - counted
    if not shared:
        return 0.0
    weights, near = table()["text"], table()["figures"]["near"]
    aligned = sum(abs(a.numbers[number] - b.numbers[number]) <= near for number in shared)
    part = _worth_of(shared) / min(_worth_of(a.numbers.keys() - counted), _worth_of(b.numbers.keys() - counted))
    return float(min(weights["most"], part * (weights["share"] * _worth_of(shared) + weights["aligned"] * aligned)))


def _worth_of(numbers: Iterable[str]) -> float:
    return sum(map(worth_of, numbers))
