"""Add: what is pasted, linked or uploaded is shown as it was read, and kept or not."""

from collections.abc import Mapping
from urllib.parse import quote

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response

from counterclaim.api.looking import english_names
from counterclaim.desk.previews.access import Keeper, Mine, Pile, Sent, Writer, keeper, sent, writer
from counterclaim.desk.previews.handed import Handed
from counterclaim.desk.previews.preview import Preview
from counterclaim.desk.previews.uploads import Form, given_in, handed_in, told_in
from counterclaim.desk.rendering import page
from counterclaim.desk.trail import did
from counterclaim.desk.views.preview import preview_view
from counterclaim.desk.visitor import Store
from counterclaim.errors import UsageError
from counterclaim.settings import Given

router = APIRouter(include_in_schema=False)

PATIENCE = 1.5
"""Seconds that a request waits for what is read, before it shows how far that is."""


@router.get("/add", dependencies=[Depends(writer)])
def add_page(request: Request) -> Response:
    """Where things are handed in."""
    return _form(request)


@router.post("/add")
async def hand_in(request: Request, who: Writer, form: Sent, pile: Pile) -> Response:
    """Read what is handed in, and show it."""
    try:
        handed: Handed = await run_in_threadpool(handed_in, form, pile.room_for_files)
        preview = pile.new(who.name, handed, given_in(form))
    except UsageError as error:
        return _form(request, form, str(error))
    return await _shown(preview)


@router.get("/add/{id}")
def look(request: Request, desk: Store, preview: Mine, first: int = 0) -> Response:
    """What was read, or how far that is."""
    return _preview(request, desk, preview, first)


@router.post("/add/{id}/tell")
async def tell(request: Request, desk: Store, pile: Pile, form: Sent, preview: Mine) -> Response:
    """Say what the documents do not say themselves, and read them again with it."""
    told: Mapping[int, Given] = told_in(form)
    try:
        pile.tell(preview, {place: given for place, given in told.items() if place < len(preview.parts)})
    except UsageError as error:
        return await run_in_threadpool(_preview, request, desk, preview, 0, str(error))
    return await _shown(preview)


@router.post("/add/{id}/keep", dependencies=[Depends(keeper)])
async def keep(request: Request, desk: Store, pile: Pile, form: Sent, preview: Mine) -> Response:
    """Keep all of it, or what is ticked."""
    ticked = frozenset(str(id) for id in form.getlist("document"))
    every = frozenset(reading.document.id for reading in preview.readings)
    try:
        pile.keep(preview, every if form.get("which") == "all" else ticked, desk.writing)
    except UsageError as error:
        return await run_in_threadpool(_preview, request, desk, preview, 0, str(error))
    shown = await _shown(preview)
    if preview.addition is not None:
        did("added", preview.addition)
    return shown


@router.post("/add/{id}/drop", dependencies=[Depends(sent)])
async def drop(pile: Pile, preview: Mine) -> Response:
    """Keep nothing of it."""
    pile.drop(preview)
    return RedirectResponse("/add", 303)


@router.post("/add/{id}/undo", dependencies=[Depends(sent)])
async def undo(desk: Store, who: Keeper, pile: Pile, preview: Mine) -> Response:
    """Take the addition back: nothing of what it brought stands then."""
    if preview.addition is None:
        raise HTTPException(409, "There is nothing to take back: nothing new was kept.")
    await run_in_threadpool(_take_back, desk, preview.addition, who.name)
    pile.drop(preview)
    return RedirectResponse("/add?undone=1", 303)


def _take_back(desk: Store, addition: str, by: str) -> None:
    with desk.writing() as store:
        store.take_back(addition, by, "undone at the desk")


async def _shown(preview: Preview) -> Response:
    await run_in_threadpool(preview.waited, PATIENCE)
    return RedirectResponse(f"/add/{quote(preview.id)}", 303)


def _preview(request: Request, desk: Store, preview: Preview, first: int = 0, trouble: str = "") -> Response:
    if preview.state == "kept" and not preview.at_work:
        desk.follow()
    with desk.ledger() as store:
        view = preview_view(preview, store, english_names(), first)
    return page(request, "preview.html.jinja", 400 if trouble else 200, view=view, trouble=trouble)


def _form(request: Request, form: Form | None = None, trouble: str = "") -> Response:
    names = ("text", "link", "date", "outlet", "address")
    values = {name: str(form.get(name) or "") if form else "" for name in names}
    return page(request, "adding.html.jinja", 400 if trouble else 200, values=values, trouble=trouble)
