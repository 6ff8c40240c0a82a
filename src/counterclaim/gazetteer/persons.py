"""Persons whose offices give figures, by every spelling (`persons.toml` says what each field is)."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from counterclaim.gazetteer.spelling import blurred, heir, is_near, parts_of, sounds_of
from counterclaim.model import SourceType
from counterclaim.packs.tokens import words_of

_INITIAL = 1
_SIMILAR = 0.55  # of two spellings of one given name, as they sound
_FOUND_BY = 3  # letters of a part under which a name is looked up
_ALIKE = 2  # letters, as written, with which a surname by itself must begin: Sharif is not Zarif, whom some call Sarif


@dataclass(frozen=True, slots=True)
class Office:
    """What a person speaks for: the id of a body ("ua.head_of_state"), and the years, both inclusive, if known."""

    of: str
    start: int | None = None
    end: int | None = None

    def held_in(self, year: int) -> bool:
        """Whether the office was held in `year`, as far as is known."""
        return (self.start or year) <= year <= (self.end or year)


@dataclass(frozen=True, slots=True)
class Person:
    """One person: `alone` are forms that mean this person wherever they stand, `full` full names in other spellings
    than `name`, `surnames` forms that do only in a report that names the person's country."""

    id: str
    name: str
    type: SourceType
    country: str | None
    offices: tuple[Office, ...]
    alone: tuple[str, ...] = ()
    full: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form of the name in the table."""
        return (self.name, *self.full, *self.alone, *self.surnames)

    def called(self, lang: str) -> tuple[str, ...]:
        """What texts in `lang` (ISO 639-1) print that means this person wherever it stands."""
        forms = (self.name, *self.full, *self.alone)
        return (*forms, *(form + word for form in forms if not form[0].isupper() for word in _behind_names(lang)))

    def office_in(self, year: int | None) -> Office:
        """The office held in `year`, or the last known."""
        held = [office for office in self.offices if year is not None and office.held_in(year)]
        return (held or self.offices)[-1]


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("persons.toml").read_text(encoding="utf-8"))


def _behind_names(lang: str) -> tuple[str, ...]:
    return tuple(_table()["behind_names"].get(lang, ()))


@lru_cache(maxsize=1)
def persons() -> Mapping[str, Person]:
    """Every person by id, in the order of the table."""
    return {
        row["id"]: Person(
            id=row["id"],
            name=row["name"],
            type=row.get("type", "government"),
            country=row.get("country"),
            offices=tuple(Office(each["of"], each.get("from"), each.get("to")) for each in row["offices"]),
            alone=tuple(row.get("alone", ())),
            full=tuple(row.get("full", ())),
            surnames=tuple(row.get("surnames", ())),
        )
        for row in _table()["person"]
    }


def person_named(name: str, countries: Iterable[str] = ()) -> Person | None:
    """The person whom `name` means, in any spelling or case of it; None where it may be somebody else.

    `countries` are those that the report names: a surname that many bear counts only with its bearer's country.
    """
    printed = _printed().get(words_of(name))
    if printed is not None:
        return _only(printed)
    sounds = sounds_of(name)
    if not sounds or heir(name):
        return None
    near = [person for person, known in _candidates(sounds) if _is_called(sounds, known)]
    if not near:
        sounds = blurred(name)
        begins = parts_of(name)[-1][:_ALIKE]
        near = [
            person
            for person, known in _surnames().get((begins, sounds[-1][:_FOUND_BY]), ())
            if _is_known_by(sounds, known, person)
        ]
    if not near and len(sounds) == 1:
        return _only(_bearing(words_of(name), sounds[0], frozenset(countries)))
    return _only(near)


def holders(body: str) -> tuple[tuple[Person, Office], ...]:
    """Those who have held an office of `body`."""
    return tuple((person, office) for person in persons().values() for office in person.offices if office.of == body)


def _is_called(sounds: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Whether a name of several parts is `known`: its surname and a given name fit, and nothing is left over."""
    if len(sounds) < 2 or len(known) < 2:
        return False
    left = list(known)
    for part in sounds:
        fits = next((each for each in left if is_near(part, each)), None)
        if fits is None and len(part) == _INITIAL:
            fits = next((each for each in left if each.startswith(part)), part)
        if fits is None:
            return False
        if fits in left:
            left.remove(fits)
    return known[-1] not in left and known[0] not in left if len(known) < 4 else len(known) - len(left) >= 2


def _is_known_by(sounds: tuple[str, ...], known: str, person: Person) -> bool:
    """Whether a name ends in a surname that one person alone bears, and the given names before it, if there are any,
    are his in some spelling: Sergueï is Sergei, Jill is not Joe."""
    return is_near(sounds[-1], known) and all(_is_given(part, person) for part in sounds[:-1])


def _is_given(part: str, person: Person) -> bool:
    from rapidfuzz.distance import Levenshtein

    own = _given(person.id)
    if len(part) == _INITIAL:
        return any(each.startswith(part) for each in own)
    return any(Levenshtein.normalized_similarity(part, each) >= _SIMILAR for each in own)


@cache
def _given(identity: str) -> frozenset[str]:
    """The given names of a person in every form listed, as they sound."""
    person = persons()[identity]
    return frozenset(part for form in person.forms if form[0].isupper() for part in blurred(form)[:-1])


def _bearing(words: tuple[str, ...], sound: str, countries: frozenset[str]) -> list[Person]:
    """Those of `countries` who bear a surname that others bear too."""
    return [
        person
        for person in persons().values()
        if person.country in countries
        and any(words_of(form) == words or blurred(form) == (sound,) for form in person.surnames)
    ]


def _only(found: Iterable[Person]) -> Person | None:
    different = {person.id: person for person in found}
    return next(iter(different.values())) if len(different) == 1 else None


@cache
def _printed() -> Mapping[tuple[str, ...], tuple[Person, ...]]:
    found: dict[tuple[str, ...], tuple[Person, ...]] = {}
    for person in persons().values():
        for form in (person.name, *person.full, *person.alone):
            key = words_of(form)
            found[key] = (*found.get(key, ()), person)
    return found


@cache
def _full() -> Mapping[str, list[tuple[Person, tuple[str, ...]]]]:
    """Full names as they sound, by the first letters of each of their parts."""
    found: dict[str, list[tuple[Person, tuple[str, ...]]]] = defaultdict(list)
    for person in persons().values():
        for form in (person.name, *person.full, *person.alone):
            sounds = sounds_of(form) if form[0].isupper() else ()
            for start in {part[:_FOUND_BY] for part in sounds}:
                found[start].append((person, sounds))
    return found


def _candidates(sounds: tuple[str, ...]) -> Iterable[tuple[Person, tuple[str, ...]]]:
    return (each for part in sounds for each in _full().get(part[:_FOUND_BY], ()))


@cache
def _surnames() -> Mapping[tuple[str, str], list[tuple[Person, str]]]:
    """Surnames that mean one person wherever they stand, as they sound, by their first letters as written and as they
    sound."""
    found: dict[tuple[str, str], list[tuple[Person, str]]] = defaultdict(list)
    for person in persons().values():
        for form in person.alone:
            if form[0].isupper() and len(parts_of(form)) == 1:  # in scripts without capitals only what is printed
                (sound,) = blurred(form)
                found[parts_of(form)[0][:_ALIKE], sound[:_FOUND_BY]].append((person, sound))
    return found
