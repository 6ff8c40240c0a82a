"""Names that look alike: how likely two of them are one person, and a sentence that says why."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from counterclaim.gazetteer.spelling import blurred, heir, parts_of
from counterclaim.gazetteer.states import name_of
from counterclaim.model import Likeness, SourceType
from counterclaim.packs import country_labels

LEAST = 0.6
"""How likely two names must be one person to be proposed."""

_CROWD = 60
"""So many names of one block are compared with their neighbours in order alone, and not all with all."""
_NEIGHBOURS = 10
# what the parts of a score weigh: the letters, the consonants, then what is known beside the name
_LETTERS, _CONSONANTS, _COUNTRY, _OFFICE, _BESIDE = 0.5, 0.25, 0.12, 0.06, 0.07
_OTHER_OFFICE = 0.15
_LEAST_PART = 0.55
"""How alike the letters and consonants of each part must be."""
_SAME_RUN = 0.9
_VAGUE: frozenset[SourceType | None] = frozenset({None, "other", "witness"})
_CALLED: dict[SourceType | None, str] = {
    "government": "officials",
    "military": "of the military",
    "intelligence": "of an intelligence service",
    "police": "of the police",
    "rescue": "of rescue services",
    "opposition": "lawmakers or politicians",
    "armed_group": "of armed groups",
    "international": "of international bodies",
    "ngo": "of aid or rights groups",
}
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a person: the fullest name, the kind of source, the country, the entities of the speakers whose
    figures stand in the same claims, and whether it is `listed` in the gazetteer."""

    entity: str
    name: str
    type: SourceType | None
    country: str | None
    beside: frozenset[str]
    listed: bool = False


def likenesses(people: Mapping[str, Known]) -> dict[str, list[Likeness]]:
    """For each entity those that may be the same person, the likeliest first.

    Near-linear: names are compared that share a part and the first letters of the others, or all their consonants.
    """
    found: dict[str, list[Likeness]] = defaultdict(list)
    for a, b in _pairs(people.values()):
        score, why = compared(a, b)
        if score >= LEAST:
            found[a.entity].append(Likeness(b.entity, score, why))
            found[b.entity].append(Likeness(a.entity, score, why))
    return {key: sorted(each, key=lambda like: (-like.score, like.entity)) for key, each in found.items()}


def compared(a: Known, b: Known) -> tuple[float, str]:
    """How likely `a` and `b` are one person (0 to 1), and why, in a sentence. 0 where something speaks against it: two
    countries, an heir, two persons of the gazetteer, or one part of the names that is quite another."""
    if (a.listed and b.listed) or heir(a.name) != heir(b.name) or (a.country and b.country and a.country != b.country):
        return 0.0, ""
    letters, consonants = _alike(blurred(a.name), blurred(b.name))
    if letters == 0:
        return 0.0, ""
    beside = sorted(a.beside & b.beside)
    office = a.type is not None and a.type == b.type
    other_office = not office and a.type not in _VAGUE and b.type not in _VAGUE
    score = _LETTERS * letters + _CONSONANTS * consonants - _OTHER_OFFICE * other_office
    score += _COUNTRY * bool(a.country and a.country == b.country) + _OFFICE * office + _BESIDE * bool(beside)
    reasons = [_differ(_distance(a.name, b.name))]
    place = country_labels("en").get(a.country or "", ("", ""))[0] if a.country == b.country else ""
    called = _CALLED.get(a.type, "") if office else ""
    if called or place:
        reasons.append(" ".join(filter(None, ("both", called or "of", called and place and "of", place))))
    if beside:
        reasons.append(f"both stand beside {name_of(beside[0])}")
    return round(max(score, 0.0), 2), "; ".join(reasons)


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[float, float]:
    """How alike the letters and the consonants of two names are (0 to 1), part by part in the best order; 0 where a
    part has no match."""
    from rapidfuzz.distance import Levenshtein

    ratio = Levenshtein.normalized_similarity
    if len(one) != len(other):
        joined = "".join(one), "".join(other)
        if ratio(*joined) >= _SAME_RUN:  # "Xiao-ming" is "Xiaoming"
            return ratio(*joined), ratio(_consonants(joined[0]), _consonants(joined[1]))
    fewer, more = sorted((one, other), key=len)
    left, pairs = list(more), list[tuple[float, float]]()
    for part in fewer:
        best = max(left, key=lambda each: ratio(part, each) + ratio(_consonants(part), _consonants(each)))
        left.remove(best)
        pairs.append((ratio(part, best), ratio(_consonants(part), _consonants(best))))
    if len(pairs) < 2 or min(sum(pair) / 2 for pair in pairs) < _LEAST_PART:
        return 0.0, 0.0
    told = 1 - len(left) / len(more) / 2  # a part that one name lacks
    return told * sum(pair[0] for pair in pairs) / len(pairs), told * sum(pair[1] for pair in pairs) / len(pairs)


def _distance(one: str, other: str) -> int:
    from rapidfuzz.distance import Levenshtein

    return min(
        Levenshtein.distance("".join(order(parts_of(one))), "".join(order(parts_of(other))))
        for order in (sorted, tuple)
    )


def _differ(letters: int) -> str:
    if letters == 0:
        return "the names have the same letters"
    count = _NUMBERS[letters] if letters < len(_NUMBERS) else str(letters)
    return f"the names differ by {count} letter{'s' if letters > 1 else ''}"


def _pairs(people: Iterable[Known]) -> Iterator[tuple[Known, Known]]:
    """Each pair worth comparing, once, in a settled order."""
    blocks: dict[tuple[str, ...], list[Known]] = defaultdict(list)
    for person in sorted(people, key=lambda known: known.entity):
        for key in blocks_of(person.name):
            blocks[key].append(person)
    seen: set[tuple[str, str]] = set()
    for block in blocks.values():
        for a, b in _near(block):
            if (a.entity, b.entity) not in seen:
                seen.add((a.entity, b.entity))
                yield a, b


def _near(block: list[Known]) -> Iterator[tuple[Known, Known]]:
    if len(block) <= _CROWD:
        yield from combinations(block, 2)
        return
    for k, person in enumerate(block):
        for other in block[k + 1 : k + 1 + _NEIGHBOURS]:
            yield person, other


def blocks_of(name: str) -> Iterator[tuple[str, ...]]:
    """What names have in common that are worth comparing with `name`: one of these is enough."""
    parts = sorted(blurred(name))
    if len(parts) > 1:
        for k, part in enumerate(parts):
            yield (part, *sorted(other[0] for other in parts[:k] + parts[k + 1 :]))
        yield from combinations(parts, 2)
    yield ("", "".join(sorted(map(_consonants, parts))))
    yield ("", "", _consonants("".join(blurred(name))))


def _consonants(text: str) -> str:
    """What of a name the scripts write that leave out vowels."""
    return "".join(letter for letter in text if letter not in "aeiou")
