"""What changed since one looked, and the button that says that one has seen it."""

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from counterclaim.desk.pages.home import SEEN, YEAR, seen_by
from counterclaim.desk.rendering import page
from counterclaim.desk.views.changes import ChangesView, changes_view
from counterclaim.desk.visitor import Store
from counterclaim.ledger.clock import moment_of

router = APIRouter(include_in_schema=False)
answers = APIRouter(tags=["changes"])

Since = Annotated[str, Query(max_length=40, description="A time of the ledger, as an answer told it (`state`).")]


@router.get("/changes")
def changes(request: Request, desk: Store, since: Since = "") -> HTMLResponse:
    """The page."""
    return page(request, "changes.html.jinja", view=changes_view(desk, moment_of(since) if since else seen_by(request)))


@router.post("/changes/seen")
def seen(state: Annotated[str, Form(max_length=40)]) -> RedirectResponse:
    """Remember that all up to `state` was seen."""
    answer = RedirectResponse("/", 303)
    answer.set_cookie(SEEN, state, max_age=YEAR, httponly=True, samesite="lax")
    return answer


@answers.get("/changes")
def changes_answer(desk: Store, since: Since) -> ChangesView:
    """What changed after the ledger time `since`."""
    return changes_view(desk, moment_of(since))
