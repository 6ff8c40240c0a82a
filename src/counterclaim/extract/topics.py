"""What a position is about: what is counted in its own words, or, where these point back, in sentences beside it."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field

from counterclaim.extract.cues import Cue
from counterclaim.extract.outcomes import Site, sites_of
from counterclaim.extract.phrases import Phrase
from counterclaim.extract.reading import Reading
from counterclaim.extract.sayings import PLURAL
from counterclaim.extract.stands import Taken, divided
from counterclaim.extract.tagging import Tag, Tagged
from counterclaim.model import Claim, Group, Place, Span
from counterclaim.packs import ANYONE
from counterclaim.packs.tokens import MARK, NUMBER

_NEAR = 8
_THAT = 7
_BACK = 4
_TAIL = 8
_FORCES = ("soldiers", "fighters")
_BESIDE = ("gathered", "deployed")
# who says nothing of something often leaves it to others to say of what
_UNTOLD = frozenset({"comment", "declines", "unverified"})


@dataclass(frozen=True)
class Topic:
    """What is counted: the measure, the people, where, and what of it stands in the sentence itself.

    `carried` is true where the measure comes from another sentence.
    """

    measure: str
    group: Group | None = None
    places: tuple[Place, ...] = ()
    evidence: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    carried: bool = False


def topic_of(
    reading: Reading,
    number: int,
    taken: Taken,
    phrases: Sequence[Phrase],
    cues: Sequence[Cue],
    claims: Sequence[Claim],
) -> Topic | None:
    """What the position `taken` in sentence `number` by the speakers of `phrases` is about, or None."""
    s = reading.tagged(number)
    spoken = {k for phrase in phrases for k in range(phrase.i, phrase.j)} | set(range(taken.i, taken.j))
    own = _own(reading, number, s, taken, cues, spoken)
    if own is not None or not _points_back(s, taken, cues, spoken):
        return own
    for near in (number, *beside(reading, number)):
        found = _counted_in(reading, near, claims, carried=near != number)
        if found is not None:
            return found
    return None


def _own(reading: Reading, number: int, s: Tagged, taken: Taken, cues: Sequence[Cue], spoken: set[int]) -> Topic | None:
    near = [
        (measure, i, j, spans)
        for measure, i, j, spans in _outcomes(s, cues)
        if not spoken & set(range(i, j)) and _is_about(s, taken, i, j, cues)
    ]
    if not near:
        return None
    near.sort(key=lambda found: max(found[1] - taken.j, taken.i - found[2]))
    _, i, j, spans = near[0]
    measure = _together([found[0] for found in near])
    group, proof = _people(s, i, j, spoken)
    places, where = _places(reading, number, spoken)
    evidence = {"measure": spans} | ({"group": proof} if proof else {}) | ({"places": where} if where else {})
    return Topic(measure, group, places, evidence)


def _together(measures: Sequence[str]) -> str:
    """The first measure; of dead and injured told together, both; what is told along with worse comes last."""
    if {"killed", "injured"} <= set(measures):
        return "casualties"
    return next((measure for measure in measures if measure not in _BESIDE), measures[0])


def _outcomes(s: Tagged, cues: Sequence[Cue]) -> Iterator[tuple[str, int, int, tuple[Span, ...]]]:
    """What the sentence tells of many people, each with its tokens and its characters."""
    roles = {tag.value.role for tag in s.each("people")}
    for site in sites_of(s):
        measure = _measure(s, site, roles)
        if measure is not None:
            yield measure, site.i, site.j, site.spans
    for cue in cues:
        if cue.kind == "presence" and any(tag.value.role in _FORCES for tag in _people_near(s, cue.i, cue.j)):
            yield "deployed", cue.i, cue.j, (s.characters(cue.i, cue.j),)


def _measure(s: Tagged, site: Site, roles: set[str]) -> str | None:
    many = any(True for _ in _people_near(s, site.i, site.j)) or _numbered(s, site.i - 4, site.i)
    single = site.reading("one") is not None  # "the body", as a noun for one as well as for many
    for reading in site.readings:
        if reading.measure == "gathered" and reading.construction in PLURAL:
            continue  # "protesters" by themselves
        if reading.construction == "holds" or (reading.only and not (roles & reading.only or ANYONE in reading.only)):
            continue
        if many or (reading.construction in PLURAL and not single):
            return reading.measure
    return None


def _numbered(s: Tagged, i: int, j: int) -> bool:
    return any(s.tokens[k].kind == NUMBER or s.get("number", k) or s.get("vague", k) for k in range(max(i, 0), j))


def _people_near(s: Tagged, i: int, j: int) -> Iterator[Tag]:
    """The nouns for several people close to the tokens `i` to `j`, the nearest first."""
    tags = [
        t
        for t in s.each("people")
        if t.value.many and max(t.i - j, i - t.j) <= _NEAR and (t.value.role in _FORCES or not _is_office(s, t.i))
    ]
    yield from sorted(tags, key=lambda t: max(t.i - j, i - t.j))


def _is_office(s: Tagged, k: int) -> bool:
    """Whether the noun at token `k` belongs to the name of a body that speaks, and not to people who do."""
    body = s.inside("body_kind", k)
    return body is not None and body.value.type not in ("witness", "armed_group")


def _is_about(s: Tagged, taken: Taken, i: int, j: int, cues: Sequence[Cue]) -> bool:
    """Whether what is told at the tokens `i` to `j` is what the position is taken to."""
    if i >= taken.j:
        between = range(taken.j, i)
        aside = any(cue.kind == "beside" and taken.j <= cue.i <= i for cue in cues)
        if aside or any(s.is_mark(k, ";") for k in between):
            return False
        if any(s.get("that", k) for k in between[:_THAT]):
            return True
        loose = taken.position in ("declines", "unverified")
        if not loose and any(s.get("relative", k) for k in between):
            return False
        return len(between) <= _NEAR + 4 * loose and not divided(s, taken.j, i)
    between = range(j, taken.i)
    if any(cue.kind == "beside" and cue.i < taken.i for cue in cues):
        return False
    if any(s.is_mark(k, ",") for k in between) and len(s.tokens) - taken.j <= _TAIL:
        return True  # "soldiers were killed, the ministry confirmed"
    before = taken.passive or s.pack.verbs_late or taken.position in ("declines", "unverified")
    return before and len(between) <= _NEAR and not divided(s, j, taken.i)


def _points_back(s: Tagged, taken: Taken, cues: Sequence[Cue], spoken: set[int]) -> bool:
    """Whether the words of the position leave to others what it is about: "confirmed the reports", "no comment"."""
    clause = _clause(s, taken)
    within = [cue for cue in cues if cue.i in clause and not spoken & set(range(cue.i, cue.j))]
    aside = [cue for cue in cues if cue.kind == "beside"]
    if any(cue.i in clause or (s.pack.verbs_late and cue.i < taken.i) for cue in aside):
        return False
    if any(cue.kind == "matters" for cue in within):
        return True
    if taken.cue.kind not in _UNTOLD:
        return False
    return not any(cue.kind == "about" and 0 <= cue.i - taken.j <= 1 for cue in cues)


def may_point_back(kinds: Set[str]) -> bool:
    """Whether a position that cues of these `kinds` take can leave to other sentences what it is about."""
    return "matters" in kinds or not kinds.isdisjoint(_UNTOLD)


def _clause(s: Tagged, taken: Taken) -> range:
    """The tokens around a position in which its object stands."""
    first, last = taken.i, taken.j
    if taken.passive or s.pack.verbs_late or s.pack.subjects_behind or taken.agent is not None:
        while first > 0 and taken.i - first < _NEAR and s.tokens[first - 1].kind != MARK:
            first -= 1
    while last < len(s.tokens) and last - taken.j < _NEAR and s.tokens[last].kind != MARK:
        last += 1
    return range(first, last)


def beside(reading: Reading, number: int) -> list[int]:
    """The sentences beside `number` in the order in which a position speaks of them: those before it in its paragraph,
    the one behind it there, those before the paragraph."""
    line = reading.line_of[number]
    before = [
        n for n in range(number - 1, max(-1, number - 1 - _BACK), -1) if not reading.is_clutter(reading.sentences[n])
    ]
    behind = [number + 1] if number + 1 < len(reading.sentences) and reading.line_of[number + 1] == line else []
    own = [n for n in before if reading.line_of[n] == line]
    return [*own, *behind, *before[len(own) :]]


def _counted_in(reading: Reading, number: int, claims: Sequence[Claim], *, carried: bool) -> Topic | None:
    """What sentence `number` counts: by its claims, else by what it tells of many people."""
    span = reading.sentences[number]
    told = [claim for claim in claims if claim.sentence.start == span.start and not claim.implicit]
    if told:
        first = told[0]
        who = Group(first.group.role, first.group.country, first.group.entity)
        return Topic(_together([claim.measure for claim in told]), who, first.places, carried=carried)
    s = reading.tagged(number)
    found = list(_outcomes(s, ()))
    if not found:
        return None
    group, _ = _people(s, found[0][1], found[0][2], set())
    places, _ = _places(reading, number, set())
    bare = Group(group.role, group.country, group.entity) if group else None
    return Topic(_together([measure for measure, *_ in found]), bare, places, carried=carried)


def _people(s: Tagged, i: int, j: int, spoken: set[int]) -> tuple[Group | None, tuple[Span, ...]]:
    """Of whom it is told: the noun for people nearest to the tokens `i` to `j`, with the country beside it."""
    for tag in _people_near(s, i, j):
        if tag.i in spoken:
            continue
        land = s.ending("country", tag.i) or s.get("country", tag.j)
        if land is not None and land.i in spoken:
            land = None
        first, last = min(tag.i, land.i if land else tag.i), max(tag.j, land.j if land else tag.j)
        span = s.characters(first, last)
        return Group(tag.value.role, land.value.code if land else None, None, s.words(first, last)), (span,)
    return None, ()


def _places(reading: Reading, number: int, spoken: set[int]) -> tuple[tuple[Place, ...], tuple[Span, ...]]:
    """Where it happened: the place in the sentence that is most surely one, else that of the whole report."""
    s = reading.tagged(number)
    found = [
        item
        for item in reading.places(number)
        if item.i not in spoken and item.weight >= 2 and not s.get("month", item.i)
    ]
    if found:
        best = max(found, key=lambda item: item.weight)
        return (best.place,), (s.characters(best.i, best.j),)
    return ((reading.main_place,) if reading.main_place else ()), ()
