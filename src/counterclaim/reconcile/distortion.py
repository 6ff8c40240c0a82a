"""Figures that changed what they count on the way: "killed or injured" retold as "killed"."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from counterclaim.measures import measures
from counterclaim.model import Told, phrase
from counterclaim.reconcile.compare import Found
from counterclaim.reconcile.drift import drift
from counterclaim.reconcile.rules import Rules
from counterclaim.reconcile.series import side_of
from counterclaim.reconcile.statements import distance, in_order
from counterclaim.reconcile.wording import counted

_TELLING = 20  # smaller numbers are the same by chance
_MOST = 30  # mentions of one number that are held against each other: the first


def distorted(told: Sequence[Told], rules: Rules) -> Iterator[tuple[Told, Told, Found]]:
    """The first mention of a figure, a later one that counts something narrower or wider, and what drifted.

    Only where one named speaker's number is the same, within the days in which mentions are one statement, or where a
    report's first line and its text tell one number.
    """
    by_number: dict[tuple[int, str], list[Told]] = defaultdict(list)
    for one in told:
        if one.claim.quantity.spoken >= _TELLING and one.claim.quantity.qualifier != "vague":
            by_number[one.claim.quantity.spoken, side_of(one.claim)].append(one)
    for ones in by_number.values():
        if len({one.claim.measure for one in ones}) > 1:
            yield from _among(sorted(ones, key=in_order)[:_MOST], rules)


def _among(ones: Sequence[Told], rules: Rules) -> Iterator[tuple[Told, Told, Found]]:
    told: set[tuple[str, str]] = set()
    for number, later in enumerate(ones):
        claim = later.claim
        for earlier in ones[:number]:
            pair = (claim.doc, claim.measure)
            if pair not in told and _wider_or_narrower(earlier, later) and _one_statement(earlier, later, rules):
                told.add(pair)
                why = phrase("{One} was retold as {other}.", one=counted(earlier.claim), other=counted(claim))
                yield earlier, later, Found("repeats", why, drift(earlier.claim, claim), 0.8)


def _wider_or_narrower(one: Told, other: Told) -> bool:
    first, second = one.claim.measure, other.claim.measure
    return second in measures()[first].part_of or first in measures()[second].part_of


def _one_statement(one: Told, other: Told, rules: Rules) -> bool:
    if one.claim.doc == other.claim.doc:
        return one.claim.start < one.claim.sentence.end <= other.claim.sentence.start and one.claim.sentence.start == 0
    return bool(one.speakers & other.speakers) and distance(one.time, other.time) <= rules.mention_days
