"""How often a host is asked, and when it wants to be left alone."""

import time
from email.utils import parsedate_to_datetime

from counterclaim.read.fetch.refusal import left_alone


class Pace:
    """When each host may be asked next. `longest` are the seconds that are waited for one host."""

    def __init__(self, longest: float) -> None:
        self._longest = longest
        self._next: dict[str, float] = {}

    def wait(self, host: str) -> None:
        """Wait until `host` may be asked. Raises Refusal where that takes longer than is waited."""
        left = self._next.get(host, 0.0) - time.monotonic()
        if left > self._longest:
            raise left_alone(host, left)
        if left > 0:
            time.sleep(left)

    def put_off(self, host: str, seconds: float) -> None:
        """Ask `host` not again before `seconds` from now."""
        self._next[host] = max(self._next.get(host, 0.0), time.monotonic() + seconds)


def seconds_named(header: str | None) -> float | None:
    """The seconds from now that a Retry-After header names, as a number or as a time; None where it names none."""
    if header is None:
        return None
    text = header.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - time.time())
    except (ValueError, TypeError, OverflowError):
        return None
