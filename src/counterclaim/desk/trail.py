"""The audit log of what people write at the desk: a line for each request that wrote something."""

import logging
from collections.abc import Sequence
from contextvars import ContextVar

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from counterclaim.desk.accounts.audit import note
from counterclaim.desk.accounts.records import What
from counterclaim.desk.stores import Desk
from counterclaim.desk.visitor import address_of, desk_of
from counterclaim.errors import LedgerError

_log = logging.getLogger(__name__)


_done: ContextVar[list[tuple[What, str]] | None] = ContextVar("_done", default=None)


def did(what: What, about: str) -> None:
    """Have the line of the request under way tell `what` was done, to which judgement, addition or the like (`about`).
    Where there is none, nothing is told."""
    if (done := _done.get()) is not None:
        done.append((what, about))


class Trail:
    """Adds a line to the audit log for each request that was let write, and did, before it is answered."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """An ASGI application."""
        done = list[tuple[What, str]]()  # threads that answer the request copy the context, and so share the list

        async def noticed(message: Message) -> None:
            state = scope.get("state", {})
            if 200 <= message.get("status", 0) < 400 and state.get("writes") and "visitor" in state:
                request = Request(scope)
                lines = done or [("wrote", f"{request.method} {request.url.path}")]
                await run_in_threadpool(_note, desk_of(request), lines, state["visitor"].name, address_of(request))
            await send(message)

        _done.set(done)
        await self._app(scope, receive, noticed)


def _note(desk: Desk, lines: Sequence[tuple[What, str]], who: str, address: str | None) -> None:
    try:
        with desk.writing() as store, store.batch():
            for what, about in lines:
                note(store.session, what, who, about, address)
    except LedgerError:  # what was done is done, and stands in the ledger with its name
        _log.exception("The audit log could not be written: %s %s", who, lines)
