"""Numbers with a counter behind them, and the noun that may stand before them: "兵士3人", "민간인 5명", "3名士兵".

Languages that count with counters (`counters` in the grammar) set the noun before the number or behind the counter.
The counter by itself says only that people are counted.
"""

from counterclaim.extract.groups import Head, head_of, search
from counterclaim.extract.modifiers import noun_outcome
from counterclaim.extract.numbers import Numeral
from counterclaim.extract.tagging import Tag, Tagged
from counterclaim.packs import People
from counterclaim.packs.tokens import MARK, NUMBER

_ANYONE = People("people", True)


def counted_head(s: Tagged, numeral: Numeral) -> Head:
    """The head of the group that `numeral` counts, where the language counts with counters before the number too."""
    if not s.pack.counted or numeral.article:
        return head_of(s, numeral)
    counter = _counter(s, numeral)
    if counter is None:
        head = head_of(s, numeral)
        before = _outcome_before(s, _begin(numeral))
        if head.kind == "none" and before is not None:
            return Head("outcome", before.i, max(before.j, numeral.j), None, before)
        loose = head.kind in ("none", "unknown") or head.skipped > 0
        if loose and not numeral.vague and not _after_toll(s, numeral):
            return Head("object", numeral.j, head.end)  # without a counter, nobody is counted
        return head
    part = s.get("inclusion", counter.j)
    if part is not None:
        return Head("part", numeral.j, part.j)
    ended = s.get("whole", counter.j) or s.get("among", counter.j)
    head = Head("none", numeral.j, counter.j) if ended else search(s, numeral, counter.j)
    head.start, head.counter = numeral.j, True
    person = s.get("people", counter.i)
    if head.kind == "object":
        return head
    if head.kind in ("none", "unknown"):
        if not counter.value:
            return _of_things(s, numeral, counter)
        them = person or Tag(counter.i, counter.j, "people", _ANYONE)
        head = Head("people", numeral.j, counter.j, them, None, head.countries if head.kind == "none" else [])
        head.counter = head.bare = True
    return _with_noun_before(s, numeral, counter, head, divided=ended is not None)


def _of_things(s: Tagged, numeral: Numeral, counter: Tag) -> Head:
    """The head where the counter alone does not say that people are counted: "确诊病例120例", "新增120例"."""
    before = _outcome_before(s, _begin(numeral))
    if before is not None:
        return Head("outcome", before.i, counter.j, None, before)
    person = _noun_before(s, "people", _begin(numeral), floats=False)
    if person is not None:
        return Head("people", person.i, counter.j, person)
    return head_of(s, numeral)


def _after_toll(s: Tagged, numeral: Numeral) -> bool:
    """Whether right before the number, in the same stretch, a word for a count stands: "死亡人数升至212"."""
    for k in range(numeral.i - 1, max(-1, numeral.i - 6), -1):
        if s.tokens[k].kind == MARK or s.tokens[k].kind == NUMBER:
            return False
        if any(tag.value.construction == "toll" for tag in s.tags.get("outcome", {}).get(k, ())):
            return True
    return False


def _begin(numeral: Numeral) -> int:
    """Where the numeral begins with the wording before it."""
    if numeral.qualifier_tokens is None:
        return numeral.i
    return min(numeral.i, numeral.qualifier_tokens[0])


def _counter(s: Tagged, numeral: Numeral) -> Tag | None:
    """The counter behind `numeral`, a wording between them passed: "30多名", "50여 명"."""
    wording = s.get("qualifier_after", numeral.j)
    return s.get("counter", numeral.j if wording is None else wording.j)


def _with_noun_before(s: Tagged, numeral: Numeral, counter: Tag, head: Head, *, divided: bool) -> Head:
    """`head` with the people, or what happened, named right before the number; a part of those `divided` follows."""
    first = _begin(numeral)
    person = _noun_before(s, "people", first, floats=_ends_bare(s, counter.j))
    if person is not None and (head.bare or head.people is None):
        head.people, head.bare = person, False
        head.start = person.i
        land = _country_before(s, person)
        if land is not None and not head.countries:
            head.countries, head.start = [land], land.i
    elif (
        head.outcome is None
        and (told := _outcome_before(s, first)) is not None
        and (divided or not _told_behind(s, counter.j))
    ):
        head.outcome, head.start = told, told.i
    return head


def _noun_before(s: Tagged, kind: str, k: int, *, floats: bool) -> Tag | None:
    """The noun that ends right before token `k`, a word like "等" or, where it `floats`, a particle passed."""
    found = s.ending(kind, k)
    if found is not None or k < 2:
        return found
    for small in ("plural", "floating") if floats else ("plural",):
        passed = s.ending(small, k)
        if passed is not None and passed.i > 0:
            found = s.ending(kind, passed.i)
            if found is not None:
                return found
    return None


def _ends_bare(s: Tagged, k: int) -> bool:
    """Whether what happened follows the counter at once, so that the number floats behind its noun: "兵士が3人死亡"."""
    return s.get("outcome", k) is not None and s.get("object_mark", k) is None and s.get("subject_mark", k) is None


def _country_before(s: Tagged, person: Tag) -> Tag | None:
    """Whose people they are, named before the noun: "北朝鮮兵100人", "ロシアの兵士3人"."""
    alike = s.get("country", person.i)
    if alike is not None and alike.j == person.j:
        return alike
    return s.ending("country", person.i) or (
        s.ending("country", person.i - 1) if s.get("determiner", person.i - 1) else None
    )


def _outcome_before(s: Tagged, k: int) -> Tag | None:
    """The noun right before token `k` that says what happened and has no number of its own: "死者12人"."""
    for end in (k, k - 1):
        if end < 1 or (end < k and s.get("floating", end) is None and s.get("plural", end) is None):
            continue
        for start in range(max(0, end - 4), end):
            tag = noun_outcome(s, start)
            if tag is not None and tag.j == end:
                return None if _numbered(s, start) else tag
    return None


def _numbered(s: Tagged, i: int) -> bool:
    """Whether what happened, at token `i`, is told of the number before it: "5人死亡12人受伤"."""
    k = i
    counter = s.ending("counter", k)
    if counter is not None:
        k = counter.i
    wording = s.ending("qualifier_after", k)
    if wording is not None:
        k = wording.i
    if k == 0 or not (s.tokens[k - 1].kind == NUMBER or s.ending("number", k) or s.ending("scale", k)):
        return False
    while k > 0 and (s.tokens[k - 1].kind == NUMBER or s.ending("number", k) or s.ending("scale", k)):
        k -= 1
    return _outcome_before(s, k) is None


def _told_behind(s: Tagged, k: int) -> bool:
    """Whether right behind the counter, before any mark, something else is said to have happened."""
    for ahead in range(k, min(k + 3, len(s.tokens))):
        if s.tokens[ahead].kind == MARK or s.tokens[ahead].kind == NUMBER:
            return False
        if s.get("outcome", ahead):
            return True
    return False
