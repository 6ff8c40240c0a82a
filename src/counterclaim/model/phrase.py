"""A phrase: a sentence as its template and what stands in it, so that it can be said in any language."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any


@dataclass(frozen=True, slots=True)
class Day:
    """An ISO day."""

    day: str


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of a day, "12:30"."""

    clock: str


@dataclass(frozen=True, slots=True)
class Name:
    """A word of the contract and its kind: `name` "measure", `word` "killed"."""

    name: str
    word: str


@dataclass(frozen=True, slots=True)
class Both:
    """Things that are listed with an "and" before the last."""

    both: tuple["Value", ...]


@dataclass(frozen=True, slots=True)
class Row:
    """Things that are listed with semicolons between them."""

    row: tuple["Value", ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence, or a part of one.

    `template` is the English with slots in braces ("{speaker} raised the count from {one} to {other}, {later}."), by
    which other languages look theirs up; `values` are what stands in the slots: words quoted as they are, numbers,
    days, names, and phrases. A slot written with a capital ("{Speaker}") begins the sentence. Where a number, `count`,
    decides on the form, `plural` is the English for many, and else "".
    """

    template: str
    values: Mapping[str, "Value"] = field(default_factory=dict)
    plural: str = ""
    count: int = 1


Value = str | int | Day | Clock | Name | Both | Row | Phrase


def phrase(template: str, /, **values: Value) -> Phrase:
    """The phrase of a `template`; what is the first argument here is a message to be translated."""
    return Phrase(template, values)


def phrases(one: str, many: str, count: int, /, **values: Value) -> Phrase:
    """The phrase that is `one` or `many` by `count`; these two are a message to be translated."""
    return Phrase(one, values, many, count)


def filled(template: str, values: Mapping[str, Value], say: Callable[[Value], str]) -> str:
    """`template` with what `say` makes of each of its `values` in their places. Raises KeyError for a slot without a
    value."""
    words, slots, begins = _parts(template)
    told = [say(values[slot]) for slot in slots]
    for place in begins:
        told[place] = told[place][:1].upper() + told[place][1:]
    return words % tuple(told)


def slots_of(template: str) -> frozenset[str]:
    """The names of the values that stand in `template`."""
    return frozenset(_parts(template)[1])


@cache
def _parts(template: str) -> tuple[str, tuple[str, ...], tuple[int, ...]]:
    """`template` made ready: its words with "%s" for the slots, the slots, and which of them begin the sentence."""
    pieces = re.split(r"\{(\w+)\}", template)
    words = "%s".join(piece.replace("%", "%%") for piece in pieces[::2])
    slots = pieces[1::2]
    return words, tuple(map(str.lower, slots)), tuple(n for n, slot in enumerate(slots) if slot[0].isupper())


def phrase_from(record: Mapping[str, Any]) -> Phrase:
    """The phrase that `as_record` printed as `record`."""
    values = {slot: _value(value) for slot, value in record["values"].items()}
    return Phrase(record["template"], values, record.get("plural", ""), record.get("count", 1))


def _value(record: Any) -> Value:
    if isinstance(record, (str, int)):  # most are, and a match asks them last
        return record
    match record:
        case {"template": _}:
            return phrase_from(record)
        case {"day": day}:
            return Day(day)
        case {"clock": clock}:
            return Clock(clock)
        case {"name": name, "word": word}:
            return Name(name, word)
        case {"both": things}:
            return Both(tuple(map(_value, things)))
        case {"row": things}:
            return Row(tuple(map(_value, things)))
        case _:
            raise TypeError(f"{record!r} is no value of a phrase.")
