"""The time of day that a sentence gives, with its offset from UTC where it names a zone, and a day at that time.

A pack lists under `clock` what makes a time of any number before it ("Uhr", "pm"), under `clock_hours` what also counts
hours ("heures") and needs more, under `clock_before` the words before a time ("à", "午後") and under `clock_opening`
those that need nothing behind the number ("kl.").
"""

import re
from typing import NamedTuple

from counterclaim.extract.tagging import Tag, Tagged
from counterclaim.model import Moment
from counterclaim.packs.tokens import NUMBER

_PRINTED = re.compile(r"(\d{1,2})(?:([:.])(\d{2}))?(?::\d{2})?")
_RAILWAY = re.compile(r"([01]\d|2[0-4])([0-5]\d)")
_HALF = 12 * 60
_DAY = 24 * 60


class Clock(NamedTuple):
    """A time of day at the tokens `i` to `j`: "HH:MM", its offset "+HH:MM" where told; `as_of` if the text says so."""

    i: int
    j: int
    time: str
    offset: str = ""
    as_of: bool = False


def clocks_of(s: Tagged) -> list[Clock]:
    """The times of day in `s`: "19.30 Uhr", "7.55am", "04:00", "noon", "18:00 (1500 GMT)"."""
    found: list[Clock] = []
    hours = s.tags.get("hour", ())
    for k, token in enumerate(s.tokens):
        clock = _clock(s, k) if k in hours or token.form[0].isdecimal() else None
        if clock is None:
            continue
        before = found[-1] if found else None
        if before is not None and before.j + 1 == clock.i and s.is_mark(before.j, "(/,") and clock.offset:
            found[-1] = before._replace(j=clock.j, offset=before.offset or _offset(before.time, clock))
        else:
            found.append(clock)
    return found


def nearest(clocks: list[Clock], near: int) -> Clock | None:
    """That of `clocks` which stands nearest to token `near`."""
    return min(clocks, key=lambda clock: abs(clock.i - near), default=None)


def at_clock(moment: Moment, clock: Clock, text: str, published: str | None) -> Moment:
    """`moment`, which is one day, at the time `clock` of it; `text` is what is printed.

    The offset is the one told, else that of `published`, where it has one.
    """
    known = re.search(r"T.*?((?:[+-]\d{2}:\d{2})|Z)$", published or "")
    offset = clock.offset or (known[1] if known else "")
    start = f"{moment.start[:10]}T{clock.time}:00{offset}"
    return Moment(start, start, text, moment.inferred, moment.why)


def _clock(s: Tagged, k: int) -> Clock | None:
    """The time of day whose hour stands at token `k`."""
    named = s.get("hour", k)
    if named is not None:
        return _placed(s, k, named.j, str(named.value))
    opening, before = _ending(s, "clock_opening", k), _ending(s, "clock_before", k)
    strong, weak = s.get("clock", k + 1), s.get("clock_hours", k + 1)
    mark = strong or weak
    j = mark.j if mark else k + 1
    railway = _RAILWAY.fullmatch(s.tokens[k].form)
    if railway is not None and (mark is not None or s.get("zone", k + 1)):
        return _placed(s, k, j, _told(int(railway[1]), int(railway[2]), 0))
    printed = _PRINTED.fullmatch(s.tokens[k].form)
    if printed is None:
        return None
    minutes, j = _minutes(s, j) if mark is not None and printed[3] is None else (printed[3], j)
    sure = (
        printed[2] == ":"
        or strong is not None
        or (opening is not None and not s.get("people", j))
        or (weak is not None and (before is not None or minutes is not None))
        or (before is not None and printed[2] == "." and not s.get("people", j) and not s.get("scale", j))
        or s.get("zone", j) is not None
    )
    if not sure:
        return None
    shift = max((int(tag.value) for tag in (strong, weak, before) if tag is not None), default=0)
    return _placed(s, k, j, _told(int(printed[1]), int(minutes or 0), shift))


def _ending(s: Tagged, kind: str, k: int) -> Tag | None:
    """The word of `kind` before token `k`, be it with a full stop ("kl. 18"); none behind a number ("24 saat 12 …")."""
    end = k - 1 if s.is_mark(k - 1, ".") else k
    word = s.ending(kind, end)
    return None if word is None or (word.i and s.tokens[word.i - 1].kind == NUMBER and not word.value) else word


def _minutes(s: Tagged, j: int) -> tuple[str | None, int]:
    """The minutes printed behind the mark of the hour ("18h30", "18時30分"), and where the time ends."""
    if j >= len(s.tokens) or not re.fullmatch(r"[0-5]\d", s.tokens[j].form):
        return None, j
    mark = s.get("clock_minutes", j + 1)
    if mark is None and s.tokens[j].start != s.tokens[j - 1].end and s.get("people", j + 1):
        return None, j
    return s.tokens[j].form, mark.j if mark is not None else j + 1


def _told(hours: int, minutes: int, shift: int) -> str | None:
    """ "HH:MM"; midnight at the end of a day is its last minute. None where the day has no such time."""
    hours += shift if hours < 12 else 0
    if (hours, minutes) == (24, 0):
        return "23:59"
    return f"{hours:02}:{minutes:02}" if hours < 24 and minutes < 60 else None


def _placed(s: Tagged, i: int, j: int, time: str | None) -> Clock | None:
    """The time with the zone named behind it or before it, and with what precedes it."""
    if time is None:
        return None
    behind = s.get("zone", j) or s.get("zone", i + 1)  # "GMT" may be what makes a time of the number
    words = [word for kind in ("clock_opening", "clock_before") if (word := _ending(s, kind, i)) is not None]
    first = min((word.i for word in words), default=i)
    zone = behind or s.ending("zone", first)
    end = behind.j if behind else j
    as_of = any(s.ending("date_as_of", k) is not None for k in range(first - s.is_mark(first - 1, ":"), i + 1))
    if s.pack.writing.postpositions:
        as_of = as_of or s.get("date_as_of", end) is not None
    return Clock(i, end, time, str(zone.value) if zone else "", as_of)


def _offset(time: str, other: Clock) -> str:
    """The offset of the place where it is `time` when it is `other`: from 12 hours behind UTC to 12 before it."""
    east = _minutes_of(time) - _minutes_of(other.time) + _signed(other.offset)
    east = (east + _HALF) % _DAY - _HALF
    return f"{'-' if east < 0 else '+'}{abs(east) // 60:02}:{abs(east) % 60:02}"


def _minutes_of(time: str) -> int:
    return 60 * int(time[:2]) + int(time[3:])


def _signed(offset: str) -> int:
    return _minutes_of(offset[1:]) * (-1 if offset[0] == "-" else 1)
