"""Claims that come from elsewhere, held against what stands in a ledger: what is missing is added, what differs is
corrected, by whoever vouches for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from counterclaim.extract.evidence import proven
from counterclaim.measures import measures
from counterclaim.model import Addition, Claim, Correction, Document, Judgement, Problem, as_record, misfit, with_field

if TYPE_CHECKING:
    from counterclaim.ledger import Ledger

FIELDS = (
    "quantity", "measure", "group.role", "group.country", "group.entity", "places", "sources", "via", "as_of", "window",
    "counting", "basis", "stance", "standpoint",
)  # fmt: skip
"""The fields that a person may correct (see `judge correct`): in these a loaded claim is held against the ledger's."""


class OfDocument:
    """The claims of one `document` of a ledger: those that stand, by their ids, and those that people rejected."""

    def __init__(self, store: Ledger, document: Document) -> None:
        from counterclaim.ledger import Wanted

        self._store = store
        self.document = document
        self.standing = {claim.id: claim for claim in store.claims(Wanted(doc=document.id))}

    @cached_property
    def rejected(self) -> frozenset[str]:
        """The ids of those claims that the reader found, and people rejected."""
        from counterclaim.ledger import Wanted

        read = self._store.claims(Wanted(doc=self.document.id, judged=False))
        return frozenset(claim.id for claim in read) - set(self.standing)

    def wanted(self, claim: Claim, by: str, why: str) -> list[Judgement] | Problem:
        """What is to be said so that `claim` stands as it is told: nothing, where it does. `by` and `why` are for what
        it does not say itself. A Problem where its words do not stand in the document, or people rejected it here."""
        if claim.measure not in measures():
            return _problem(claim, "measure", f"There is no measure {claim.measure!r}.")
        if field := _was_wrong(claim):
            return _problem(claim, "judged", f"It was corrected in {field!r} from what a claim cannot hold there.")
        found = proven(self.document, claim)
        if isinstance(found, Problem):
            return replace(found, stage="load")
        said = found.judged
        who, reason = (said.by, said.why) if said else (by, why)
        there = self.standing.get(found.id)
        if there is None:
            if found.id in self.rejected:
                return _problem(found, "rejected", f"{found.id} was rejected in this ledger, and stays so.")
            what = Addition(replace(found, judged=None))
            return [Judgement("add", who, reason, found.id, found.doc, found.text, what)]
        differing = _differences(there, found)
        if differing and said is None and there.judged is None and found.reader != there.reader:
            fields = ", ".join(one.field for one in differing)
            why = f"{found.id} was read otherwise by {found.reader} ({fields}); it stays as {there.reader} reads it."
            return _problem(found, "read_otherwise", why)
        if not differing and said is not None and said.kind == "accept" and there.judged is None:
            return [Judgement("accept", who, reason, found.id)]
        return [Judgement("correct", who, reason, found.id, what=one) for one in differing]

    def keep(self, told: Sequence[Judgement]) -> None:
        """Note that `told` is said now, for a claim that comes once more."""
        for judgement in told:
            if isinstance(judgement.what, Addition):
                self.standing[judgement.what.claim.id] = judgement.what.claim
            elif isinstance(judgement.what, Correction) and judgement.claim:
                what = judgement.what
                self.standing[judgement.claim] = with_field(self.standing[judgement.claim], what.field, what.new)


def _was_wrong(claim: Claim) -> str | None:
    """The first field that a person corrected, by the record, from what it could never have held."""
    for field, was in claim.judged.was.items() if claim.judged else ():
        try:
            if misfit(with_field(claim, field, was)):
                return field
        except (KeyError, TypeError, ValueError, AttributeError):
            return field
    return None


def _differences(there: Claim, told: Claim) -> list[Correction]:
    before, after = as_record(there), as_record(told)
    found = ((field, _held(before, field), _held(after, field)) for field in FIELDS)
    return [Correction(field, old, new) for field, old, new in found if old != new]


def _held(record: Mapping[str, Any], field: str) -> Any:
    value: Any = record
    for name in field.split("."):
        value = value[name]
    return value


def _problem(claim: Claim, kind: str, why: str) -> Problem:
    return Problem(claim.doc, "load", kind, why, claim.start, claim.end)
