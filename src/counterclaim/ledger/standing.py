"""What stood at a time, as conditions of a query: the newest reading of the newest version of every document.

`at` is a UTC time as rows bear it (see `clock`); None means now.
"""

from typing import Any

from sqlalchemy import ColumnElement, and_, exists, or_, true

from counterclaim.ledger.tables import (
    DOCUMENTS,
    PROBLEMS,
    READINGS,
    SETTLED,
    VERSIONS,
    WITHDRAWALS,
)

TOLD = DOCUMENTS.join(VERSIONS)
READ = TOLD.join(READINGS)

Condition = ColumnElement[bool]

# Made once: an alias costs as much as all the rest of a question. None of them stands inside itself.
_LATER_VERSION, _LATER_READING = VERSIONS.alias(), READINGS.alias()
_TAKEN, _BACK = WITHDRAWALS.alias(), WITHDRAWALS.alias()


def by(column: Any, at: str | None) -> Condition:
    """True of rows that were there at the time `at`, by their time in `column`."""
    return true() if at is None else column <= at


def withdrawn(addition: Any, at: str | None) -> Condition:
    """True of rows whose run of `add`, numbered in their column `addition`, had been taken back."""
    undone = exists().where(_BACK.c.withdrawal == _TAKEN.c.number, by(_BACK.c.at, at))
    return exists().where(_TAKEN.c.addition == addition, by(_TAKEN.c.at, at), ~undone)


def newest_version(at: str | None) -> Condition:
    """True of the version of its document that no other had replaced, of those that were not taken back."""
    later = _LATER_VERSION
    replaced = exists().where(later.c.document == VERSIONS.c.document, later.c.number > VERSIONS.c.number)
    replaced = replaced.where(by(later.c.added, at), ~withdrawn(later.c.addition, at))
    return and_(by(VERSIONS.c.added, at), ~withdrawn(VERSIONS.c.addition, at), ~replaced)


def newest_reading(at: str | None) -> Condition:
    """True of the reading of its version that no other had followed."""
    later = _LATER_READING
    followed = exists().where(later.c.version == READINGS.c.version, later.c.number > READINGS.c.number)
    return and_(by(READINGS.c.at, at), ~followed.where(by(later.c.at, at)))


def settled(at: str | None) -> Condition:
    """True of problems that a later reading had settled, or that were taken back with the run that met them."""
    settling = exists().where(SETTLED.c.problem == PROBLEMS.c.number, by(SETTLED.c.at, at))
    return or_(settling.where(~withdrawn(SETTLED.c.addition, at)), withdrawn(PROBLEMS.c.addition, at))
