"""Figures, dates and speakers in the few words that a table or a chart has room for."""

import calendar
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Literal

from counterclaim.model import Claim, Moment, Qualifier, Quantity, Speaker

DateKind = Literal["as of", "said", "published", "inferred", "undated"]

PREFIX: dict[Qualifier, str] = {
    "at_least": "≥ ",
    "more_than": "> ",
    "at_most": "≤ ",
    "less_than": "< ",
    "almost": "almost ",
    "about": "≈ ",
}
ORDERS = {
    (12, 99): "dozens",
    (20, 99): "scores",
    (100, 999): "hundreds",
    (1_000, 9_999): "thousands",
    (10_000, 99_999): "tens of thousands",
    (100_000, 999_999): "hundreds of thousands",
    (1_000_000, 9_999_999): "millions",
}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]+|\s+")

_UNSHOWABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202d\u202e\ud800-\udfff\ufffe\uffff]")

_TURNED = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
_RIGHT_TO_LEFT = re.compile(rf"[{_TURNED}](?:[{_TURNED}\s'\"-]*[{_TURNED}])?")


@dataclass(frozen=True, slots=True)
class When:
    """The day or period by which a claim is put in order, and which of its dates that is.

    `start` and `end` are times in UTC; days stand for their midnight unless `clock` says that hours were told.
    """

    kind: DateKind
    start: datetime | None = None
    end: datetime | None = None
    words: str = "undated"
    clock: bool = False

    @property
    def order(self) -> tuple[bool, datetime, datetime]:
        """Sorts in time, what has no date last."""
        last = datetime.max.replace(tzinfo=UTC)
        return (self.start is None, self.start or last, self.end or last)


def plain(text: str) -> str:
    """`text` on one line, without control characters and without marks that turn the direction of what follows."""
    return _UNPRINTABLE.sub(" ", text).strip()


def showable(text: str) -> str:
    """`text` with a mark in the place of each letter that a page cannot hold, or that turns those behind it around."""
    return _UNSHOWABLE.sub("\ufffd", text)


def isolated(words: str) -> str:
    """`words`, fenced so that right-to-left letters in them leave in place what stands beside them."""
    turns = any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in words)
    return f"\u2068{words}\u2069" if turns else words


def fenced(words: str) -> str:
    """`words` with each stretch of right-to-left letters in them fenced: a number behind it stays where it is read."""
    return _RIGHT_TO_LEFT.sub(lambda stretch: f"\u2068{stretch[0]}\u2069", words)


def number_words(quantity: Quantity) -> str:
    """The number with its qualifier: "> 1,100", "≈ 4,700", "10,000–12,000", "hundreds"."""
    low, high = quantity.low, quantity.high
    if quantity.qualifier == "vague" and (low, high) in ORDERS:
        words = ORDERS[(low or 0, high or 0)]
    elif quantity.qualifier in ("range", "vague") and low is not None and high is not None and low != high:
        words = f"{low:,}–{high:,}"
    else:
        words = PREFIX.get(quantity.qualifier, "") + f"{quantity.spoken:,}"
    return words if quantity.unit == "person" else f"{words} households"


def when(claim: Claim) -> When:
    """The date of `claim`: as of, else said, else published, else undated."""
    said = next((speaker.said for speaker in (*claim.sources, *claim.via) if speaker.said), None)
    published = Moment(claim.published.start, claim.published.end) if claim.published else None
    dates: tuple[tuple[DateKind, Moment | None], ...] = (
        ("as of", claim.as_of),
        ("said", said),
        ("published", published),
    )
    for kind, moment in dates:
        start, end = (instant(moment.start), instant(moment.end)) if moment else (None, None)
        if moment and start and end:
            return When(kind, start, max(start, end), date_words(moment.start, moment.end), "T" in moment.end)
    return When("undated")


def instant(iso: str) -> datetime | None:
    """An ISO day or time as a time in UTC (a day is its midnight), None when it is neither."""
    try:
        read = datetime.fromisoformat(iso)
    except ValueError:
        return None
    return read.astimezone(UTC) if read.tzinfo else read.replace(tzinfo=UTC)


def date_words(start: str, end: str) -> str:
    """A period of ISO days or times as briefly as its precision allows: "Jun 2024", "3–5 Jun 2024"."""
    try:
        first, last = datetime.fromisoformat(start), datetime.fromisoformat(end)
    except ValueError:
        return plain(start) if start == end else plain(f"{start} – {end}")
    if "T" in start and first == last:
        return f"{_day(first)}, {first:%H:%M}"
    if first.date() >= last.date():
        return _day(first)
    if first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]:
        return _months(first, last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} – {_day(last)}"
    return f"{_day(first)} – {_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _months(first: date, last: date) -> str:
    opening, closing = MONTHS[first.month - 1], f"{MONTHS[last.month - 1]} {last.year}"
    if first.year != last.year:
        return f"{opening} {first.year} – {closing}"
    if first.month == last.month:
        return closing
    return str(first.year) if (first.month, last.month) == (1, 12) else f"{opening}–{closing}"


def speaker_name(speaker: Speaker) -> str:
    """The speaker's full name where it is known, else as printed."""
    return plain(speaker.name or speaker.text)


def joined(words: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""


def speaker_key(claim: Claim) -> str | None:
    """What makes two claims of one speaker: the entities, else the folded names; None where nobody is named."""
    keys = sorted({speaker.entity or speaker_name(speaker).casefold() for speaker in claim.sources})
    return " + ".join(keys) or None


def speaker_words(claim: Claim) -> str:
    """Who gives the figure, several joined: "" when nobody is named."""
    return joined([speaker_name(speaker) for speaker in claim.sources])


def chain_words(claim: Claim) -> str:
    """The speaker and, after arrows, those who pass the figure on: "NIS ← Lee Seong Kweun"."""
    return " ← ".join(filter(None, (speaker_words(claim), *(speaker_name(speaker) for speaker in claim.via))))


def value_words(value: Any) -> str:
    """What a field of a record holds, in words."""
    match value:
        case None | []:
            return "not told"
        case {"qualifier": _}:
            return number_words(Quantity(**value))
        case {"start": str(start), "end": str(end)}:
            return date_words(start, end)
        case {"name": str(name)}:
            return plain(name)
        case list():
            return joined([value_words(each) for each in value])
        case int():
            return f"{value:,}"
        case _:
            return plain(str(value))


def judged_words(claim: Claim) -> str:
    """By whose word `claim` stands: "corrected by lena", "" where nobody judged it."""
    done = {"accept": "accepted", "correct": "corrected", "add": "added"}
    return f"{done[claim.judged.kind]} by {plain(claim.judged.by)}" if claim.judged else ""
