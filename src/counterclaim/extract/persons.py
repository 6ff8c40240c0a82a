"""Who a named person is: one of the gazetteer, or one known by the fullest name that the report prints."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from counterclaim.extract.full_names import NO_NAMES, fullest, name_around, names, person_at
from counterclaim.extract.phrases import Phrase, half_small
from counterclaim.extract.tagging import Tagged
from counterclaim.gazetteer.bodies import PERSON
from counterclaim.gazetteer.persons import Person, holders, person_named, persons
from counterclaim.gazetteer.places import cities, named_cities
from counterclaim.gazetteer.spelling import parts_of
from counterclaim.model import SourceType, Speaker
from counterclaim.packs.tokens import words_of

if TYPE_CHECKING:
    from counterclaim.extract.reading import Reading

_PERSON = frozenset({PERSON})
# the kind of office whose figures are its holder's
_HEAD = "head_of_state"
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
    if phrase.name is None or _names_place(s, phrase):
        return _by_office(reading, s, phrase, speaker)
    printed = s.words(*phrase.name)
    if phrase.body is not None and person_at(s, phrase.body.i) and speaker.name != printed:  # one of a known surname
        return replace(speaker, entity=person_id(speaker.name, speaker.country, speaker.type))
    full = fullest(reading, printed)
    known = person_named(full or printed, reading.countries) or reading.persons_named.get(words_of(printed))
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
    if speaker.type == "media" or _is_place(s.words(*phrase.name), full, s.pack.lang):
        return False
    first, last = phrase.name
    if any(s.inside(kind, k) for k in range(first, last) for kind in NO_NAMES if not half_small(s, k)):
        return False
    if phrase.kind is not None and first < phrase.kind.i and not _behind(s, phrase):
        return False
    if s.pack.writing.caseless:
        offices = (s.get("body_kind", k) for k in range(phrase.i, phrase.j))
        return last - first > 1 and any(tag is not None and tag.value.kind in _ROLES for tag in offices)
    return True


def _names_place(s: Tagged, phrase: Phrase) -> bool:
    """Whether the name tells where the office is ("governor of Mykolaiv"), and not who holds it."""
    office, name = phrase.kind or phrase.body, phrase.name
    if office is None or name is None or name[0] < office.j:
        return False
    return s.is_any(_BEFORE_PLACES, name[0] - 1)


def _is_place(printed: str, full: str, lang: str) -> bool:
    """Whether a name is a city's, as printed or in full, be it with a word more before or behind. A surname may be."""
    tried = set()
    for name in (printed, full):
        words = name.casefold().split()
        tried |= {" ".join(part) for part in (words, words[1:], words[:-1]) if len(part) > 1}
    if printed == full:
        tried.add(full.casefold())
    return any(each in cities() or each in named_cities(lang) for each in tried)


def _behind(s: Tagged, phrase: Phrase) -> bool:
    """Whether the office stands behind the name as its apposition ("Lee, a lawmaker,")."""
    assert phrase.name is not None
    return s.is_mark(phrase.name[1], ",(") or phrase.j <= (phrase.kind.i if phrase.kind else phrase.j)


def _by_office(reading: Reading, s: Tagged, phrase: Phrase, speaker: Speaker) -> Speaker:
    """`speaker`, who is called by an office alone, with the name that the words around give its holder."""
    if phrase.kind is None:
        return speaker
    if phrase.kind.value.kind not in _ROLES:
        heads = {person.id: person for person in reading.holders.values()}
        alone = phrase.kind.value.kind == _HEAD and speaker.country is None and speaker.type == "government"
        return _as(speaker, next(iter(heads.values()))) if alone and len(heads) == 1 else speaker
    name = _named_before(reading, s, phrase) or _named_next(reading, s, phrase)
    if name is None:
        return speaker
    known = person_named(name, reading.countries)
    if known is not None:
        return _as(speaker, known)
    return replace(speaker, name=name, entity=person_id(name, speaker.country, speaker.type))


def _named_before(reading: Reading, s: Tagged, phrase: Phrase) -> str | None:
    """The name to which the office is an apposition: "Vitaliy Kim, the governor of Mykolaiv,"."""
    k = phrase.i - 1
    while k > 0 and s.get("determiner", k):
        k -= 1
    if k < 1 or not s.is_mark(k, ",") or not (names(s, k - 1) or person_at(s, k - 1)):
        return None
    name = name_around(reading, s.tokens[k - 1].start)
    return name if name is not None and len(parts_of(name)) > 1 else None


def _named_next(reading: Reading, s: Tagged, phrase: Phrase) -> str | None:
    """The name that this sentence or the next gives the one holder of the same office: "A lawmaker said … The claim was
    made by lawmaker Lee Sang-kwon"."""
    assert phrase.kind is not None
    word = s.words(phrase.kind.i, phrase.kind.j).casefold()
    number = reading.sentence_at(s.span.start)
    found: dict[tuple[str, ...], str] = {}
    for n in range(number, min(number + 2, len(reading.sentences))):
        other = reading.tagged(n)
        for tag in other.each("body_kind"):
            if other.words(tag.i, tag.j).casefold() == word and tag.j < len(other.tokens) and names(other, tag.j):
                name = name_around(reading, other.tokens[tag.j].start)
                if name is not None and len(parts_of(name)) > 1:
                    found[parts_of(name)] = name
    return next(iter(found.values())) if len(found) == 1 else None


def persons_in(reading: Reading) -> dict[tuple[str, ...], Person]:
    """Persons of the gazetteer whom the report names in full, by each word that is the name of one of them alone."""
    found: dict[tuple[str, ...], set[str]] = {}
    for n in reading.naming(_PERSON):
        s = reading.tagged(n)
        for tag in s.each("body"):
            for body in tag.value:
                for word in words_of(s.words(tag.i, tag.j)) if body.kind == PERSON else ():
                    found.setdefault((word,), set()).add(body.id)
    return {word: persons()[next(iter(ids))] for word, ids in found.items() if len(ids) == 1}


def named_holders(reading: Reading) -> dict[str, Person]:
    """The offices that are their holder's alone, with whom of their holders the report names, if it is one, or one that
    held it in the report's year."""
    named = {person.id for person in reading.persons_named.values()}
    offices = {office.of for identity in named for office in persons()[identity].offices}
    day, year = reading.anchor.day, reading.anchor.year
    year = day.year if day else year
    found: dict[str, Person] = {}
    for entity in offices:
        held = [(person, office) for person, office in holders(entity) if person.id in named]
        if len({person.id for person, _ in held}) > 1 and year is not None:
            held = [(person, office) for person, office in held if office.held_in(year)]
        if entity.endswith(f".{_HEAD}") and len({person.id for person, _ in held}) == 1:
            found[entity] = held[0][0]
    return found


def _as(speaker: Speaker, person: Person) -> Speaker:
    return replace(
        speaker, name=person.name, type=person.type, country=person.country or speaker.country, entity=person.id
    )
