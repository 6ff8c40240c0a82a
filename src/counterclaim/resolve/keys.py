"""What happenings are found by: those that share no key are never compared."""

from collections.abc import Iterable
from hashlib import blake2b

from counterclaim.resolve.facts import Happening
from counterclaim.resolve.numerals import worth
from counterclaim.resolve.spot import Spot
from counterclaim.resolve.weights import table

_ANY = "any"
_WEEKS = 6  # a document dated by its year alone is found by the first weeks of it, and by what needs no week


def numbered_keys_of(happening: Happening) -> set[int]:
    """The keys of `happening` as signed 64-bit hashes, odd for those that name no week (see `is_of_any_week`)."""
    return {_number(key) for key in keys_of(happening)}


def is_of_any_week(key: int) -> bool:
    """Whether the numbered `key` is for reports without a date: two that have one share a week when they are near."""
    return key & 1 == 1


def _number(key: str) -> int:
    digest = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, signed=True) & ~1 | key.endswith(_ANY)


def keys_of(happening: Happening) -> set[str]:
    """What `happening` is found by: rare numbers and names, places, kinds and measures by week, people abroad.

    Two happenings that are one share a key, as far as the table goes; sharing a key says nothing yet. Where a key is
    one that everything has, in a country at war, two such in one may still be rare.
    """
    weeks, kinds = _weeks(happening.facts.published), happening.kinds
    own = happening.countries or happening.named
    keys = {f"{m}={n}" for m, n, vague in happening.figures if not vague and worth(n) >= _rare()}
    keys |= {f"text={number}@{week}" for number in _telling(happening.numbers) for week in weeks}
    keys |= {f"{m}={n}@{week}" for m, n, vague in happening.figures if n > 1 and not vague for week in weeks}
    keys |= {f"{c}:{m}={n}@{w}" for c in own for m, n, vague in happening.figures if n > 1 and not vague for w in weeks}
    keys |= {
        f"at={cell}:{kind}@{w}" for spot in happening.spots for cell in _cells(spot) for kind in kinds for w in weeks
    }
    keys |= {f"abroad={country}" for country in happening.foreign}
    keys |= {f"at={cell}@{week}" for spot in _all_spots(happening) for cell in _cells(spot) for week in weeks}
    keys |= {f"name={name}@{week}" for name in _some(happening.rare) for week in weeks if week != _ANY}
    for country in own:
        keys |= {f"{country}:{kind}@{week}" for kind in kinds for week in weeks}
        keys |= {f"{country}:{measure}@{week}" for measure, _, _ in happening.figures for week in weeks}
    return keys


def _all_spots(happening: Happening) -> set[Spot]:
    return {*happening.spots, *happening.named_spots}


def _rare() -> float:
    return float(table()["keys"]["rare"])


def _telling(numbers: Iterable[str]) -> list[str]:
    """Those of `numbers` that tell most."""
    exact = [number for number in numbers if "." not in number and worth(int(number)) >= _rare()]
    return sorted(exact, key=lambda number: (-worth(int(number)), number))[: table()["keys"]["numbers"]]


def _some(names: Iterable[str]) -> list[str]:
    return sorted(names)[: table()["keys"]["names"]]


def _weeks(published: tuple[int, int] | None) -> list[str]:
    """The week of publication and the one after, so that two days that are a week apart share one; "any" always.

    A document without a date has "any" alone.
    """
    if published is None:
        return [_ANY]
    weeks = range(published[0] // 7, published[1] // 7 + 2)
    return [*map(str, weeks[:_WEEKS]), _ANY]


def _cells(spot: Spot) -> set[tuple[int, int]]:
    """The half degrees that `spot` lies in or near: two spots a quarter of a degree apart share one."""
    return {
        (int((spot.lat + north + 90) * 2), int((spot.lon + east + 180) * 2))
        for north in (-0.125, 0.125)
        for east in (-0.125, 0.125)
    }
