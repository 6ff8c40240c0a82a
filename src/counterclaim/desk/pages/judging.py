"""What people say at the desk, sent as forms: each route keeps one kind of judgement, and leads back to its page."""

import re
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from counterclaim.desk.going import safe_path
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
from counterclaim.desk.judgements.keeping import Meanwhile, keep, undo
from counterclaim.desk.rendering import SAID_COOKIE, page
from counterclaim.desk.stores import Desk
from counterclaim.desk.views.judging import conflict_view
from counterclaim.desk.visitor import Reviewer, Store, Visitor
from counterclaim.model import Judgement

router = APIRouter(prefix="/judge", include_in_schema=False)

Back = str
"""The page that a form leads back to, as the parameter `back` of its address."""

_SWAPPED = re.compile(r"#([a-z][\w-]*)")


@router.post("/accept")
def accept(
    request: Request, desk: Store, who: Reviewer, form: Annotated[Accepted, Form()], back: Back = "/"
) -> Response:
    """The claim is right."""
    return _kept(request, desk, who, form, back)


@router.post("/reject")
def reject(
    request: Request, desk: Store, who: Reviewer, form: Annotated[Rejected, Form()], back: Back = "/"
) -> Response:
    """The claim is none."""
    return _kept(request, desk, who, form, back)


@router.post("/correct")
def correct(
    request: Request, desk: Store, who: Reviewer, form: Annotated[Corrected, Form()], back: Back = "/"
) -> Response:
    """A field of the claim is another."""
    return _kept(request, desk, who, form, back)


@router.post("/add")
def add(request: Request, desk: Store, who: Reviewer, form: Annotated[Missed, Form()], back: Back = "/") -> Response:
    """The reader missed a claim."""
    return _kept(request, desk, who, form, back)


@router.post("/adopt")
def adopt(request: Request, desk: Store, who: Reviewer, form: Annotated[Adopted, Form()], back: Back = "/") -> Response:
    """This is the figure to use for a series."""
    return _kept(request, desk, who, form, back)


@router.post("/overrule")
def overrule(
    request: Request, desk: Store, who: Reviewer, form: Annotated[Overruled, Form()], back: Back = "/"
) -> Response:
    """Two claims stand otherwise to each other."""
    return _kept(request, desk, who, form, back)


@router.post("/merge")
def merge(request: Request, desk: Store, who: Reviewer, form: Annotated[Merged, Form()], back: Back = "/") -> Response:
    """Speakers or stories are one."""
    return _kept(request, desk, who, form, back)


@router.post("/split")
def split(request: Request, desk: Store, who: Reviewer, form: Annotated[Parted, Form()], back: Back = "/") -> Response:
    """Speakers or stories are not one."""
    return _kept(request, desk, who, form, back)


@router.post("/note")
def note(request: Request, desk: Store, who: Reviewer, form: Annotated[Noted, Form()], back: Back = "/") -> Response:
    """Something is to be known of a claim, a story or a document."""
    return _kept(request, desk, who, form, back)


@router.post("/withdraw")
def withdraw(
    request: Request, desk: Store, who: Reviewer, form: Annotated[TakenBack, Form()], back: Back = "/"
) -> Response:
    """An earlier judgement no longer counts."""
    return _kept(request, desk, who, form, back)


@router.post("/undo")
def undo_last(desk: Store, who: Reviewer, back: Back = "/") -> Response:
    """The visitor's last judgement no longer counts."""
    return _to(back, undo(desk, who))


def _kept(request: Request, desk: Desk, who: Visitor, said: Said, back: str) -> Response:
    try:
        return _to(back, keep(desk, said, who))
    except Meanwhile as others:
        view = conflict_view(others.meant, others.newer)
        again = {**said.model_dump(exclude_none=True), "seen": view.seen}
        found = _SWAPPED.fullmatch(request.headers.get("x-swap", ""))
        swapped = found[1] if found else ""
        return page(request, "conflict.html.jinja", 409, view=view, again=again, back=safe_path(back), swapped=swapped)


def _to(back: str, kept: Judgement) -> Response:
    """Back to the page, which tells once what was done."""
    answer = RedirectResponse(safe_path(back), 303)
    answer.set_cookie(SAID_COOKIE, kept.id, max_age=60, httponly=True, samesite="strict")
    return answer
