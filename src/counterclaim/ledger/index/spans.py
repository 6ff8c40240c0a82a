"""How large the groups of happenings are, and which of a group are of some days: at the cost of what is asked for."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, func, select

from counterclaim.ledger.index.numbered import asked
from counterclaim.ledger.index.woven import HAPPENINGS
from counterclaim.ledger.session import Session

Span = tuple[int | None, int | None, int, int]
"""The first day (an ordinal) and the one after the last, both None for what has no day; the least number of a happening
and the one after the last."""


def group_sizes(db: Session, groups: Collection[int], most: int) -> dict[int, int]:
    """How many happenings each of these groups has; only up to `most` are counted."""
    return {row.value: row.size for row in asked(db, "group sizes", groups, most=most)}


def many_within(db: Session, group: int, span: Span, most: int) -> int:
    """How many happenings of `group` are within `span`; only up to `most` are counted."""
    some = select(HAPPENINGS.c.number).where(*_within(group, span)).limit(most).subquery()
    return int(db.rows(select(func.count()).select_from(some))[0][0])


def days_within(db: Session, group: int, span: Span) -> dict[int, int | None]:
    """The happenings of `group` within `span`, with their days."""
    rows = db.rows(select(HAPPENINGS.c.number, HAPPENINGS.c.day).where(*_within(group, span)))
    return {row.number: row.day for row in rows}


def _within(group: int, span: Span) -> list[ColumnElement[bool]]:
    first, until, least, above = span
    day = HAPPENINGS.c.day
    found: list[ColumnElement[bool]] = [HAPPENINGS.c.grouped == group, HAPPENINGS.c.number.between(least, above - 1)]
    if first is None or until is None:
        return [*found, day.is_(None)]
    if until == first + 1:  # an index goes on to the numbers of one day, and not of a range of days
        return [*found, day == first]
    return [*found, day >= first, day < until]
