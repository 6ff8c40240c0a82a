"""Whether records that came from elsewhere hold what their fields may hold."""

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from counterclaim.model.document import Published
from counterclaim.model.moment import Event, Moment

_TIMED = (Moment, Published, Event)
"""What begins and ends at an ISO day or time."""


def misfit(record: Any, path: str = "") -> str | None:
    """The first field of `record` (dotted, as "quantity.low") that holds what it may not: another type, a word that is
    not in its list, a time that is none. None where all is well."""
    for name, hint in _hints(record.__class__).items():
        value, place = getattr(record, name), f"{path}{name}"
        if not _fits(value, hint):
            return place
        if isinstance(record, _TIMED) and name in ("start", "end") and value is not None and not _is_time(value):
            return place
        for each in value if isinstance(value, tuple) else (value,):
            if is_dataclass(each) and (inner := misfit(each, f"{place}.")):
                return inner
    return None


@cache
def _hints(kind: type[Any]) -> Mapping[str, Any]:
    told = get_type_hints(kind)
    return {field.name: told[field.name] for field in fields(kind)}


def _fits(value: Any, hint: Any) -> bool:
    origin, parts = get_origin(hint), get_args(hint)
    if hint is Any:
        return True
    if origin is Literal:
        return isinstance(value, str) and value in parts
    if origin in (Union, types.UnionType):
        return any(_fits(value, part) for part in parts)
    if origin is tuple:
        if not isinstance(value, tuple):
            return False
        if parts[-1] is Ellipsis:
            return all(_fits(each, parts[0]) for each in value)
        return len(value) == len(parts) and all(map(_fits, value, parts))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return isinstance(value, Mapping) and all(_fits(k, parts[0]) and _fits(v, parts[1]) for k, v in value.items())
    if hint is float:
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    if hint is int:
        return isinstance(value, int) and not isinstance(value, bool)
    if isinstance(hint, type) and issubclass(hint, tuple):  # a span
        return isinstance(value, hint) and all(
            _fits(each, part) for each, part in zip(value, _named(hint), strict=True)
        )
    return isinstance(value, hint)


@cache
def _named(kind: type[Any]) -> tuple[Any, ...]:
    return tuple(get_type_hints(kind).values())


def _is_time(iso: str) -> bool:
    try:
        datetime.fromisoformat(iso)
    except ValueError:
        return False
    return True
