"""Pages of answers that stay what they are while the ledger grows: each begins after the last item of the one before.

The place of an item is what its list is sorted by, so that the next page costs as much as the first.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Row, Select, tuple_

from counterclaim.errors import UsageError
from counterclaim.ledger.session import Session
from counterclaim.model.asked import Page, Turn

T = TypeVar("T")

MOST = 200
"""Items on one page, however many are asked for."""


def page_of(
    db: Session, query: Select[Any], keys: Sequence[ColumnElement[Any]], turn: Turn, make: Callable[[Row[Any]], T]
) -> Page[T]:
    """The page `turn` of `query`, sorted by `keys`, the greatest first, which no two rows share; `make` makes an item
    of a row. Raises UsageError for a place that no page told."""
    return _page(db, query, keys, turn, make, greatest_first=True)


def page_up(
    db: Session, query: Select[Any], keys: Sequence[ColumnElement[Any]], turn: Turn, make: Callable[[Row[Any]], T]
) -> Page[T]:
    """As `page_of`, the smallest first."""
    return _page(db, query, keys, turn, make, greatest_first=False)


def _page(
    db: Session,
    query: Select[Any],
    keys: Sequence[ColumnElement[Any]],
    turn: Turn,
    make: Callable[[Row[Any]], T],
    greatest_first: bool,
) -> Page[T]:
    size = max(1, min(turn.size, MOST))
    if turn.after:
        place = place_from(turn.after, keys)
        query = query.where(tuple_(*keys) < place if greatest_first else tuple_(*keys) > place)
    query = query.add_columns(*(key.label(f"key{number}") for number, key in enumerate(keys)))
    query = query.order_by(*(key.desc() if greatest_first else key for key in keys)).limit(size + 1)
    found = db.rows(query)
    more = len(found) > size
    last = [getattr(found[size - 1], f"key{number}") for number in range(len(keys))] if more else []
    return Page([make(row) for row in found[:size]], written(last) if more else "")


def cut(listed: Sequence[tuple[Any, ...]], turn: Turn) -> Page[tuple[Any, ...]]:
    """The page `turn` of what is `listed` already, the greatest first, no two of them alike. Raises UsageError for a
    place that no page told."""
    size = max(1, min(turn.size, MOST))
    rest = listed
    if turn.after:
        place = _read(turn.after, [type(value) for value in listed[0]]) if listed else ()
        rest = [one for one in listed if one < place]
    after = written(rest[size - 1]) if len(rest) > size else ""
    return Page(rest[:size], after, len(listed))


def written(place: Sequence[str | int | float]) -> str:
    """A place in a list, as an address can hold it."""
    return urlsafe_b64encode(json.dumps(place, ensure_ascii=False).encode()).decode().rstrip("=")


def place_from(words: str, keys: Sequence[ColumnElement[Any]]) -> tuple[Any, ...]:
    """The place that `written` wrote as `words`, for a list sorted by `keys`. Raises UsageError where it wrote none."""
    return _read(words, [key.type.python_type for key in keys])


def _read(words: str, kinds: Sequence[type[Any]]) -> tuple[Any, ...]:
    try:
        told = json.loads(urlsafe_b64decode(words + "=" * (-len(words) % 4)))
        if [type(value) for value in told] != list(kinds) or not all(map(_fits, told)):
            raise TypeError
    except (Error, ValueError, TypeError, RecursionError):
        raise UsageError(f"{words!r} is no place in this list: begin again with its first page.") from None
    return tuple(told)


def _fits(value: str | int | float) -> bool:
    """Whether a store can hold `value`: whole numbers have 64 bits there."""
    return not isinstance(value, int) or -(2**63) <= value < 2**63
