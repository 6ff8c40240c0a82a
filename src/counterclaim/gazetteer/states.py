"""Bodies of states: which body a country and a kind of body mean together, and whose part a body is (`kinds.toml`)."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from counterclaim.gazetteer.bodies import Body, bodies
from counterclaim.gazetteer.own import kept
from counterclaim.model import SourceType
from counterclaim.packs import country_labels

_GOVERNMENT = "government"
# the language in which readers see names
_SHOWN_IN = "en"


@dataclass(frozen=True, slots=True)
class StateKind:
    """A kind of body that every state has: its English `name` with "{country}", the type of source, the kind of body it
    answers to, and the kinds of named bodies that the same words mean where there is none of the kind itself."""

    name: str
    type: SourceType
    parent: str | None = None
    also: tuple[str, ...] = ()


@cache
def state_kinds() -> dict[str, StateKind]:
    """The kinds of bodies that every state has, by the names that packs give them."""
    table = tomllib.loads(files(__package__).joinpath("kinds.toml").read_text(encoding="utf-8"))
    return {kind: StateKind(**{**row, "also": tuple(row.get("also", ()))}) for kind, row in table.items()}


def body_of(country: str, kind: str) -> Body | None:
    """The one body that `kind` means in `country` (ISO 3166-1 alpha-2): a named one, or one made of the two.

    None for kinds of which a country has many that have nothing to do with one another ("media", "company").
    """
    row = state_kinds().get(kind)
    if row is None:
        return None
    for each in (kind, *row.also):
        if (country, each) in _named():
            return _named()[country, each]
    label = country_labels(_SHOWN_IN).get(country)
    if label is None:
        return None
    parent = body_of(country, row.parent) if row.parent else None
    return Body(
        id=f"{country.lower()}.{kind}",
        name=row.name.format(country=label[0]),
        type=row.type,
        kind=kind,
        country=country,
        parent=parent.id if parent else None,
    )


def names_a_part(country: str, words: str) -> bool:
    """Whether `words`, which say `country`, name a part of it with authorities of its own: "Scottish", "чеченский"."""
    return words.casefold().startswith(_parts().get(country, ()))


@cache
def _parts() -> dict[str, tuple[str, ...]]:
    table = tomllib.loads(files(__package__).joinpath("parts.toml").read_text(encoding="utf-8"))
    return {country: tuple(beginnings) for country, beginnings in table.items()}


def body(entity: str) -> Body | None:
    """The body whose id is `entity`, be it named in the gazetteer or made of a country and a kind ("fr.general_staff");
    None for an id that is neither."""
    if entity in bodies():
        return bodies()[entity]
    code, _, kind = entity.partition(".")
    made = body_of(code.upper(), kind)
    return made if made is not None and made.id == entity else None


def name_of(entity: str) -> str:
    """The English name of the body `entity` that readers see; an id of which nothing is known is its own name."""
    found = body(entity)
    return found.name if found else entity


def parents(entity: str) -> tuple[str, ...]:
    """The bodies that `entity` answers to, the nearest first, up to the government or whatever nobody is above."""
    above: list[str] = []
    found = body(entity)
    while found is not None and found.parent is not None:
        above.append(found.parent)
        found = body(found.parent)
    return tuple(above)


def state_of(entity: str) -> str | None:
    """The country (ISO 3166-1 alpha-2) whose state `entity` is part of; None for a newspaper, a charity, a rebel army
    and whatever else does not answer to a government."""
    for each in (entity, *parents(entity)):
        code, _, kind = each.partition(".")
        if kind == _GOVERNMENT:
            return code.upper()
    return None


def same_state(a: str, b: str) -> bool:
    """Whether the bodies `a` and `b` are of one state or one power: alike, one above the other, or under one body.

    Two such bodies are not two independent sources.
    """
    return bool({a, *parents(a)} & {b, *parents(b)})


@kept
def _named() -> dict[tuple[str, str], Body]:
    """The first body of each kind and country in the gazetteer."""
    found: dict[tuple[str, str], Body] = {}
    for each in bodies().values():
        if each.country:
            found.setdefault((each.country, each.kind), each)
    return found
