"""What every answer bears, and who may ask at all: headers against scripts, frames and foreign names of this host, and
nothing that writes at the bidding of another site."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers as RequestHeaders
from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
SAFE = {"Strict-Transport-Security": "max-age=31536000"}
"""What an answer over https bears as well."""

FROM_ELSEWHERE = frozenset(("/add/sent",))
"""Where pages of other sites may send something: the route itself asks for a token, and heeds no cookie."""


class Headers:
    """Adds `HEADERS` to every answer. With `hosts`, requests under other names are refused: a page elsewhere whose name
    was made to lead here must not read the ledger (DNS rebinding). Requests that write are refused where the browser
    says that they come from another site, or another port."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str] | None) -> None:
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """An ASGI application."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                put_headers(MutableHeaders(scope=message), scope["scheme"])
            await send(message)

        asked = RequestHeaders(scope=scope)
        if self._hosts is not None and _name(asked.get("host", "")) not in self._hosts:
            refusal = PlainTextResponse("This desk is open to its own machine alone.", 421)
            await refusal(scope, receive, with_headers)
        elif _is_foreign(scope, asked):
            refusal = PlainTextResponse("Another site asked for this. Do it on a page of the desk itself.", 403)
            await refusal(scope, receive, with_headers)
        else:
            await self._app(scope, receive, with_headers)


def put_headers(headers: MutableHeaders, scheme: str) -> None:
    """Give an answer over `scheme` what it lacks of `HEADERS`."""
    for name, value in (HEADERS | (SAFE if scheme == "https" else {})).items():
        headers.setdefault(name, value)
    headers.setdefault("Cache-Control", "no-cache, private")


def _is_foreign(scope: Scope, asked: RequestHeaders) -> bool:
    """Whether something would be written at the bidding of another site. Programs that name no site pass: they need a
    form's token, or one of their own."""
    if scope["method"] in ("GET", "HEAD", "OPTIONS") or scope["path"] in FROM_ELSEWHERE:
        return False
    if asked.get("authorization", "").lower().startswith("bearer "):
        return False
    if asked.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return True
    origin = asked.get("origin")
    return origin is not None and _host(origin) != asked.get("host", "").lower()


def _host(origin: str) -> str:
    """The host and port of `origin`: not its scheme, which a proxy in front of the desk may have changed."""
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:
        return ""


def _name(host: str) -> str:
    """The name by which the desk was asked, without the port: that may be another where a tunnel leads here."""
    return (host.rpartition(":")[0] if host.rpartition(":")[2].isdecimal() else host).lower()
