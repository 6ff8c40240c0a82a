"""What people call the fields of a claim, and what they may write there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, get_args

from counterclaim.errors import UsageError
from counterclaim.measures import measures
from counterclaim.model import (
    Basis,
    Claim,
    Counting,
    Moment,
    Place,
    Qualifier,
    Quantity,
    Role,
    Speaker,
    Stance,
    Standpoint,
    as_record,
    quantity,
)

Written = tuple[str, Any]
"""A field as it stands in the record ("group.country"), and the record of its value."""


def written(claim: Claim, field: str, words: str) -> Written:
    """What the field that people call `field` becomes with `words`; empty ones mean that it is not told.

    Raises UsageError for a field that there is not, and for words that it cannot hold.
    """
    write = FIELDS.get(field.replace("-", "_"))
    if write is None:
        raise UsageError(f"A claim has no field {field!r} to correct. The fields are: {', '.join(FIELDS)}.")
    return write(claim, words.strip())


def as_written(claim: Claim, field: str) -> str:
    """What the `field` of `claim` says, as `written` takes it; empty where it is not told."""
    match field:
        case "number":
            low, high = claim.quantity.low, claim.quantity.high
            ranges = claim.quantity.qualifier in ("range", "vague") and low is not None and high not in (None, low)
            return f"{low}-{high}" if ranges else str(claim.quantity.spoken)
        case "qualifier":
            return claim.quantity.qualifier
        case "role" | "country" | "entity":
            return getattr(claim.group, field) or ""
        case "place":
            return _place_words(claim.places[0]) if claim.places else ""
        case "said_by" | "via":
            return "; ".join(speaker.name or speaker.text for speaker in (claim.sources, claim.via)[field == "via"])
        case "as_of" | "window":
            return _days(claim.as_of if field == "as_of" else claim.window)
        case _:
            return getattr(claim, field) or ""


def _place_words(place: Place) -> str:
    return place.country or "" if place.precision == "country" else f"{place.name}, {place.country or ''}"


def _days(moment: Moment | None) -> str:
    if moment is None:
        return ""
    days = dict.fromkeys(time[:10] for time in (moment.start, moment.end))
    return "/".join(days)


def _number(claim: Claim, words: str) -> Written:
    ends = [part.strip() for part in words.replace("–", "-").split("-")]
    if not all(end.isdecimal() for end in ends) or len(ends) > 2:
        raise UsageError(f"{words!r} is no number: write 600, or 10-12 for a range.")
    known = claim.quantity
    if len(ends) == 2:
        qualifier: Qualifier = known.qualifier if known.qualifier == "vague" else "range"
        return _quantity(quantity(int(ends[0]), qualifier, known.text, int(ends[1]), known.unit))
    qualifier = "exact" if known.qualifier in ("range", "vague") else known.qualifier
    return _quantity(quantity(int(ends[0]), qualifier, known.text, unit=known.unit))


def _qualifier(claim: Claim, words: str) -> Written:
    known, chosen = claim.quantity, _one_of("qualifier", words, get_args(Qualifier))
    if chosen in ("range", "vague"):
        return _quantity(Quantity(known.low, known.high, chosen, known.text, known.unit))
    return _quantity(quantity(known.spoken, chosen, known.text, unit=known.unit))


def _quantity(value: Quantity) -> Written:
    return "quantity", as_record(value)


def _choice(field: str, allowed: tuple[str, ...], empty: bool = False) -> Callable[[Claim, str], Written]:
    def write(_: Claim, words: str) -> Written:
        name = field.rpartition(".")[2]
        return field, None if empty and not words else _one_of(name, words, allowed)

    return write


def _measure(_: Claim, words: str) -> Written:
    return "measure", _one_of("measure", words, tuple(measures()))


def _country(_: Claim, words: str) -> Written:
    return "group.country", _code(words) if words else None


def _entity(_: Claim, words: str) -> Written:
    return "group.entity", words or None


def _place(_claim: Claim, words: str) -> Written:
    """`Kursk, RU`, or `RU` alone."""
    if not words:
        return "places", []
    name, _, country = (part.strip() for part in words.rpartition(","))
    code = _code(country)
    place = Place(code, name, None, precision="town") if name else Place(code, code, None)
    return "places", [as_record(place)]


def _speakers(field: str) -> Callable[[Claim, str], Written]:
    def write(_: Claim, words: str) -> Written:
        names = [name.strip() for name in words.split(";") if name.strip()]
        return field, [as_record(Speaker(name, name, None)) for name in names]

    return write


def _when(field: str) -> Callable[[Claim, str], Written]:
    """`2025-03-28`, `2025-03`, or `2025-03-01/2025-03-28` from the first day to the last."""

    def write(_: Claim, words: str) -> Written:
        from counterclaim.read.dates import published

        if not words:
            return field, None
        days = words.split("/")
        ends = [end for day in days if (end := published(day, "given"))]
        if not len(ends) == len(days) <= 2:
            raise UsageError(f"{words!r} is no day or period: write 2025-03-28, 2025-03, or 2025-03-01/2025-03-28.")
        return field, as_record(Moment(ends[0].start, ends[-1].end))

    return write


def _code(words: str) -> str:
    if len(words) != 2 or not words.isalpha():
        raise UsageError(f"{words!r} is not a country code: give two letters, for instance UA.")
    return words.upper()


def _one_of(name: str, words: str, allowed: tuple[str, ...]) -> Any:
    if words not in allowed:
        raise UsageError(f"{words!r} is no {name}. It is one of: {', '.join(allowed)}.")
    return words


CHOICES: Mapping[str, tuple[str, ...]] = {
    "qualifier": get_args(Qualifier),
    "role": get_args(Role),
    "counting": get_args(Counting),
    "basis": get_args(Basis),
    "stance": get_args(Stance),
    "standpoint": ("", *get_args(Standpoint)),
}
"""What may stand in those fields that hold one of a few words; `measure` holds one of the measures."""

FIELDS: Mapping[str, Callable[[Claim, str], Written]] = {
    "number": _number,
    "qualifier": _qualifier,
    "measure": _measure,
    "role": _choice("group.role", get_args(Role)),
    "country": _country,
    "entity": _entity,
    "place": _place,
    "said_by": _speakers("sources"),
    "via": _speakers("via"),
    "as_of": _when("as_of"),
    "window": _when("window"),
    "counting": _choice("counting", get_args(Counting)),
    "basis": _choice("basis", get_args(Basis)),
    "stance": _choice("stance", get_args(Stance)),
    "standpoint": _choice("standpoint", get_args(Standpoint), empty=True),
}
"""The fields by the names that people give them."""
