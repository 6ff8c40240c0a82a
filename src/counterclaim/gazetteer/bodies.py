"""Named bodies and forces: services, staffs, agencies, media, armed groups (`bodies.toml` says what each field is), and
the persons who speak for them (`persons.toml`)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from counterclaim.gazetteer.own import kept, own_rows
from counterclaim.gazetteer.persons import Person, persons
from counterclaim.model import SourceType
from counterclaim.packs import names_in
from counterclaim.packs.expand import expand

_COLUMNS = ("id", "name", "type", "kind", "country", "parent")


PERSON = "person"
"""The kind of what is no body but a person who speaks for one."""


@dataclass(frozen=True, slots=True)
class Body:
    """A body that gives figures, or whose people are counted.

    `country` and `context` are ISO 3166-1 alpha-2, `parent` is the id of the body it answers to, or the government of
    a country ("kr.government"). With a `context`, an alias shared with others means this body only in a document that
    names one of those countries. A person answers to the body that he speaks for.
    """

    id: str
    name: str
    type: SourceType
    kind: str
    country: str | None = None
    parent: str | None = None
    context: tuple[str, ...] = ()


@kept
def bodies() -> Mapping[str, Body]:
    """Every body by id, one's own first, then in the order of the table: of several of one kind and country, the first
    is the one meant."""
    return {
        row["id"]: Body(
            id=row["id"],
            name=row["name"],
            type=row["type"],
            kind=row["kind"],
            country=row.get("country"),
            parent=row.get("parent"),
            context=tuple(row.get("context", ())),
        )
        for row in _rows()
    } | {person.id: _as_body(person) for person in persons().values()}


def _as_body(person: Person, context: tuple[str, ...] = ()) -> Body:
    return Body(person.id, person.name, person.type, PERSON, person.country, person.office_in(None).of, context)


@kept
def aliases(lang: str) -> Mapping[str, tuple[Body, ...]]:
    """The bodies by casefolded alias, as texts in `lang` (ISO 639-1) or in any language print it."""
    found: dict[str, tuple[Body, ...]] = {}
    for identity, printed in _printed(lang):
        _note(found, printed, bodies()[identity])
    for person in persons().values():
        for form in person.surnames if person.country else ():
            _note(found, form, _as_body(person, context=(person.country or "",)))
    return found


def _note(found: dict[str, tuple[Body, ...]], printed: str, body: Body) -> None:
    known = found.get(printed.casefold(), ())
    if all(body.id != other.id for other in known):
        found[printed.casefold()] = (*known, body)


@kept
def capitalised(lang: str) -> frozenset[str]:
    """The casefolded aliases that count only where capitals show them to be names.

    One of up to three letters must stand all in capitals (WHO, not who), a longer one begin with one (Unicef, Spiegel).
    """
    listed = {name.casefold() for name in _table()["capitalised"]}
    own = {row.values["id"] for row in own_rows("body")}
    of_persons = (form.casefold() for person in persons().values() for form in person.forms)
    return frozenset(of_persons) | frozenset(
        printed.casefold()
        for identity, printed in _printed(lang)
        if printed.isupper() or printed.casefold() in listed or (identity in own and printed[0].isupper())
    )


def _printed(lang: str) -> list[tuple[str, str]]:
    """Each body's id with each of its aliases in `lang`, as printed."""
    ours = names_in(lang).get("bodies", {})
    named = [
        (row["id"], printed)
        for row in _rows()
        for pattern in (*row["aliases"].get("all", ()), *row["aliases"].get(lang, ()), *ours.get(row["id"], ()))
        for printed in expand(pattern)
    ]
    return named + [
        (person.id, printed)
        for person in persons().values()
        for pattern in (*person.called(lang), *ours.get(person.id, ()))
        for printed in expand(pattern)
    ]


@kept
def _rows() -> tuple[dict[str, Any], ...]:
    """The rows of the table with one's own: new ones, and what those change that bear the id of a listed body."""
    listed = {row["id"]: row for row in _table()["body"]}
    new = []
    for own in own_rows("body"):
        before = listed.get(own.values["id"])
        row: dict[str, Any] = {"kind": "body", **(before or {})}
        row |= {column: own.values[column] for column in _COLUMNS if column in own.values}
        called = row.get("aliases", {})
        row["aliases"] = {lang: (*called.get(lang, ()), *more) for lang, more in own.aliases.items()} | {
            lang: more for lang, more in called.items() if lang not in own.aliases
        }
        row["context"] = own.listed("context") or row.get("context", ())
        if before is None:
            new.append(row)
        else:
            listed[own.values["id"]] = row
    return (*new, *listed.values())


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("bodies.toml").read_text(encoding="utf-8"))
