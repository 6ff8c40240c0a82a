"""The time of day that a sentence gives, and a day at that time."""

import re

from counterclaim.extract.tagging import Tagged
from counterclaim.model import Moment


def clock_of(s: Tagged, near: int) -> tuple[int, int, str] | None:
    """The time of day nearest to token `near`, as its tokens and "HH:MM": "19.30 Uhr", "7.55am", "04:00", "noon"."""
    found = [clock for k in range(len(s.tokens)) if (clock := _clock(s, k)) is not None]
    return min(found, key=lambda clock: abs(clock[0] - near), default=None)


def _clock(s: Tagged, k: int) -> tuple[int, int, str] | None:
    named = s.get("hour", k)
    if named is not None:
        return k, named.j, str(named.value)
    token = s.tokens[k]
    marked = s.get("clock", k + 1)
    printed = re.fullmatch(r"(\d{1,2})(?:[:.](\d{2}))?(?::\d{2})?", token.form)
    if printed is None or (marked is None and ":" not in token.form):
        return None
    hours, minutes = int(printed[1]), int(printed[2] or 0)
    if marked is not None and marked.value and hours < 12:
        hours += marked.value
    if hours > 23 or minutes > 59:
        return None
    return k, marked.j if marked else k + 1, f"{hours:02}:{minutes:02}"


def at_clock(moment: Moment, clock: str, text: str, published: str | None) -> Moment:
    """`moment`, which is one day, at the time `clock` of it; the offset is that of `published`, where it tells one."""
    offset = re.search(r"T.*?((?:[+-]\d{2}:\d{2})|Z)$", published or "")
    start = f"{moment.start[:10]}T{clock}:00{offset[1] if offset else ''}"
    return Moment(start, start, text, moment.inferred, moment.why)
