"""How a figure is meant: its stance, whether it is new or a running count, and what it rests on."""

from typing import NamedTuple

from counterclaim.extract.counted import Counted
from counterclaim.extract.outcomes import Site
from counterclaim.extract.speech import Frame
from counterclaim.extract.tagging import Tag, Tagged
from counterclaim.gazetteer.counts import running_count
from counterclaim.model import Basis, Counting, SourceType, Speaker, Stance
from counterclaim.packs.tokens import MARK

_REACH = 8
# words in the clause, the strongest first
_STANCES: tuple[tuple[str, Stance], ...] = (("denied", "denied"), ("possible", "possible"), ("confirmed", "confirmed"))
# by a verb of saying, a figure is denied or confirmed
_SAID: tuple[tuple[str, Stance], ...] = (("denied", "denied"), ("confirmed", "confirmed"))
STOCKS = ("missing", "hospitalized", "deployed")
_BASES: dict[SourceType, Basis] = {
    "government": "official",
    "military": "official",
    "police": "official",
    "international": "official",
    "intelligence": "intelligence",
    "rescue": "hospital",
    "witness": "witness",
}


class Words(NamedTuple):
    """Where a figure stands: its sentence, itself, what happened, and whether it is `alone` there."""

    s: Tagged
    counted: Counted
    site: Site
    alone: bool


def stance_of(s: Tagged, counted: Counted, site: Site, frames: list[Frame]) -> tuple[Stance, Tag | None]:
    """Whether the figure is asserted, confirmed, denied or only possible, and the words that say so."""
    i, j = _clause(s, counted, site)
    for kind, stance in _STANCES:
        for tag in s.each(kind):
            if i <= tag.i < j and not (kind == "denied" and _said_anew(s, tag.j, counted.numeral.i)):
                return stance, tag
    for frame in frames:
        if frame.how == "verb":
            for kind, stance in _SAID:
                for k in range(frame.i, frame.j):
                    tag_at = s.get(kind, k)
                    if tag_at is not None and s.inside("speech", k):
                        return stance, tag_at
    return "asserted", None


def _said_anew(s: Tagged, i: int, j: int) -> bool:
    """Whether another verb of saying stands between ("denied hitting civilians and said it had killed 70")."""
    return any(s.get("speech", k) and not s.get("denied", k) for k in range(i, j))


def _clause(s: Tagged, counted: Counted, site: Site) -> tuple[int, int]:
    """The tokens around number and outcome up to the next clause marks."""
    i = min(counted.numeral.i, site.i)
    j = max(counted.head.end, counted.numeral.j, site.j)
    start = i
    while (
        start > 0
        and i - start < _REACH
        and not (s.tokens[start - 1].kind == MARK and s.tokens[start - 1].form in ",;:–.")
        and not s.get("subordinator", start - 1)
    ):
        start -= 1
    end = j
    while end < len(s.tokens) and end - j < 3 and s.tokens[end].kind != MARK:
        end += 1
    return start, end


def counting_of(s: Tagged, counted: Counted, measure: str, relation: str, beside: list[Counted]) -> Counting:
    """New, cumulative or stock, where the words say so; `beside` are all figures of the sentence.

    "300 were killed and another 2,700 wounded" adds the wounded to the dead, and tells of no new ones.
    """
    i, j = counted.numeral.i, max(counted.head.end, counted.numeral.j)
    wording = range(*counted.numeral.qualifier_tokens) if counted.numeral.qualifier_tokens else range(0)
    added = any(
        other.numeral.j <= i and other.chosen is not None and other.chosen.outcome.measure != measure
        for other in beside
    )
    near = [k for k in range(max(0, i - 3), min(j + 2, len(s.tokens))) if k not in wording]
    before = [k for k in range(max(0, i - 2), i) if k not in wording]
    if s.is_among("new", (k for k in near if not (added and k in before))) or (
        not added and s.is_among("delta", before)
    ):
        return "new"
    if relation.startswith("toll") or s.tags.get("cumulative"):
        return "cumulative"
    if s.is_among("stock", near) or measure in STOCKS:
        return "stock"
    return "unknown"


def basis_of(source: Speaker | None, measure: str, words: Words | None = None) -> Basis:
    """What a figure of `measure` rests on: what the sentence says of it, else the running count that its speaker keeps,
    else what the kind of speaker tells. `words` is where the figure stands, None where there is none."""
    told = _told_bases(words) if words else frozenset[str]()
    if "model" in told:
        return "model"
    if "named_list" in told:
        return "named_list"
    if source is None or source.type is None:
        return "unknown"
    count = running_count(source.entity, measure)
    if count is not None and not (count.basis == "named_list" and "estimate" in told):
        return count.basis
    return _BASES.get(source.type, "unknown")


def _told_bases(words: Words) -> frozenset[str]:
    """Which of model, named list and estimate the sentence speaks of; with other figures in it, the figure's clause."""
    start, end = (0, len(words.s.tokens)) if words.alone else _clause(words.s, words.counted, words.site)
    kinds = ("model", "named_list", "estimate")
    return frozenset(kind for kind in kinds if any(start <= tag.i < end for tag in words.s.each(kind)))
