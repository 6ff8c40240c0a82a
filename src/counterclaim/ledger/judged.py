"""What judgements make of claims: pure functions over records."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal

from counterclaim.model import Claim, Correction, Judged, Judgement, Withdrawal, field_of, with_field

ABOUT_CLAIMS = ("accept", "reject", "correct", "add")
"""The kinds of judgements that say whether, and how, a claim stands."""


VOUCHING = ("accept", "correct")
"""Those that keep a claim standing, should a later reader no longer find it."""


def standing(told: Sequence[Judgement]) -> list[Judgement]:
    """Those of the judgements `told`, in order, that nobody took back; withdrawals are left out."""
    gone = taken_back(told)
    return [each for each in told if each.id not in gone and not isinstance(each.what, Withdrawal)]


def taken_back(told: Sequence[Judgement]) -> set[str]:
    """The ids of what withdrawals among `told`, in order, take back."""
    gone = set[str]()
    for judgement in reversed(told):  # a withdrawal follows what it takes back, and may be taken back itself
        if isinstance(judgement.what, Withdrawal) and judgement.id not in gone:
            gone.add(judgement.what.judgement)
    return gone


def by_mention(told: Iterable[Judgement]) -> Mapping[str, list[Judgement]]:
    """The standing judgements about claims by the mention on which they hang."""
    found = defaultdict[str, list[Judgement]](list)
    for judgement in told:
        if judgement.kind in ABOUT_CLAIMS and judgement.claim is not None:
            found[judgement.claim].append(judgement)
    return found


def judged(claim: Claim, told: Sequence[Judgement]) -> Claim | None:
    """`claim` as the judgements `told` on its mention leave it, None where they reject it.

    The newest word counts: who corrects or accepts a claim that was rejected puts it in again. Corrections add up; of
    two of one field the newer counts. The proof of a field does not prove what it was corrected to, and goes.
    """
    if not told:
        return claim
    if told[-1].kind == "reject":
        return None
    was = dict[str, Any]()
    for judgement in told:
        if isinstance(judgement.what, Correction):
            was.setdefault(judgement.what.field, field_of(claim, judgement.what.field))
            claim = with_field(claim, judgement.what.field, judgement.what.new)
    kind = _kind(told)
    last = next(judgement for judgement in reversed(told) if judgement.kind == kind)
    return replace(claim, judged=Judged(kind, last.by, last.at, last.why, was))


def _kind(told: Sequence[Judgement]) -> Literal["accept", "correct", "add"]:
    """The weightiest of the judgements of a claim that stands."""
    kinds = {judgement.kind for judgement in told}
    return "add" if "add" in kinds else "correct" if "correct" in kinds else "accept"
