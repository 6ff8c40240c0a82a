"""Speakers across reports: one key for the same body or person, and merges proposed where it is not sure.

Bodies have one entity in every language. Persons do where the gazetteer knows them; others have one for each spelling
of the name, and are one person here where the names sound alike in all parts and neither country nor kind of office
speaks against it. All else that looks alike is kept apart and proposed (`likeness.py`).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from counterclaim.gazetteer.persons import persons
from counterclaim.gazetteer.spelling import heir, parts_of, sounds_of
from counterclaim.gazetteer.states import body_of, name_of
from counterclaim.model import APART, Claim, Identity, SourceType, Speaker
from counterclaim.resolve.likeness import Known, likenesses

T = TypeVar("T")

UNNAMED = "person."
"""What the entities of persons begin with whom the gazetteer does not know."""
# what tells little of the office that a person holds
_VAGUE: frozenset[SourceType | None] = frozenset({None, "other", "witness"})
# kinds of sources who speak for a body of their state, and the body
_OF_STATES: dict[SourceType | None, str] = {
    "government": "government",
    "military": "army",
    "intelligence": "intelligence",
    "police": "police",
}


@dataclass
class _Heard:
    """What the claims tell of one entity."""

    names: Counter[str | None] = field(default_factory=Counter)
    printed: Counter[str] = field(default_factory=Counter)
    types: Counter[SourceType | None] = field(default_factory=Counter)
    countries: Counter[str | None] = field(default_factory=Counter)
    beside: set[str] = field(default_factory=set)
    claims: int = 0


class Identities:
    """Who is who in a set of claims. It does not depend on their order."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._heard: dict[str, _Heard] = defaultdict(_Heard)
        for claim in claims:
            self._hear(claim)
        self._keys = _merged(self._heard)

    def _hear(self, claim: Claim) -> None:
        entities = {speaker.entity for speaker in (*claim.sources, *claim.via) if speaker.entity}
        for speaker in (*claim.sources, *claim.via):
            if speaker.entity:
                heard = self._heard[speaker.entity]
                heard.names[speaker.name] += 1
                heard.printed[speaker.text] += 1
                heard.types[speaker.type] += 1
                heard.countries[speaker.country] += 1
                heard.beside |= entities - {speaker.entity}
        for entity in entities:
            self._heard[entity].claims += 1

    def key(self, speaker: Speaker, doc: str) -> str:
        """What is equal for statements of one speaker, in every language and report.

        A speaker who is not named ("a military official"), or by a surname alone, is one with those called the same in
        document `doc`, and with nobody elsewhere.
        """
        if speaker.entity:
            return self._keys.get(speaker.entity, speaker.entity)
        return f"{doc}#{'-'.join(parts_of(speaker.text))}"

    def listed(self) -> list[Identity]:
        """Every speaker with an entity, those of most claims first, each with the merges proposed."""
        groups: dict[str, list[str]] = defaultdict(list)
        for entity, key in self._keys.items():
            groups[key].append(entity)
        heard = {key: _joined(self._heard[entity] for entity in members) for key, members in groups.items()}
        proposed = likenesses({key: _known(key, each) for key, each in heard.items() if _is_person(key)})
        found = [
            Identity(
                entity=key,
                names=_names(key, each),
                type=_commonest(each.types),
                country=_commonest(each.countries),
                statements=each.claims,
                proposals=tuple(proposed.get(key, ())),
            )
            for key, each in heard.items()
        ]
        return sorted(found, key=lambda identity: (-identity.statements, identity.entity))


def speaks_for(speaker: Speaker) -> str | None:
    """The body whose figure a speaker's figure is: for one in office the body that he speaks for, for a body itself.

    Two speakers whose bodies are of one state (`gazetteer.states.same_state`) are not two independent sources. None for
    those who speak for themselves: a lawmaker, a witness, a doctor.
    """
    entity = speaker.entity
    if entity is None or entity.startswith(UNNAMED):
        kind = _OF_STATES.get(speaker.type)
        body = body_of(speaker.country, kind) if speaker.country and kind else None
        return body.id if body else None
    return persons()[entity].office_in(_year(speaker)).of if entity in persons() else entity


def _year(speaker: Speaker) -> int | None:
    return int(speaker.said.start[:4]) if speaker.said else None


def _is_person(entity: str) -> bool:
    return entity.startswith(UNNAMED) or entity in persons()


def _merged(heard: Mapping[str, _Heard]) -> dict[str, str]:
    """Each entity with the key that it shares with those who surely are the same."""
    keys = {entity: entity for entity in heard}
    alike: dict[tuple[tuple[str, ...], frozenset[str]], list[str]] = defaultdict(list)
    for entity, each in heard.items():
        if entity.startswith(UNNAMED) and not entity.endswith(APART):
            name = _commonest(each.names) or ""
            alike[tuple(sorted(sounds_of(name))), heir(name)].append(entity)
    for (sounds, _), entities in alike.items():
        if len(sounds) > 1 and len(entities) > 1:
            keys.update(_one_of_each(sorted(entities), heard))
    return keys


def _one_of_each(entities: list[str], heard: Mapping[str, _Heard]) -> dict[str, str]:
    """Entities of one name by country: those without one join the only country there is; where offices of different
    kinds are told, all stay as they are."""
    kinds = {kind for entity in entities for kind in heard[entity].types if kind not in _VAGUE}
    if len(kinds) > 1:
        return {}
    by_country: dict[str | None, list[str]] = defaultdict(list)
    for entity in entities:
        by_country[_commonest(heard[entity].countries)].append(entity)
    nowhere = by_country.pop(None, [])
    if len(by_country) <= 1:
        by_country = defaultdict(list, {None: [*nowhere, *(e for found in by_country.values() for e in found)]})
    else:
        by_country[None] = nowhere
    return {
        entity: min(found, key=lambda each: (-each.count("."), -heard[each].claims, each))
        for found in by_country.values()
        for entity in found
    }


def _joined(parts: Iterable[_Heard]) -> _Heard:
    whole = _Heard()
    for part in parts:
        whole.names += part.names
        whole.printed += part.printed
        whole.types += part.types
        whole.countries += part.countries
        whole.beside |= part.beside
        whole.claims += part.claims
    return whole


def _known(key: str, heard: _Heard) -> Known:
    named = persons()[key].name if key in persons() else _commonest(heard.names) or ""
    beside = frozenset(heard.beside)
    return Known(key, named, _commonest(heard.types), _commonest(heard.countries), beside, key in persons())


def _names(key: str, heard: _Heard) -> tuple[str, ...]:
    known = name_of(key)
    first = known if known != key else _commonest(heard.names) or key
    printed = sorted(heard.printed, key=lambda name: (-heard.printed[name], name))
    return tuple(dict.fromkeys((first, *(" ".join(name.split()) for name in printed))))


def _commonest(found: Counter[T | None]) -> T | None:
    told = {value: count for value, count in found.items() if value is not None}
    return min(told, key=lambda value: (-told[value], str(value))) if told else None
