"""The whole name of a person whom a report mostly calls by the surname: the fullest that it prints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from counterclaim.extract.phrases import half_small, hyphened
from counterclaim.extract.tagging import Tag, Tagged
from counterclaim.gazetteer.bodies import PERSON
from counterclaim.gazetteer.spelling import heir, is_link, parts_of
from counterclaim.packs.tokens import WORD

if TYPE_CHECKING:
    from counterclaim.extract.reading import Reading

MOST_PARTS = 5
"""Words of a person's name; a longer run is a title or a headline."""

# what is no part of a person's name, whatever capital it is written with
NO_NAMES = (
    "body", "body_kind", "country", "region", "speech", "auxiliary", "weekday", "month", "number", "vague", "outcome",
    "pronoun", "subordinator", "conjunction", "according", "determiner", "anonymous", "preposition",
)  # fmt: skip

_TRIES = 6


@dataclass(frozen=True, slots=True)
class _Run:
    """Words that look like a name; `opens` where the first of them has its capital from the sentence's beginning."""

    name: str
    opens: bool

    @property
    def parts(self) -> tuple[str, ...]:
        return parts_of(self.name)


def fullest(reading: Reading, printed: str) -> str | None:
    """The fullest name in the report of the person whom it calls `printed`.

    None where no whole name of one person can be told: a surname that stands alone, or that two of the report bear.
    """
    if printed not in reading.full_names:
        reading.full_names[printed] = _fullest(reading, printed)
    return reading.full_names[printed]


def name_around(reading: Reading, place: int) -> str | None:
    """The run of capitalised words of no other meaning around the character `place`, or the name of a person known by
    it; None where the run is too long for a name."""
    run = _run_around(reading, place)
    return run.name if run else None


def names(s: Tagged, k: int) -> bool:
    """Whether token `k` can be part of a person's name: with a capital, and without another meaning."""
    token = s.tokens[k]
    if token.kind != WORD or not s.capital(k):
        return False
    return half_small(s, k) or not any(s.inside(kind, k) for kind in NO_NAMES)


def person_at(s: Tagged, k: int) -> Tag | None:
    """The name of a person of the gazetteer that covers token `k`."""
    known = s.inside("body", k)
    return known if known is not None and any(body.kind == PERSON for body in known.value) else None


def _fullest(reading: Reading, printed: str) -> str | None:
    words = parts_of(printed)
    if not words or len(words) > MOST_PARTS:
        return None
    whole = printed if len(words) > 1 else None
    if reading.pack.writing.caseless:
        return whole
    found = [run for run in _runs(reading, printed) if set(words) <= set(run.parts)]
    found = [run for run in found if not run.opens or not any(run.parts[1:] == other.parts for other in found)]
    longer = {run.parts: run.name for run in found if len(run.parts) > 1}
    if not longer:
        return whole
    best = max(longer, key=len)
    if any(not set(parts) <= set(best) or heir(longer[parts]) != heir(longer[best]) for parts in longer):
        return whole
    return longer[best]


def _runs(reading: Reading, printed: str) -> list[_Run]:
    """The names around the places where the longest word of `printed` stands in the report."""
    anchor = max(printed.split(), key=len)
    found = []
    place = reading.text.find(anchor)
    for _ in range(_TRIES):
        if place < 0:
            break
        run = _run_around(reading, place)
        if run is not None:
            found.append(run)
        place = reading.text.find(anchor, place + len(anchor))
    return found


def _run_around(reading: Reading, place: int) -> _Run | None:
    s = reading.tagged(reading.sentence_at(place))
    at = next((k for k, token in enumerate(s.tokens) if token.start <= place < token.end), None)
    if at is None:
        return None
    known = person_at(s, at)
    if known is not None:
        return _Run(s.words(known.i, known.j), opens=False)
    first = last = at
    while first > 0 and _joined(s, first - 1) and (names(s, first - 1) or _linked(s, first - 1)):
        first -= 1
    while _goes_on(s, last):
        last += 2 if s.is_mark(last + 1, ".") else 1
    if last - first >= MOST_PARTS:
        return None
    return _Run(s.words(first, last + 1), opens=first == 0)


def _joined(s: Tagged, k: int) -> bool:
    """Whether no more than a space stands between token `k` and the next."""
    return s.tokens[k].end + 1 >= s.tokens[k + 1].start


def _linked(s: Tagged, k: int) -> bool:
    """Whether token `k` is an article or a preposition within a name ("Walid al-Moualem")."""
    return k > 0 and is_link(s.tokens[k].form) and names(s, k - 1) and _joined(s, k - 1)


def _goes_on(s: Tagged, k: int) -> bool:
    """Whether the name goes on behind token `k`; the point of an initial is passed ("Murphy J. Paul")."""
    if k + 1 >= len(s.tokens):
        return False
    if s.is_mark(k + 1, ".") and s.tokens[k].end - s.tokens[k].start == 1 and k + 2 < len(s.tokens):
        return names(s, k + 2)
    if not _joined(s, k):
        return False
    if is_link(s.tokens[k + 1].form) and k + 2 < len(s.tokens) and _joined(s, k + 1):
        return names(s, k + 2)
    return names(s, k + 1) or hyphened(s, k + 1)
