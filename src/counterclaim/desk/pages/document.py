"""A document: its words with every claim where it stands, and two of its versions held against each other."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from counterclaim.desk.rendering import page
from counterclaim.desk.rest import documents
from counterclaim.desk.rest.documents import Character, Mention, Place
from counterclaim.desk.views.document import DocumentView
from counterclaim.desk.views.shown import Shown
from counterclaim.desk.visitor import Store

router = APIRouter(include_in_schema=False)

NEAR = 40
"""Characters before the one that was asked for at which a part may begin."""


@router.get("/documents")
def document(
    request: Request,
    desk: Store,
    id: str = "",
    claim: Mention = None,
    field: str = "",
    version: Place = None,
    at: Character = None,
) -> Response:
    """The page of the document `id`, with `claim` chosen and the words of its `field` lit up."""
    asked = request.query_params
    if not id:
        return RedirectResponse("/", 303)
    if asked.get("versions") or ("old" in asked and "new" in asked):
        pair = asked.get("versions") or f"{asked['old']}..{asked['new']}"
        compared = documents.versions(desk, id, pair)
        return page(request, "versions.html.jinja", view=compared, link=_links(id, None))
    view = documents.document(desk, id, claim, version, at)
    shown = Shown(
        _links(id, version),
        claim,
        view.chosen.fields if view.chosen else (),
        field,
        {line.id: line.gloss for line in view.claims},
        _asked(view, at),
        "x-swap" in request.headers,
    )
    return page(request, "document.html.jinja", view=view, shown=shown)


def _asked(view: DocumentView, at: int | None) -> int | None:
    """Where the first block begins of those that were asked for, from the character `at` on."""
    if at is None:
        return None
    return min((block.start for block in view.blocks if block.start >= at - NEAR and block.kind != "gap"), default=None)


def _links(id: str, version: int | None) -> Callable[..., str]:
    """Makes addresses of this document, in this version, with other parameters."""

    def link(**asked: Any) -> str:
        told = {"id": id, "version": version, **asked}
        return "/documents?" + urlencode({name: value for name, value in told.items() if value not in (None, "")})

    return link
