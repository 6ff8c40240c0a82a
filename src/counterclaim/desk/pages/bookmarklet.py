"""The bookmarklet: a link for the browser's bar that sends the page one is reading to this desk, to be looked at."""

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, BackgroundTasks, Depends, HTTPException, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response

from counterclaim.desk.accounts import tokens
from counterclaim.desk.accounts.records import NewToken
from counterclaim.desk.pages.account import Person, owner
from counterclaim.desk.previews.access import Pile, writer
from counterclaim.desk.previews.handed import Shown
from counterclaim.desk.previews.uploads import Form, form_of
from counterclaim.desk.rendering import page
from counterclaim.desk.visitor import Store, address_of, bearer
from counterclaim.errors import UsageError

router = APIRouter(prefix="/add", include_in_schema=False, dependencies=[Depends(writer)])
open_router = APIRouter(prefix="/add", include_in_schema=False)

_CODE = (
    "(()=>{{const f=document.createElement('form');f.method='post';f.target='_blank';f.rel='noopener';"
    "f.enctype='multipart/form-data';f.acceptCharset='utf-8';f.action='{address}';f.style.display='none';"
    "for(const[n,v]of[['token','{token}'],['address',location.href],['html',document.documentElement.outerHTML]])"
    "{{const t=document.createElement('textarea');t.name=n;t.value=v;f.append(t)}}"
    "document.body.append(f);HTMLFormElement.prototype.submit.call(f);f.remove()}})()"
)
"""What the bookmarklet does on the page where it is clicked."""


@router.get("/bookmarklet")
def bookmarklet_page(request: Request, desk: Store, who: Person) -> Response:
    """What it is, and those that one has."""
    return _page(request, desk, owner(desk, who))


@router.post("/bookmarklet")
def make(request: Request, desk: Store, who: Person) -> Response:
    """Make one, with a token of its own, which is shown this once."""
    own = owner(desk, who)
    with desk.writing() as store:
        made = tokens.make_token(store.session, own, "add", "Bookmarklet", who.name, address_of(request))
    answer = _page(request, desk, own, made)
    answer.headers["Cache-Control"] = "no-store"
    return answer


@open_router.post("/sent")
async def sent(desk: Store, pile: Pile, form: Annotated[Form, Depends(form_of)], later: BackgroundTasks) -> Response:
    """The page that a bookmarklet sends, from whichever site. No cookie is heeded: the token says whose it is, and all
    that it opens is a preview, which only that person sees."""
    who = await run_in_threadpool(bearer, desk, str(form.get("token") or ""), later)
    if who is None or not who.may_add:
        raise HTTPException(400, "This bookmarklet opens nothing any more: make a new one on the page Add.")
    try:
        shown = Shown(str(form.get("html") or ""), str(form.get("address") or ""))
        preview = pile.new(who.name, shown)
    except UsageError as error:
        raise HTTPException(400, str(error)) from error
    return RedirectResponse(f"/add/{quote(preview.id)}", 303, background=later)


def code_of(address: str, token: str) -> str:
    """The address of a bookmarklet that sends to the desk at `address` (without a path) with this `token`."""
    code = _CODE.format(address=f"{address.rstrip('/')}/add/sent", token=token)
    return f"javascript:{quote(code, safe='(){}[];,=>:/.')}"


def _page(request: Request, desk: Store, own: str | None, made: NewToken | None = None) -> Response:
    with desk.ledger() as store:
        known = [token for token in tokens.tokens_of(store.session, own) if token.scope == "add"]
    link = code_of(str(request.base_url), made.secret) if made else ""
    return page(request, "bookmarklet.html.jinja", tokens=known, link=link)
