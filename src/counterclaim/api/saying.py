"""What judgements hold, checked: each function makes what one of them says, from an open ledger where it needs one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from counterclaim.api.added_claims import InText
from counterclaim.errors import UsageError
from counterclaim.measures import measures
from counterclaim.model import (
    Addition,
    Adoption,
    Correction,
    Grouping,
    Heard,
    Judgement,
    Note,
    Overruling,
    Relation,
    Series,
    Status,
    Thing,
    field_of,
)

if TYPE_CHECKING:
    from counterclaim.ledger import Ledger

CLAIM, STORY = re.compile(r"m_[0-9a-f]{16}"), re.compile(r"s_[0-9a-f]{16}")
"""How the ids of claims and of stories look; what looks otherwise is the id of a document."""

WHICH = "Name one verdict, or two claims: which stands how to which."

Members = Sequence[Sequence[str]]
"""The documents of each of several stories, by which these are known when they have grown."""


def correction(store: Ledger, claim: str, field: str, new: str) -> Correction:
    """That the `field` of `claim` is `new`. Raises UsageError where that is no field or no value of it, or no news."""
    from counterclaim.api.corrections import written

    found = store.claim(claim)
    path, value = written(found, field, new)
    old = field_of(found, path)
    if old == value:
        raise UsageError(f"{claim} says that already: nothing to correct.")
    return Correction(path, old, value)


def addition(store: Ledger, words: str, measure: str, where: InText | Heard, fields: Mapping[str, str]) -> Addition:
    """The claim that the number printed as `words` makes; of what was heard, its note is put into `store`.

    To be called inside a batch. Raises UsageError where the words do not stand there letter for letter.
    """
    from counterclaim.api.added_claims import claim_in_text, heard_claim
    from counterclaim.ledger import PERSON

    if isinstance(where, Heard):
        note, claim = heard_claim(words, measure, where, fields)
        store.add(note, (), (), PERSON)
        return Addition(claim, where)
    return Addition(claim_in_text(store, words, measure, where, fields))


def adoption(figure: int, series: Series, status: Status, ends: tuple[int | None, int | None]) -> Adoption:
    """That `figure` is the one to use for `series`. Raises UsageError for an unknown measure, or ends that leave the
    figure out."""
    if series.measure not in measures():
        raise UsageError(f"There is no measure {series.measure!r}. The measures are: {', '.join(measures())}.")
    low, high = ends
    if not (low or 0) <= figure <= (figure if high is None else high):
        raise UsageError(f"{figure:,} does not lie between its ends, {low} and {high}.")
    return Adoption(series, figure, low, high, status)


def overruling(store: Ledger, relation: Relation, a: str, b: str, verdict: str | None = None) -> Overruling:
    """That the claim `b` stands in this `relation` to the claim `a`. Raises UsageError where one of them is not there,
    or both are one."""
    if a == b or not a or not b:
        raise UsageError(WHICH)
    store.claim(a), store.claim(b)  # both are there
    return Overruling(relation, a, b, verdict)


def joining(things: Thing, ids: Sequence[str], members: Members = ()) -> Grouping:
    """That the speakers or stories of these `ids` are one. Raises UsageError where only one is named."""
    if len(set(ids)) < 2:
        raise UsageError(f"To merge {things}, name at least two that differ.")
    return _grouping(things, ids, None, members)


def parting(things: Thing, ids: Sequence[str], out_of: str | None, members: Members = ()) -> Grouping:
    """That these `ids` are not one, or do not belong in `out_of`. Raises UsageError where that parts nothing."""
    if not ids or (out_of is None and (things == "stories" or len(set(ids)) < 2)):
        raise UsageError(f"To split {things}, say out of which, or name at least two speakers that differ.")
    return _grouping(things, ids, out_of, members)


def _grouping(things: Thing, ids: Sequence[str], out_of: str | None, members: Members) -> Grouping:
    return Grouping(things, tuple(dict.fromkeys(ids)), out_of, tuple(map(tuple, members)))


def noted(about: str, by: str, why: str, members: Sequence[str] = ()) -> Judgement:
    """The note `why` on the claim, the document or the story (of the documents `members`) that `about` names."""
    if not why.strip():
        raise UsageError("A note wants words.")
    if STORY.fullmatch(about):
        return Judgement("note", by, why, what=Note(about, tuple(members)))
    return Judgement("note", by, why, claim=about) if CLAIM.fullmatch(about) else Judgement("note", by, why, doc=about)
