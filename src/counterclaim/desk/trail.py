"""The audit log of what people write at the desk: a line for each request that wrote something."""

import logging

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from counterclaim.desk.accounts.audit import note
from counterclaim.desk.accounts.records import What
from counterclaim.desk.stores import Desk
from counterclaim.desk.visitor import address_of, desk_of
from counterclaim.errors import LedgerError

_log = logging.getLogger(__name__)


def did(request: Request, what: What, about: str) -> None:
    """Have the line of this request tell `what` was done, to which judgement, addition or the like (`about`)."""
    request.state.did = (what, about)


class Trail:
    """Adds a line to the audit log for each request that was let write, and did."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """An ASGI application."""
        status = 0

        async def noticed(message: Message) -> None:
            nonlocal status
            status = message.get("status", status)
            await send(message)

        await self._app(scope, receive, noticed)
        state = scope.get("state", {})
        if state.get("writes") and 200 <= status < 400 and "visitor" in state:
            request = Request(scope)
            what, about = state.get("did", ("wrote", f"{request.method} {request.url.path}"))
            await run_in_threadpool(_note, desk_of(request), what, state["visitor"].name, about, address_of(request))


def _note(desk: Desk, what: What, who: str, about: str, address: str | None) -> None:
    try:
        with desk.writing() as store:
            note(store.session, what, who, about, address)
    except LedgerError:  # what was done is done, and stands in the ledger with its name
        _log.exception("The audit log could not be written: %s %s %s", who, what, about)
