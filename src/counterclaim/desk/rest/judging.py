"""Judgements as JSON: each kind is sent to an address of its own, and answered by what was kept."""

from typing import Any

from fastapi import APIRouter, HTTPException

from counterclaim.desk.judgements.forms import (
    Accepted,
    Adopted,
    Corrected,
    Merged,
    Missed,
    Noted,
    Overruled,
    Parted,
    Rejected,
    Said,
    TakenBack,
)
from counterclaim.desk.judgements.keeping import Meanwhile, keep
from counterclaim.desk.stores import Desk
from counterclaim.desk.views.judging import Judging, SaidView, judging_view, said_view
from counterclaim.desk.visitor import Reviewer, Store, Visitor
from counterclaim.model import Entry

answers = APIRouter(prefix="/judge", tags=["judgements"])

_REFUSED: dict[int | str, dict[str, Any]] = {409: {"description": "Others judged the claim since; nothing was kept."}}


@answers.get("/{claim}")
def judged(desk: Store, who: Reviewer, claim: str) -> Judging:
    """What was said of a claim, and what may be said: its fields as they are written, and the choices of each."""
    with desk.ledger() as store:
        return judging_view(store, store.claim(claim), who.name)


@answers.post("/accept", status_code=201, responses=_REFUSED)
def accept(desk: Store, who: Reviewer, said: Accepted) -> SaidView:
    """The claim is right."""
    return _kept(desk, who, said)


@answers.post("/reject", status_code=201, responses=_REFUSED)
def reject(desk: Store, who: Reviewer, said: Rejected) -> SaidView:
    """The claim is none."""
    return _kept(desk, who, said)


@answers.post("/correct", status_code=201, responses=_REFUSED)
def correct(desk: Store, who: Reviewer, said: Corrected) -> SaidView:
    """A field of the claim is another."""
    return _kept(desk, who, said)


@answers.post("/add", status_code=201, responses=_REFUSED)
def add(desk: Store, who: Reviewer, said: Missed) -> SaidView:
    """The reader missed a claim."""
    return _kept(desk, who, said)


@answers.post("/adopt", status_code=201)
def adopt(desk: Store, who: Reviewer, said: Adopted) -> SaidView:
    """This is the figure to use for a series."""
    return _kept(desk, who, said)


@answers.post("/overrule", status_code=201)
def overrule(desk: Store, who: Reviewer, said: Overruled) -> SaidView:
    """Two claims stand otherwise to each other."""
    return _kept(desk, who, said)


@answers.post("/merge", status_code=201)
def merge(desk: Store, who: Reviewer, said: Merged) -> SaidView:
    """Speakers or stories are one."""
    return _kept(desk, who, said)


@answers.post("/split", status_code=201)
def split(desk: Store, who: Reviewer, said: Parted) -> SaidView:
    """Speakers or stories are not one."""
    return _kept(desk, who, said)


@answers.post("/note", status_code=201, responses=_REFUSED)
def note(desk: Store, who: Reviewer, said: Noted) -> SaidView:
    """Something is to be known of a claim, a story or a document."""
    return _kept(desk, who, said)


@answers.post("/withdraw", status_code=201)
def withdraw(desk: Store, who: Reviewer, said: TakenBack) -> SaidView:
    """An earlier judgement no longer counts."""
    return _kept(desk, who, said)


def _kept(desk: Desk, who: Visitor, said: Said) -> SaidView:
    try:
        return said_view(Entry(keep(desk, said, who), "stands"))
    except Meanwhile as others:
        told = "; ".join(f"{entry.judgement.by}: {entry.judgement.kind}" for entry in others.newer)
        raise HTTPException(409, f"Others judged {others.meant.claim} meanwhile ({told}). Nothing was kept.") from None
