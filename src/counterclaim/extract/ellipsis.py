"""What a number takes over from another: rows, parts, and numbers that stand alone with a speaker or a place."""

from itertools import pairwise

from counterclaim.extract.counted import Counted
from counterclaim.extract.recounts import counts_anew, moves_on
from counterclaim.extract.tagging import Tagged
from counterclaim.packs.tokens import MARK, NUMBER

_ONLY_RISE = frozenset({"killed", "injured", "casualties"})
"""What has fewer only when a count is corrected: the missing are found."""
_BESIDE, _SPOKEN = 10, 14
"""So many tokens may stand between the figures of two accounts, and where the other is said to give it."""
_BODIES = ("body", "body_kind")
_PART = 4
"""So many words of a part ("six of them young children") may stand before the comma that closes it."""


def inherit(s: Tagged, counted: list[Counted]) -> None:
    """Ellipsis and rows: a number joined to another, a part of it, or one before a speaker counts what it does."""
    previous: Counted | None = None
    for item in counted:
        if (
            item.chosen is not None
            and item.head.kind == "part"
            and previous is not None
            and item.chosen.site.i > item.numeral.i
            and _runs_on(s, item)
        ):
            item.chosen = None
        if previous is not None and _only_named(s, previous, item):
            item.chosen = None
        if (
            item.chosen is None
            and previous is not None
            and (_elliptic(s, previous, item) or (not item.numeral.article and _joined(s, previous, item)))
        ):
            item.inherited = previous.inherited or previous
            item.score = 0.85 * previous.score
        if (item.chosen is not None or item.inherited is not None) and not item.numeral.article:
            previous = item
    for following, item in pairwise(reversed(counted)):
        source = following.inherited or following
        settled = item.chosen is not None and item.chosen.relation not in ("noun_people", "adjective_in")
        if item.inherited is not None or source.chosen is None:
            continue
        behind = source.chosen.site.i > source.numeral.i and not source.chosen.relation.startswith("noun")
        if settled and not (
            behind and _tells_another(item, counted) and _part_within(s, item, following, source.chosen.site.i)
        ):
            continue
        if (
            (behind and (_joined(s, item, following) or _part_within(s, item, following, source.chosen.site.i)))
            or _among(s, item, following)
            or _part_before(item, following)
            or _out_of(s, item, following)
        ):
            item.chosen, item.inherited = None, source  # "13 hostages and 12 tourists were released"
            item.score = 0.85 * following.score
    for older, newer in pairwise(counted):
        told = (older.inherited or older).chosen
        fallen = newer.numeral.value < older.numeral.value and told and told.outcome.measure in _ONLY_RISE
        if fallen and moves_on(s, older, newer):
            _correct(older, newer)


def _correct(older: Counted, newer: Counted) -> None:
    """Leave the `older` figure to those who gave it, where it was brought down: "cut the death toll from 51 to 46".

    Beside the newer one it would be the highest of the report, and taken for its last word.
    """
    if newer.inherited is older:
        newer.chosen, newer.inherited = older.chosen, None
    older.chosen = older.inherited = None


def _only_named(s: Tagged, previous: Counted, item: Counted) -> bool:
    """Whether of `item` its noun alone would tell ("protesters"), where it goes on with a row behind a verb: "injuring
    12 officers and 34 protesters"."""
    if item.chosen is None or item.chosen.relation != "noun_people" or previous.chosen is None:
        return False
    k = item.head.end
    closed = k >= len(s.tokens) or s.tokens[k].kind == MARK or s.get("preposition", k) is not None
    return closed and previous.chosen.site.j <= previous.numeral.i and _joined(s, previous, item)


def _tells_another(item: Counted, counted: list[Counted]) -> bool:
    """Whether the words before `item` that were chosen for it tell of another before it: "погибли двое, девять человек,
    в том числе двое детей, ранены", two died, nine people, among them two children, were injured."""
    if item.chosen is None or item.chosen.site.i > item.numeral.i:
        return False
    before = (other.chosen for other in counted if other.numeral.i < item.numeral.i)
    return any(chosen is not None and chosen.site is item.chosen.site for chosen in before)


def _among(s: Tagged, a: Counted, b: Counted) -> bool:
    """Whether those of `a` are of those of `b`: "ten children among 27 dead"."""
    among = s.get("among", a.head.end)
    return among is not None and a.head.kind == "people" and 0 <= b.numeral.i - among.j <= 2 and not a.numeral.article


def _part_before(a: Counted, b: Counted) -> bool:
    """Whether the part is told right before its whole: "3'ü çocuk 8 kişi", eight people, three of them children."""
    first = min(b.numeral.i, b.numeral.qualifier_tokens[0]) if b.numeral.qualifier_tokens else b.numeral.i
    return a.head.kind == "part" and a.head.end == first and not b.numeral.article


def _out_of(s: Tagged, a: Counted, b: Counted) -> bool:
    """Whether those of `a` are some of those of `b`, of whom only the noun tells: "nine of the 14 injured"."""
    gap = range(a.numeral.j, b.numeral.i)
    return (
        b.whole
        and not a.numeral.article
        and 0 < len(gap) <= 3
        and all(s.get("determiner", k) or s.get("link", k) or s.get("out_of", k) for k in gap)
    )


def is_part(s: Tagged, item: Counted) -> bool:
    """Whether it is told as a part of those counted before: "six of them children", "including six children"."""
    return item.head.kind == "part" or s.ending("inclusion", _begin(item)) is not None


def _begin(item: Counted) -> int:
    """Where the group begins, with the wording of its number."""
    wording = item.numeral.qualifier_tokens
    return min(item.numeral.i, wording[0]) if wording else item.numeral.i


