"""What reading one piece may take: time and memory."""

from dataclasses import dataclass

from counterclaim.errors import UsageError
from counterclaim.settings import MEMORY_VARIABLE, SECONDS_VARIABLE, limit

_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """A piece is given up that takes longer than `seconds`, and one second more for each `bytes_a_second`, or more than
    `memory` bytes above what its process takes at its start."""

    seconds: float = 60
    bytes_a_second: int = 10_000
    memory: int = 2_000 * _MEGABYTE

    def seconds_for(self, size: int) -> float:
        """The seconds that a piece of `size` bytes may take."""
        return self.seconds + size / self.bytes_a_second


def limits_set() -> Limits:
    """The limits as `COUNTERCLAIM_SECONDS` and `COUNTERCLAIM_MEMORY` (in megabytes) set them.

    Raises UsageError where one of them is no number above zero.
    """
    default = Limits()
    seconds, megabytes = _number(SECONDS_VARIABLE), _number(MEMORY_VARIABLE)
    return Limits(seconds or default.seconds, memory=int(megabytes * _MEGABYTE) if megabytes else default.memory)


def _number(variable: str) -> float | None:
    written = limit(variable)
    if written is None:
        return None
    try:
        number = float(written)
    except ValueError:
        number = 0
    if not 0 < number < float("inf"):
        raise UsageError(f"{variable} is {written!r}: give a number above zero.")
    return number
