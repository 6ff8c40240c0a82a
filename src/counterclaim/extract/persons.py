"""Who a named person is: one of the gazetteer, or one known by the fullest name that the report prints."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from counterclaim.extract.full_names import NO_NAMES, fullest, name_around, names
from counterclaim.extract.phrases import Phrase, half_small
from counterclaim.extract.tagging import Tagged
from counterclaim.gazetteer.persons import Person, holders, person_named, persons
from counterclaim.gazetteer.places import cities, named_cities
from counterclaim.gazetteer.spelling import parts_of
from counterclaim.model import SourceType, Speaker

if TYPE_CHECKING:
    from counterclaim.extract.reading import Reading

# the kind of office whose figures are its holder's
_ONE_PERSON = ".head_of_state"
# kinds that are roles of single persons and no bodies
_ROLES = ("opposition", "local_head", "spokesperson")
# what stands before the place of a body, and not before the name of who holds the office
_BEFORE_PLACES = ("link", "preposition", "locative", "determiner")
# who under arms bears the same name as a politician is another person
_UNDER_ARMS = ("military", "police", "armed_group")


def identified(reading: Reading, s: Tagged, phrase: Phrase, speaker: Speaker) -> Speaker:
    """`speaker`, read from `phrase`, with the person that it is: in an office's stead its holder, where the report
    names him; for a name the gazetteer's person, or an entity made of the fullest name that the report prints."""
    if speaker.anonymous:
        return speaker
    if speaker.entity is not None:
        holder = reading.holders.get(speaker.entity)
        return _as(speaker, holder) if holder else speaker
    if phrase.name is None:
        return _named_next(reading, s, phrase, speaker)
    printed = s.words(*phrase.name)
    full = fullest(reading, printed)
    known = person_named(full or printed, reading.countries)
    if known is not None:
        return _as(speaker, known)
    if full is None or not _is_told(s, phrase, speaker, full):
        return speaker
    return replace(speaker, name=full, entity=person_id(full, speaker.country, speaker.type))


def person_id(name: str, country: str | None, type: SourceType | None) -> str:
    """The entity of a person whom the gazetteer does not know: made of the `name`, of the country (ISO 3166-1 alpha-2)
    where it is told, and of the type of source for those under arms."""
    armed = type if type in _UNDER_ARMS else None
    return ".".join(filter(None, ("person", (country or "").lower(), "-".join(parts_of(name)), armed)))


def _is_told(s: Tagged, phrase: Phrase, speaker: Speaker, full: str) -> bool:
    """Whether the words show a person whose whole name is `full`, and no newspaper, place or page that speaks."""
    assert phrase.name is not None
    if speaker.type == "media" or _is_place(full, s.pack.lang):
        return False
    first, last = phrase.name
    if any(s.inside(kind, k) for k in range(first, last) for kind in NO_NAMES if not half_small(s, k)):
        return False
    office = phrase.kind or phrase.body
    if office is not None and first >= office.j and any(s.get(kind, first - 1) for kind in _BEFORE_PLACES):
        return False
    if phrase.kind is not None and first < phrase.kind.i and not _behind(s, phrase):
        return False
    if s.pack.writing.caseless:
        return phrase.kind is not None and phrase.kind.value.kind in _ROLES and last - first > 1
    return True


def _is_place(name: str, lang: str) -> bool:
    """Whether `name`, or all but its first or last word, is a city's."""
    words = name.casefold().split()
    tried = {" ".join(words), *(" ".join(part) for part in (words[1:], words[:-1]) if len(part) > 1)}
    return any(each in cities() or each in named_cities(lang) for each in tried)


def _behind(s: Tagged, phrase: Phrase) -> bool:
    """Whether the office stands behind the name as its apposition ("Lee, a lawmaker,")."""
    assert phrase.name is not None
    return s.is_mark(phrase.name[1], ",(") or phrase.j <= (phrase.kind.i if phrase.kind else phrase.j)


def _named_next(reading: Reading, s: Tagged, phrase: Phrase, speaker: Speaker) -> Speaker:
    """`speaker`, an unnamed holder of an office, with the name that this sentence or the next gives the one holder of
    the same office: "A lawmaker said … The claim was made by lawmaker Lee Sang-kwon"."""
    if phrase.kind is None or phrase.kind.value.kind not in _ROLES:
        return speaker
    word = s.words(phrase.kind.i, phrase.kind.j).casefold()
    number = reading.sentence_at(s.span.start)
    found: dict[str, str] = {}
    for n in range(number, min(number + 2, len(reading.sentences))):
        other = reading.tagged(n)
        for tag in other.each("body_kind"):
            if other.words(tag.i, tag.j).casefold() == word and tag.j < len(other.tokens) and names(other, tag.j):
                place = other.tokens[tag.j].start
                name = name_around(reading, place)
                if name is not None and len(parts_of(name)) > 1:
                    found[person_id(name, None, None)] = name
    if len(found) != 1:
        return speaker
    name = next(iter(found.values()))
    known = person_named(name, reading.countries)
    if known is not None:
        return _as(speaker, known)
    return replace(speaker, name=name, entity=person_id(name, speaker.country, speaker.type))


def named_holders(reading: Reading) -> dict[str, Person]:
    """The offices that are their holder's alone, with whom of their holders the report names, if it is one, or one that
    held it in the report's year."""
    named = {body.id for n in reading.overview for t in reading.tagged(n).each("body") for body in t.value}
    offices = {office.of for identity in named & persons().keys() for office in persons()[identity].offices}
    day, year = reading.anchor.day, reading.anchor.year
    year = day.year if day else year
    found: dict[str, Person] = {}
    for entity in offices:
        held = [(person, office) for person, office in holders(entity) if person.id in named]
        if len({person.id for person, _ in held}) > 1 and year is not None:
            held = [(person, office) for person, office in held if office.held_in(year)]
        if entity.endswith(_ONE_PERSON) and len({person.id for person, _ in held}) == 1:
            found[entity] = held[0][0]
    return found


def _as(speaker: Speaker, person: Person) -> Speaker:
    return replace(
        speaker, name=person.name, type=person.type, country=person.country or speaker.country, entity=person.id
    )
