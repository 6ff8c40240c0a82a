"""Records as the JSON objects of the contract, and back."""

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from operator import attrgetter
from typing import Any

from counterclaim.model.audited import Audited
from counterclaim.model.card import Dot, SeriesRecord, StatementRow, StoryCard
from counterclaim.model.change import Change
from counterclaim.model.checked import Checked
from counterclaim.model.claim import Claim, Group, Judged, Sentence
from counterclaim.model.compared import Compared
from counterclaim.model.described import Described
from counterclaim.model.difference import Difference
from counterclaim.model.document import Published
from counterclaim.model.fault import Fault
from counterclaim.model.identity import Identity
from counterclaim.model.judgement import (
    Addition,
    Adoption,
    Correction,
    Entry,
    Grouping,
    Heard,
    Judgement,
    Note,
    Overruling,
    Series,
    Step,
    What,
    Withdrawal,
)
from counterclaim.model.keeping import AddRun, Erasure, TakenBack
from counterclaim.model.message import Message
from counterclaim.model.moment import Event, Moment
from counterclaim.model.phrase import Phrase
from counterclaim.model.place import Place
from counterclaim.model.position import Position
from counterclaim.model.problem import Problem
from counterclaim.model.quantity import Quantity
from counterclaim.model.shelf import Proposed, SpeakerCard, StoryReport, StorySpeaker, ToldRow
from counterclaim.model.span import Span
from counterclaim.model.speaker import Speaker
from counterclaim.model.story import Story
from counterclaim.model.toll import Toll
from counterclaim.model.verdict import Verdict

Record = (
    AddRun
    | Audited
    | Change
    | Checked
    | Claim
    | Compared
    | Described
    | Difference
    | Entry
    | Erasure
    | Fault
    | Identity
    | Judgement
    | Message
    | Position
    | Problem
    | Proposed
    | SeriesRecord
    | SpeakerCard
    | StatementRow
    | Step
    | Story
    | StoryCard
    | StoryReport
    | StorySpeaker
    | TakenBack
    | Toll
    | ToldRow
    | Verdict
)
Part = Moment | Place | Quantity | Series | Speaker
"""What a record may hold."""


def as_record(item: Record | Part) -> dict[str, Any]:
    """`item` as plain dicts, lists, strings and numbers, fields in the order of the contract."""
    record: dict[str, Any] = _plain(item)
    return record


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


_AS_IT_IS = frozenset((str, int, float, bool, type(None)))


_MAKERS: dict[type[Any], Callable[[Any], Any]] = {}


def _plain(value: Any) -> Any:
    kind = type(value)
    if kind in _AS_IT_IS:
        return value
    make = _MAKERS.get(kind)
    if make is None:
        make = _MAKERS[kind] = _maker(kind)
    return make(value)


def _each(values: Iterable[Any]) -> list[Any]:
    return [value if type(value) in _AS_IT_IS else _plain(value) for value in values]


def _maker(kind: type[Any]) -> Callable[[Any], Any]:
    """What makes values of `kind` plain: found once for each, for a record holds dozens."""
    if issubclass(kind, Published):
        return lambda value: {"start": value.start, "end": value.end, "from": value.source}
    if issubclass(kind, Phrase):
        return _phrase
    if dataclasses.is_dataclass(kind):
        names = _names(kind)
        if len(names) == 1:
            return lambda value: {names[0]: _plain(getattr(value, names[0]))}
        told = attrgetter(*names)
        return lambda value: dict(zip(names, _each(told(value)), strict=True))
    if issubclass(kind, Mapping):
        return lambda value: dict(zip(value, _each(value.values()), strict=True))
    if issubclass(kind, (Span, Dot)):
        return list
    return _each if issubclass(kind, (tuple, list)) else lambda value: value


def _phrase(value: Phrase) -> dict[str, Any]:
    """A phrase without what it does not need, for it holds others."""
    record = {"template": value.template, "values": _plain(value.values)}
    return {**record, "plural": value.plural, "count": value.count} if value.plural else record


def claim_from(record: Mapping[str, Any]) -> Claim:
    """The claim that `as_record` printed as `record`; fields it does not know are left aside. Raises KeyError or
    TypeError where a needed field is missing or misshapen."""
    known = _names(Claim)
    fields = {key: value for key, value in record.items() if key in known}
    published = record.get("published")
    return Claim(
        **{
            **fields,
            "sentence": Sentence(**record["sentence"]),
            "quantity": Quantity(**record["quantity"]),
            "group": Group(**record["group"]),
            "places": tuple(Place(**place) for place in record.get("places", ())),
            "sources": tuple(_speaker(speaker) for speaker in record.get("sources", ())),
            "via": tuple(_speaker(speaker) for speaker in record.get("via", ())),
            "as_of": _moment(record.get("as_of")),
            "window": _moment(record.get("window")),
            "event": Event(**record["event"]) if record.get("event") else None,
            "published": Published(published["start"], published["end"], published["from"]) if published else None,
            "evidence": _spans(record.get("evidence", {})),
            "judged": Judged(**record["judged"]) if record.get("judged") else None,
        }
    )


def position_from(record: Mapping[str, Any]) -> Position:
    """The position that `as_record` printed as `record`; fields it does not know are left aside. Raises KeyError or
    TypeError where a needed field is missing or misshapen."""
    known = _names(Position)
    fields = {key: value for key, value in record.items() if key in known}
    return Position(
        **{
            **fields,
            "source": _speaker(record["source"]),
            "group": Group(**record["group"]) if record.get("group") else None,
            "places": tuple(Place(**place) for place in record.get("places", ())),
            "said": _moment(record.get("said")),
            "evidence": _spans(record.get("evidence", {})),
        }
    )


def _spans(record: Mapping[str, Any]) -> dict[str, tuple[Span, ...]]:
    return {key: tuple(Span(*span) for span in spans) for key, spans in record.items()}


def _moment(record: Mapping[str, Any] | None) -> Moment | None:
    return Moment(**record) if record else None


def _speaker(record: Mapping[str, Any]) -> Speaker:
    return Speaker(**{**record, "said": _moment(record.get("said"))})


def field_of(claim: Claim, field: str) -> Any:
    """What the record of `claim` holds in `field`, whose parts are divided by dots ("group.country")."""
    value: Any = as_record(claim)
    for name in field.split("."):
        value = value[name]
    return value


def with_field(claim: Claim, field: str, value: Any) -> Claim:
    """`claim` with the plain `value` in `field`, without what proved the value before."""
    record = as_record(claim)
    first, _, within = field.partition(".")
    record[first] = {**record[first], within: value} if within else value
    record["evidence"].pop(first, None)
    return claim_from(record)


def judgement_from(record: Mapping[str, Any]) -> Judgement:
    """The judgement that `as_record` printed as `record`."""
    return Judgement(**{**record, "what": _what(record["kind"], record.get("what"))})


def _what(kind: str, record: Mapping[str, Any] | None) -> What | None:
    if record is None:
        return None
    match kind:
        case "correct":
            return Correction(**record)
        case "add":
            return Addition(claim_from(record["claim"]), Heard(**record["told"]) if record["told"] else None)
        case "adopt":
            return Adoption(**{**record, "series": Series(**record["series"])})
        case "overrule":
            return Overruling(**record)
        case "note":
            return Note(record["story"], tuple(record["members"]))
        case "withdraw":
            return Withdrawal(**record)
        case _:
            members = tuple(map(tuple, record["members"]))
            return Grouping(**{**record, "ids": tuple(record["ids"]), "members": members})
