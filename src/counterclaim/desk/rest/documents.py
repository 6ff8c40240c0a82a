"""Documents as JSON."""

import re
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query
from fastapi.responses import Response

from counterclaim.desk.views.document import DocumentView, document_view
from counterclaim.desk.views.versions import Comparison, comparison
from counterclaim.desk.visitor import Store
from counterclaim.output.wording import showable

router = APIRouter(tags=["documents"])

MENTION = r"^m_[0-9a-f]{16}$"
"""How the ids of mentions look."""

Id = Annotated[str, Query(min_length=1)]
Mention = Annotated[str | None, Query(pattern=MENTION)]
Place = Annotated[int | None, Query(ge=1, le=999_999)]
Character = Annotated[int | None, Query(ge=0, le=10**9)]

_PAIR = re.compile(r"([0-9]{1,6})\.\.([0-9]{1,6})")
_NONE = "There is no such document, or no such version of it, in this ledger."


@router.get("/documents")
def document(desk: Store, id: Id, claim: Mention = None, version: Place = None, at: Character = None) -> DocumentView:
    """The document `id`: what is known of it, its claims, the fields of the one that is chosen, and its words in
    blocks; of a very long text those around its claims, and a piece from the character `at` on."""
    with desk.indexed() as store:
        found = document_view(store, id, claim, version, at)
    if found is None:
        raise HTTPException(
            404, "The claim does not stand in this document, as this ledger has it." if claim else _NONE
        )
    return found


@router.get("/documents/versions")
def versions(desk: Store, id: Id, versions: Annotated[str, Query(examples=["1..2"])]) -> Comparison:
    """Two `versions` of the document `id`, by number: words added and removed, claims that came, went or changed."""
    pair = _PAIR.fullmatch(versions)
    if pair is None:
        raise HTTPException(422, "Name two versions by their numbers, for instance versions=1..2.")
    with desk.ledger() as store:
        found = comparison(store, id, int(pair[1]), int(pair[2]))
    if found is None:
        raise HTTPException(404, _NONE)
    return found


@router.get("/documents/text", response_class=Response, responses={200: {"content": {"text/plain": {}}}})
def text(desk: Store, id: Id, version: Place = None) -> Response:
    """The whole text of the document `id`, at which all offsets point; for what UTF-8 cannot hold stands a mark."""
    with desk.ledger() as store:
        found = store.document(id, version)
    if found is None:
        raise HTTPException(404, _NONE)
    return Response(showable(found.text), media_type="text/plain; charset=utf-8")
