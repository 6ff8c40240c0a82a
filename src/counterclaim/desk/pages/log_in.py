"""Logging in to the desk of a team."""

import time
from typing import Annotated

import anyio
import anyio.to_thread
from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from counterclaim.desk.accounts import logging_in
from counterclaim.desk.accounts.logging_in import LoggedIn, Refused
from counterclaim.desk.accounts.sessions import LONGEST
from counterclaim.desk.browser import give
from counterclaim.desk.going import safe_path
from counterclaim.desk.rendering import page
from counterclaim.desk.stores import Desk
from counterclaim.desk.visitor import Store, address_of, check_form

router = APIRouter(include_in_schema=False)

_AT_ONCE = anyio.CapacityLimiter(4)  # a flood of log-ins waits for itself, and not in the way of those who are in


@router.get("/log-in")
def log_in_page(request: Request, desk: Store, next: str = "/") -> Response:
    """Where one logs in."""
    if not desk.setup.team:
        return RedirectResponse("/", 303)
    return page(request, "log_in.html.jinja", goal=safe_path(next), name="", refused=None)


@router.post("/log-in")
async def log_in(
    request: Request,
    desk: Store,
    name: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
    next: Annotated[str, Form()] = "/",
) -> Response:
    """Log in, and go where one wanted to go."""
    await check_form(request, None)
    found = await anyio.to_thread.run_sync(_found, desk, name, password, address_of(request), limiter=_AT_ONCE)
    if isinstance(found, Refused):
        status, headers = (429, {"Retry-After": str(found.wait)}) if found.wait else (401, {})
        answer: Response = page(
            request, "log_in.html.jinja", status, goal=safe_path(next), name=name[:100], refused=found
        )
        answer.headers.update(headers)
        return answer
    answer = RedirectResponse(safe_path(next), 303)
    give(request, answer, found.secret, LONGEST)
    return answer


def _found(desk: Desk, name: str, password: str, address: str | None) -> LoggedIn | Refused:
    with desk.writing() as store:
        return logging_in.log_in(store.session, name, password, address, int(time.time()))
