"""The audit log, for admins: who did what, when and from where."""

from typing import Annotated, get_args

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from counterclaim.desk.accounts.audit import events
from counterclaim.desk.accounts.records import Event, What
from counterclaim.desk.rendering import page
from counterclaim.desk.visitor import Store, admin

router = APIRouter(include_in_schema=False)
answers = APIRouter(tags=["users"])

PAGE = 100

Before = Annotated[int | None, Query(ge=1, le=2**31 - 1)]


@router.get("/audit", dependencies=[Depends(admin)])
def audit_page(request: Request, desk: Store, before: Before = None, what: str = "") -> Response:
    """The newest lines, a page at a time."""
    wanted = next((each for each in get_args(What) if each == what), None)
    with desk.ledger() as store:
        found = events(store.session, PAGE, before, wanted)
    older = found[-1].number if len(found) == PAGE else None
    return page(request, "audit.html.jinja", events=found, older=older, kinds=get_args(What), what=wanted)


@answers.get("/audit", dependencies=[Depends(admin)])
def audit_answer(
    desk: Store, before: Before = None, most: Annotated[int, Query(ge=1, le=1000)] = PAGE, what: What | None = None
) -> list[Event]:
    """The newest lines; those before the line of the number `before`, and of those that tell `what`, where given."""
    with desk.ledger() as store:
        return events(store.session, most, before, what)
