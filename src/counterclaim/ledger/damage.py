"""What is said of a ledger that holds what was never written there."""

import zlib
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from sqlalchemy import Row

from counterclaim.errors import DamagedLedger

T = TypeVar("T")

ADVICE = "`counterclaim verify` tells what is wrong; `counterclaim restore` makes a new ledger from a backup."


def whole(made: Callable[[Row[Any]], T]) -> Callable[[Row[Any]], T]:
    """`made`, which makes a record of a row, and raises DamagedLedger where the row does not hold one."""

    @wraps(made)
    def made_or_told(row: Row[Any]) -> T:
        try:
            return made(row)
        except (KeyError, TypeError, ValueError, zlib.error) as error:
            raise DamagedLedger(f"The ledger is damaged: one of its records cannot be made out. {ADVICE}") from error

    return made_or_told
