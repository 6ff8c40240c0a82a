"""Claims as JSON."""

import json
from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Request
from fastapi.responses import Response

from counterclaim.desk.rendering import language_of
from counterclaim.desk.rest.documents import MENTION
from counterclaim.desk.views.claim import ClaimView, claim_view, claim_with_state
from counterclaim.desk.visitor import Store
from counterclaim.model import as_record

router = APIRouter(tags=["claims"])

Id = Annotated[str, Path(pattern=MENTION)]
NONE = "There is no such claim in this ledger, and there never was."


@router.get("/claims/{id}", response_class=Response, responses={200: {"content": {"application/json": {}}}})
def claim(desk: Store, id: Id) -> Response:
    """The record of the claim `id`, as docs/claim.md tells it, and `state`: stands, replaced, taken_out, rejected or
    not_found."""
    with desk.ledger() as store:
        found = claim_with_state(store, id)
    if found is None:
        raise HTTPException(404, NONE)
    record = {**as_record(found[0]), "state": found[1]}
    return Response(json.dumps(record), media_type="application/json")  # ASCII alone: texts may hold half letters


@router.get("/claims/{id}/page")
def view(request: Request, desk: Store, id: Id) -> ClaimView:
    """What the page of the claim `id` shows: its words, what proves each field, verdicts, mentions, history."""
    with desk.indexed() as store:
        found = claim_view(store, id, language_of(request))
    if found is None:
        raise HTTPException(404, NONE)
    return found
