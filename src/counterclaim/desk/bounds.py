"""How much a request may bring, and how long it may take: nobody keeps the desk busy, or fills its disk."""

import asyncio
from collections.abc import Mapping

from fastapi import HTTPException
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

USUAL = 1_000_000
"""Bytes that a request may bring where nothing else is said."""

PAUSE = 20.0
"""Seconds that a request may be silent in the midst of what it brings."""

LONGEST = 120.0
"""Seconds after which a request is given up."""


class Bounds:
    """Refuses a request that brings more than `USUAL` bytes, or than `wider` says for its path and those below it: by
    what it says of itself, and by what comes. Gives up those that are silent too long, or are not done in time."""

    def __init__(self, app: ASGIApp, wider: Mapping[str, int], pause: float = PAUSE, longest: float = LONGEST) -> None:
        self._app = app
        self._wider = wider
        self._pause = pause
        self._longest = longest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """An ASGI application."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        most, came, whole, begun = self._most(scope["path"]), 0, False, False
        said = Headers(scope=scope).get("content-length", "0")

        async def bounded() -> Message:
            nonlocal came, whole
            if said.isdecimal() and int(said) > most:
                raise _too_much(most)
            message = await (receive() if whole else self._in_time(receive))
            whole = not message.get("more_body", False)
            came += len(message.get("body", b""))
            if came > most:
                raise _too_much(most)
            return message

        async def noticed(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            async with asyncio.timeout(self._longest):
                await self._app(scope, bounded, noticed)
        except TimeoutError:
            if not begun:
                late = PlainTextResponse("This takes too long, and was given up. Ask for less at once.", 503)
                await late(scope, receive, send)

    async def _in_time(self, receive: Receive) -> Message:
        try:
            async with asyncio.timeout(self._pause):
                return await receive()
        except TimeoutError:
            raise HTTPException(408, "The rest of the request did not come in time.") from None

    def _most(self, path: str) -> int:
        return next((most for own, most in self._wider.items() if path == own or path.startswith(f"{own}/")), USUAL)


def _too_much(most: int) -> HTTPException:
    return HTTPException(413, f"This is more than {most // 1_000_000} MB, which is the most that may be sent here.")
