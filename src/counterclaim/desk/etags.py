"""What a browser or a program has already is not sent again: ETags over the content of answers."""

import hashlib

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class ETags:
    """Gives every whole answer to a GET an ETag of its content, and answers 304 to those who have that.

    Answers that come in several parts (downloads) go through as they are.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """An ASGI application."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        known = Headers(scope=scope).get("if-none-match", "")
        start: Message | None = None

        async def with_etag(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
                return
            if start is not None and message["type"] == "http.response.body":
                whole = not message.get("more_body") and start["status"] == 200
                if whole and _is_known(start, message.get("body", b""), known):
                    start["status"] = 304
                    del MutableHeaders(scope=start)["content-length"]
                    message = {**message, "body": b""}
                await send(start)
                start = None
            await send(message)

        await self._app(scope, receive, with_etag)


def _is_known(start: Message, body: bytes, known: str) -> bool:
    """Whether whoever asks has the answer that begins with `start`; gives it its ETag."""
    headers = MutableHeaders(scope=start)
    etag = headers.setdefault("ETag", f'W/"{hashlib.blake2b(body, digest_size=12).hexdigest()}"')
    headers.add_vary_header("Cookie")
    headers.add_vary_header("Accept-Language")
    return etag in (one.strip() for one in known.split(",")) or known.strip() == "*"
