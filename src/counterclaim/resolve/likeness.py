"""Names that look alike: how likely two of them are one person, and a sentence that says why."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from counterclaim.gazetteer.spelling import blurred, heir, parts_of
from counterclaim.gazetteer.states import name_of
from counterclaim.model import Likeness, SourceType
from counterclaim.packs import country_labels

_LEAST = 0.6
_CROWD = 60
"""So many names of one block are compared with their neighbours in order alone, and not all with all."""
_NEIGHBOURS = 10
# what the parts of a score weigh: the letters, the consonants, then what is known beside the name
_LETTERS, _CONSONANTS, _COUNTRY, _OFFICE, _BESIDE = 0.5, 0.25, 0.12, 0.06, 0.07
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
    """What is known of a person: the fullest name, the kind of source, the country, and the entities of the speakers
    whose figures stand in the same claims."""

    entity: str
    name: str
    type: SourceType | None
    country: str | None
    beside: frozenset[str]


def likenesses(people: Mapping[str, Known]) -> dict[str, list[Likeness]]:
    """For each entity those that may be the same person, the likeliest first.

    Near-linear: names are compared that share a part and the first letters of the others, or all their consonants.
    """
    found: dict[str, list[Likeness]] = defaultdict(list)
    for a, b in _pairs(people.values()):
        score, why = compared(a, b)
        if score >= _LEAST:
            found[a.entity].append(Likeness(b.entity, score, why))
            found[b.entity].append(Likeness(a.entity, score, why))
    return {key: sorted(each, key=lambda like: (-like.score, like.entity)) for key, each in found.items()}


def compared(a: Known, b: Known) -> tuple[float, str]:
    """How likely `a` and `b` are one person (0 to 1), and why, in a sentence. 0 where something speaks against it."""
    from rapidfuzz.distance import Levenshtein

    if heir(a.name) != heir(b.name) or (a.country and b.country and a.country != b.country):
        return 0.0, ""
    one, other = "".join(sorted(parts_of(a.name))), "".join(sorted(parts_of(b.name)))
    by_sound = Levenshtein.normalized_similarity(_run(a.name), _run(b.name))
    letters = max(Levenshtein.normalized_similarity(one, other), by_sound)
    consonants = Levenshtein.normalized_similarity(_consonants(a.name), _consonants(b.name))
    beside = sorted(a.beside & b.beside)
    office = a.type is not None and a.type == b.type
    score = _LETTERS * letters + _CONSONANTS * consonants
    score += _COUNTRY * bool(a.country and a.country == b.country) + _OFFICE * office + _BESIDE * bool(beside)
    reasons = [_differ(Levenshtein.distance(one, other))]
    place = country_labels("en").get(a.country or "", ("", ""))[0] if a.country == b.country else ""
    called = _CALLED.get(a.type, "") if office else ""
    if called or place:
        reasons.append(" ".join(filter(None, ("both", called or "of", called and place and "of", place))))
    if beside:
        reasons.append(f"both stand beside {name_of(beside[0])}")
    return round(score, 2), "; ".join(reasons)


def _differ(letters: int) -> str:
    if letters == 0:
        return "the names have the same letters"
    count = _NUMBERS[letters] if letters < len(_NUMBERS) else str(letters)
    return f"the names differ by {count} letter{'s' if letters > 1 else ''}"


def _pairs(people: Iterable[Known]) -> Iterator[tuple[Known, Known]]:
    """Each pair worth comparing, once, in a settled order."""
    blocks: dict[tuple[str, ...], list[Known]] = defaultdict(list)
    for person in sorted(people, key=lambda known: known.entity):
        for key in _blocks(person.name):
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


def _blocks(name: str) -> Iterator[tuple[str, ...]]:
    parts = sorted(blurred(name))
    if len(parts) > 1:
        for k, part in enumerate(parts):
            yield (part, *sorted(other[0] for other in parts[:k] + parts[k + 1 :]))
        yield from combinations(parts, 2)
    yield ("", _consonants(name))


def _run(name: str) -> str:
    return "".join(sorted(blurred(name)))


def _consonants(name: str) -> str:
    """What of a name the scripts write that leave out vowels."""
    return " ".join(sorted("".join(letter for letter in part if letter not in "aeiou") for part in blurred(name)))