def _part_within(s: Tagged, whole: Counted, part: Counted, told: int) -> bool:
    """Whether the part stands between commas right behind its whole, and what is `told` behind it, from that token on,
    is told of the whole: "31 people, six of them children, were killed"."""
    if whole.numeral.article or whole.head.kind != "people" or not is_part(s, part):
        return False
    inclusion = s.ending("inclusion", _begin(part))
    gap = range(whole.head.end, inclusion.i if inclusion else _begin(part))
    closing = next((k for k in range(part.head.end, min(part.head.end + _PART, told)) if s.is_mark(k, ",)–")), None)
    return (
        0 < len(gap) <= 2
        and all(s.is_mark(k, ",(–") or s.get("conjunction", k) for k in gap)
        and closing is not None
        and not any(s.get(kind, k) for k in range(closing, told) for kind in ("relative", "subordinator", "people"))
    )


def _joined(s: Tagged, a: Counted, b: Counted) -> bool:
    """Whether `b` is set beside `a` with nothing but "and" or a comma between them ("87 pupils and four teachers")."""
    named = b.head.kind == "people" or (b.head.kind == "outcome" and b.head.people is not None)  # "34 protesters"
    if a.numeral.article or a.head.kind not in ("people", "outcome") or not named:
        return False
    begin = (
        b.numeral.qualifier_tokens[0]
        if b.numeral.qualifier_tokens and b.numeral.qualifier_tokens[0] < b.numeral.i
        else b.numeral.i
    )
    begin = min(begin, b.head.start)  # the noun may stand before its number: "参加者6人と警察官2人"
    gap = [k for k in range(a.head.end, begin) if not _tells_age(s, k)]
    return 0 < len(gap) <= 2 and all(s.get("conjunction", k) or s.is_mark(k, ",") for k in gap)


def _tells_age(s: Tagged, k: int) -> bool:
    """Whether token `k` belongs to an age or a measure set before a noun: "ve 20 yaşındaki bir adam"."""
    return s.inside("not_after", k) is not None or (
        s.tokens[k].kind == NUMBER and s.get("not_after", k + 1) is not None
    )


def _another_account(s: Tagged, previous: Counted, item: Counted) -> bool:
    """Whether another speaker or place comes with a number of its own: ", the police of 22,000", "and in Ghent two"."""
    told = previous.chosen.site.j if previous.chosen is not None else 0  # "10万人参加集会，警方估计为3.5万人"
    gap = range(max(previous.numeral.j, previous.head.end, told), item.numeral.i)
    speaks = any(s.get("speech", k) for k in gap)
    if not 2 <= len(gap) <= (_SPOKEN if speaks else _BESIDE) or any(
        s.get("outcome", k) or (s.get("people", k) and not (speaks and s.is_any(_BODIES, k))) for k in gap
    ):
        return False
    divided = [k for k in gap if s.is_mark(k, ",;" if speaks else ",") or s.get("conjunction", k)]
    if not divided or any(s.is_mark(k, ":" if speaks else ";:") for k in gap):
        return False
    said = max((tag.j for k in gap if k > divided[0] and (tag := s.get("speech", k))), default=gap.stop)
    if any(k not in s.meaning for k in range(said, gap.stop)):
        return False  # "police raised the alert to 4"
    return any(s.get(kind, k) for k in gap if k > divided[0] for kind in (*_BODIES, "country", "region"))


def _outside_brackets(s: Tagged, tokens: range) -> list[int]:
    """Those of `tokens` that do not stand in brackets."""
    told, depth = [], 0
    for k in tokens:
        depth += s.is_mark(k, "(") - s.is_mark(k, ")")
        if depth <= 0 and not s.is_mark(k, ")"):
            told.append(k)
    return told


def _runs_on(s: Tagged, item: Counted) -> bool:
    """Whether the chosen words stand beyond the stretch that the part ("two of them minors,") is told in."""
    assert item.chosen is not None
    return any(s.is_mark(k, ",;:–") for k in range(item.head.end, item.chosen.site.i))


def _counted_behind(item: Counted) -> bool:
    """Whether what happened stands before the number and its counter, as a toll does: "死者は2万人を超え、…"."""
    told = item.head.outcome
    return item.head.counter and told is not None and told.i < item.numeral.i


def _elliptic(s: Tagged, previous: Counted, item: Counted) -> bool:
    numeral = item.numeral
    if numeral.article:
        return False
    j = numeral.j
    if item.head.kind == "part" or s.ending(
        "inclusion", numeral.qualifier_tokens[0] if numeral.qualifier_tokens else numeral.i
    ):
        return True
    if counts_anew(s, item) or moves_on(s, previous, item):
        return True
    if item.head.kind != "none" and not item.head.bare:
        return False
    if _another_account(s, previous, item):
        return True
    if previous.chosen is not None and (previous.chosen.relation == "toll_before" or _counted_behind(previous)):
        first = max(previous.numeral.j, previous.head.end) if previous.head.counter else previous.numeral.j
        between = range(first, numeral.i)
        told = _outside_brackets(s, between)
        return len(told) <= 12 and not any(
            s.get("outcome", k) or s.get("people", k) or s.is_mark(k, ";:") for k in told
        )
    if numeral.value < 2:
        return False
    if s.get("according", j) or s.get("citing", j):
        return True
    gap = range(max(previous.numeral.j, previous.head.end), numeral.i)
    joined = any(s.get("conjunction", k) or s.is_mark(k, ",;") for k in gap)
    return joined and len(gap) <= 12 and bool(s.get("locative", j)) and not any(s.get("speech", k) for k in gap)
