"""Records as the JSON objects of the contract, and back."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from counterclaim.model.claim import Claim, Group, Sentence
from counterclaim.model.document import Published
from counterclaim.model.moment import Event, Moment
from counterclaim.model.place import Place
from counterclaim.model.problem import Problem
from counterclaim.model.quantity import Quantity
from counterclaim.model.span import Span
from counterclaim.model.speaker import Speaker


def as_record(item: Claim | Problem) -> dict[str, Any]:
    """`item` as plain dicts, lists, strings and numbers, fields in the order of the contract."""
    return {field.name: _plain(getattr(item, field.name)) for field in dataclasses.fields(item)}


def _plain(value: Any) -> Any:
    if isinstance(value, Published):
        return {"start": value.start, "end": value.end, "from": value.source}
    if isinstance(value, Span):
        return [value.start, value.end]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, (tuple, list)):
        return [_plain(inner) for inner in value]
    return value


def claim_from(record: Mapping[str, Any]) -> Claim:
    """The claim that `as_record` printed as `record`; fields it does not know are left aside. Raises KeyError or
    TypeError where a needed field is missing or misshapen."""
    known = {field.name for field in dataclasses.fields(Claim)}
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
            "evidence": {
                key: tuple(Span(*span) for span in spans) for key, spans in record.get("evidence", {}).items()
            },
        }
    )


def _moment(record: Mapping[str, Any] | None) -> Moment | None:
    return Moment(**record) if record else None


def _speaker(record: Mapping[str, Any]) -> Speaker:
    return Speaker(**{**record, "said": _moment(record.get("said"))})
