"""A claim at its permanent address."""

from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from counterclaim.desk.rendering import page
from counterclaim.desk.rest import claims
from counterclaim.desk.rest.claims import Id
from counterclaim.desk.views.shown import Shown
from counterclaim.desk.visitor import Store

router = APIRouter(include_in_schema=False)


@router.get("/claims/{id}")
def claim(request: Request, desk: Store, id: Id, field: str = "") -> HTMLResponse:
    """The page of the claim `id`, with the words of its `field` lit up."""
    view = claims.view(request, desk, id)

    def link(**asked: Any) -> str:
        return f"/claims/{id}?{urlencode({'field': asked.get('field', '')})}"

    shown = Shown(link, id, view.fields, field, {id: view.gloss}, swapped="x-swap" in request.headers)
    return page(request, "claim.html.jinja", view=view, shown=shown, address=f"{request.base_url}claims/{id}")
