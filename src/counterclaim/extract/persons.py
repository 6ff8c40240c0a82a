"""Who a named person is: one of the gazetteer, or one known by the fullest name that the report prints."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from counterclaim.extract.phrases import Phrase, half_small, hyphened
from counterclaim.extract.tagging import Tagged
from counterclaim.gazetteer.persons import Person, holders, person_named, persons
from counterclaim.gazetteer.places import cities, named_cities
from counterclaim.gazetteer.spelling import heir, parts_of
from counterclaim.model import Speaker
from counterclaim.packs.tokens import WORD

if TYPE_CHECKING:
    from counterclaim.extract.reading import Reading

_MOST_PARTS = 5
_TRIES = 6
# the kind of office whose figures are its holder's
_ONE_PERSON = ".head_of_state"
# kinds that are roles of single persons and no bodies
_ROLES = ("opposition", "local_head", "spokesperson")
# what is no part of a person's name, whatever capital it is written with
_NO_NAMES = (
    "body", "body_kind", "country", "region", "speech", "auxiliary", "weekday", "month", "number", "vague", "outcome",
    "pronoun", "subordinator", "conjunction", "according", "determiner", "anonymous",
)  # fmt: skip


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
    return replace(speaker, name=full, entity=person_id(full, speaker.country))


def person_id(name: str, country: str | None) -> str:
    """The entity of a person of whom only `name` and perhaps the country (ISO 3166-1 alpha-2) is known."""
    return ".".join(filter(None, ("person", (country or "").lower(), "-".join(parts_of(name)))))


def fullest(reading: Reading, printed: str) -> str | None:
    """The fullest name in the report of the person whom it calls `printed`; None where no whole name of one person can
    be told: a surname that stands alone, or that two of the report bear."""
    if printed not in reading.full_names:
        reading.full_names[printed] = _fullest(reading, printed)
    return reading.full_names[printed]


def _fullest(reading: Reading, printed: str) -> str | None:
    words = parts_of(printed)
    if not words or len(words) > _MOST_PARTS:
        return None
    if reading.pack.writing.caseless:
        return printed if len(printed.split()) > 1 or len(words) > 1 else None
    found: dict[tuple[str, ...], str] = {}
    anchor = max(printed.split(), key=len)
    place = reading.text.find(anchor)
    for _ in range(_TRIES):
        if place < 0:
            break
        name = _name_around(reading, place)
        if name is not None and set(words) <= set(parts_of(name)):
            found.setdefault(parts_of(name), name)
        place = reading.text.find(anchor, place + len(anchor))
    longer = {parts: name for parts, name in found.items() if len(parts) > 1}
    if not longer:
        return printed if len(words) > 1 else None
    best = max(longer, key=len)
    if any(not set(parts) <= set(best) or heir(longer[parts]) != heir(longer[best]) for parts in longer):
        return printed if len(words) > 1 else None
    return longer[best]


def _name_around(reading: Reading, place: int) -> str | None:
    """The run of capitalised words of no other meaning around the character `place`."""
    s = reading.tagged(reading.sentence_at(place))
    at = next((k for k, token in enumerate(s.tokens) if token.start <= place < token.end), None)
    if at is None:
        return None
    first = last = at
    while first > 0 and _names(s, first - 1) and s.tokens[first - 1].end + 1 >= s.tokens[first].start:
        first -= 1
    while last + 1 < len(s.tokens) and (_names(s, last + 1) or hyphened(s, last + 1)):
        if s.tokens[last].end + 1 < s.tokens[last + 1].start:
            break
        last += 1
    return s.words(first, last + 1) if last - first < _MOST_PARTS else None


def _names(s: Tagged, k: int) -> bool:
    token = s.tokens[k]
    if token.kind != WORD or not s.capital(k):
        return False
    return half_small(s, k) or not any(s.inside(kind, k) for kind in _NO_NAMES)


def _is_told(s: Tagged, phrase: Phrase, speaker: Speaker, full: str) -> bool:
    """Whether the words show a person whose whole name is `full`, and no newspaper, place or page that speaks."""
    assert phrase.name is not None
    if full.casefold() in cities() or full.casefold() in named_cities(s.pack.lang) or speaker.type == "media":
        return False
    whole = full == s.words(*phrase.name)
    if whole and any(s.inside(kind, k) for k in range(*phrase.name) for kind in ("body", "region", "country", "city")):
        return False
    if phrase.kind is not None and phrase.name[0] < phrase.kind.i and not _behind(s, phrase):
        return False
    return not s.pack.writing.caseless or phrase.kind is not None or phrase.people is not None


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
            if other.words(tag.i, tag.j).casefold() == word and tag.j < len(other.tokens) and _names(other, tag.j):
                place = other.tokens[tag.j].start
                name = _name_around(reading, place)
                if name is not None and len(parts_of(name)) > 1:
                    found[person_id(name, None)] = name
    if len(found) != 1:
        return speaker
    name = next(iter(found.values()))
    known = person_named(name, reading.countries)
    if known is not None:
        return _as(speaker, known)
    return replace(speaker, name=name, entity=person_id(name, speaker.country))


def named_holders(reading: Reading) -> dict[str, Person]:
    """The offices that are their holder's alone, with whom of their holders the report names, if it is one."""
    named = {body.id for n in reading.overview for t in reading.tagged(n).each("body") for body in t.value}
    offices = {office.of for identity in named & persons().keys() for office in persons()[identity].offices}
    found: dict[str, Person] = {}
    for entity in offices:
        held = [person for person, _ in holders(entity) if person.id in named]
        if entity.endswith(_ONE_PERSON) and len({person.id for person in held}) == 1:
            found[entity] = held[0]
    return found


def _as(speaker: Speaker, person: Person) -> Speaker:
    return replace(
        speaker, name=person.name, type=person.type, country=person.country or speaker.country, entity=person.id
    )
