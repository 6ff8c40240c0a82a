"""Statements: one speaker, one figure, one time, with all the mentions that tell it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from counterclaim.gazetteer.counts import running_count
from counterclaim.model import Claim, Quantity, Stretch, Told
from counterclaim.reconcile.rules import Rules
from counterclaim.reconcile.series import Series

_RECENT = 12  # statements of one number that a new mention is held against: the newest


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """Mentions of one figure by one speaker at one time.

    `told` begins with the mention nearest to the origin: in the earliest report, said the most plainly. `speakers` and
    `bodies` are those of all mentions; empty when nobody is ever named. `time` is when it was given.
    """

    series: Series
    told: tuple[Told, ...]
    speakers: frozenset[str]
    bodies: frozenset[str]
    time: Stretch

    @property
    def first(self) -> Told:
        """The mention that stands for the statement."""
        return self.told[0]

    @property
    def claim(self) -> Claim:
        """The claim of `first`."""
        return self.told[0].claim

    @property
    def quantity(self) -> Quantity:
        """The figure as first told."""
        return self.told[0].claim.quantity

    @property
    def docs(self) -> frozenset[str]:
        """The reports that tell it."""
        return frozenset(one.claim.doc for one in self.told)


class _Growing:
    """A statement while its mentions are being gathered."""

    def __init__(self, one: Told) -> None:
        self.told = [one]
        self.docs = {one.claim.doc, one.origin}
        self.speakers = set(one.speakers)
        self.bodies = set(one.bodies)
        self.time = one.time

    def add(self, one: Told) -> None:
        self.told.append(one)
        self.docs |= {one.claim.doc, one.origin}
        self.speakers |= one.speakers
        self.bodies |= one.bodies
        if one.time.start is not None and (self.time.start is None or self.time.end is None):
            self.time = one.time if self.time.start is None or one.time.end is not None else self.time


def statements_of(series: Series, rules: Rules) -> list[Statement]:
    """The statements of `series`, in time. Near-linear: a mention is held against the newest of its number alone."""
    by_number: dict[tuple[int | None, int | None], list[_Growing]] = defaultdict(list)
    for one in sorted(series.told, key=in_order):
        same = by_number[_number(one.claim.quantity)]
        home = next((known for known in reversed(same[-_RECENT:]) if _same_statement(known, one, rules)), None)
        if home is None:
            same.append(_Growing(one))
        else:
            home.add(one)
    found = [_whole(series, growing) for same in by_number.values() for growing in same]
    return sorted(found, key=lambda statement: in_order(statement.first))


def in_order(one: Told) -> tuple[float, float, bool, str, int, str]:
    """Sorts mentions in time: when the figure was given, when the report appeared, originals before copies. What has
    no time comes first: it can only be older than what is dated later."""
    claim, given, seen = one.claim, one.time.start, one.seen.start
    times = -inf if given is None else given, -inf if seen is None else seen
    return *times, one.origin != claim.doc, claim.doc, claim.start, claim.id


def _start(stretch: Stretch) -> float:
    return -inf if stretch.start is None else stretch.start


def _number(quantity: Quantity) -> tuple[int | None, int | None]:
    ends = quantity.qualifier in ("range", "vague")
    return (quantity.low, quantity.high) if ends else (quantity.spoken, None)


def _same_statement(known: _Growing, one: Told, rules: Rules) -> bool:
    """Whether `one` tells what `known` does: the same number (given), no other speaker, and about the same time."""
    named = known.speakers and one.speakers
    related = known.speakers & one.bodies or one.speakers & known.bodies
    if named and not related:
        return False
    if not related and _firm(one) != _firm(known.told[0]):
        return False  # what may be is not what is, unless one speaker's "could" has become a "did"
    if "denied" in (one.claim.stance, known.told[0].claim.stance) and one.claim.stance != known.told[0].claim.stance:
        return False
    if {one.claim.doc, one.origin} & known.docs:
        return True
    return distance(known.time, one.time) <= rules.mention_days


def _firm(one: Told) -> bool:
    return one.claim.stance in ("asserted", "confirmed")


def distance(one: Stretch, other: Stretch) -> float:
    """Days between two stretches: 0 where they touch or where an open end lets them."""
    low, high = (one, other) if _start(one) <= _start(other) else (other, one)
    if low.end is None or high.start is None:
        return 0.0
    return max(0.0, high.start - low.end)


def before(one: Stretch, other: Stretch) -> bool:
    """Whether `one` surely ended when `other` began."""
    if one.end is None or other.start is None:
        return False
    return one.end <= other.start and _start(one) < other.start


def _whole(series: Series, growing: _Growing) -> Statement:
    plain = sorted(growing.told, key=lambda one: (one.copied, one.claim.repeats_in_document is not None))
    named = next((one for one in plain if one.speakers), plain[0])
    rest = [one for one in plain if one is not named]
    return Statement(series, (named, *rest), frozenset(growing.speakers), frozenset(growing.bodies), growing.time)


def independent(one: Statement, other: Statement) -> bool:
    """Whether two named speakers have nothing in common: not the same, not of one state or body, and not two readings
    of one text."""
    copied = {told.origin for told in one.told} & {told.origin for told in other.told} and not one.docs & other.docs
    return bool(one.speakers and other.speakers) and not one.bodies & other.bodies and not copied


def known(statements: Sequence[Statement]) -> list[Statement]:
    """Those that assert something: neither denied nor merely possible."""
    return [one for one in statements if one.claim.stance in ("asserted", "confirmed")]


def is_floor(one: Statement, rules: Rules) -> bool:
    """Whether the figure is a count of names or of what was verified: at least so many, and no estimate."""
    if any(told.claim.basis in rules.floors for told in one.told):
        return True
    counts = (running_count(source.entity, one.claim.measure) for source in one.claim.sources)
    return any(count is not None and count.floor for count in counts)
