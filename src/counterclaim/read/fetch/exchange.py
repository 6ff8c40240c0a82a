"""One request and its answer over the guarded wire, and what can go wrong between them."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Self

import httpcore2
from httpx2 import Cookies, Headers, Request, Response, create_ssl_context

from counterclaim.read.fetch.body import received, unpacked
from counterclaim.read.fetch.guard import Resolve
from counterclaim.read.fetch.manners import Manners
from counterclaim.read.fetch.place import Place
from counterclaim.read.fetch.refusal import BY_HAND, LATER, Refusal
from counterclaim.read.fetch.wire import Clock, Wire

_ACCEPTED = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, "
    "application/pdf;q=0.9, */*;q=0.8"
)
_CERTIFICATE = {
    10: "has expired",
    18: "is signed by the server itself and by nobody that is trusted",
    19: "is signed by nobody that is trusted",
    20: "is signed by nobody that is trusted",
    62: "belongs to another host",
    64: "belongs to another host",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: its body, unpacked, where `status` is 200, else nothing of it."""

    status: int
    headers: Headers
    body: bytes = b""


class Exchange:
    """Connections to servers, kept for a few seconds each."""

    def __init__(self, manners: Manners, resolve: Resolve) -> None:
        self._manners = manners
        self._clock = Clock()
        self._wire = Wire(manners, resolve, self._clock)
        self._pools: dict[str, httpcore2.ConnectionPool] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def close(self) -> None:
        """End all connections."""
        for pool in self._pools.values():
            pool.close()

    def get(self, place: Place, conditions: dict[str, str], cookies: Cookies) -> Answer:
        """What `place` answers to a request under `conditions` (headers). `cookies` are sent, and kept.

        Raises Refusal where no whole answer comes.
        """
        asked = Request("GET", place.address, headers=self._headers(conditions))
        cookies.set_cookie_header(asked)
        with self._asked(place, asked) as answer:
            headers = Headers(answer.headers)
            cookies.extract_cookies(Response(answer.status, headers=headers, request=asked))
            return Answer(answer.status, headers, self._body(answer, headers) if answer.status == 200 else b"")

    def _pool(self, scheme: str) -> httpcore2.ConnectionPool:
        """Where connections of `scheme` are kept: two pools, since to load the certificates takes time."""
        if scheme not in self._pools:
            self._pools[scheme] = httpcore2.ConnectionPool(
                # No proxy, whatever the environment names: it would look hosts up itself, past the guard.
                ssl_context=create_ssl_context() if scheme == "https" else None,
                max_connections=10,
                keepalive_expiry=5.0,
                network_backend=self._wire,
            )
        return self._pools[scheme]

    def post(self, place: Place, headers: dict[str, str], body: bytes) -> Answer:
        """What `place` answers to `body`, without the answer's own. Raises Refusal where no whole answer comes."""
        asked = Request("POST", place.address, headers=self._headers(headers), content=body)
        with self._asked(place, asked) as answer:
            received(answer.iter_stream(), self._manners.largest)
            return Answer(answer.status, Headers(answer.headers))

    @contextmanager
    def _asked(self, place: Place, asked: Request) -> Iterator[httpcore2.Response]:
        self._clock.start(self._manners.total)
        with (
            _plainly(place.host),
            self._pool(place.scheme).stream(
                asked.method,
                httpcore2.URL(scheme=place.scheme, host=place.host, port=place.port, target=asked.url.raw_path),
                headers=asked.headers.raw,
                content=asked.content,
                extensions={"timeout": self._limits()},
            ) as answer,
        ):
            yield answer

    def _headers(self, conditions: dict[str, str]) -> dict[str, str]:
        told = {"User-Agent": self._manners.agent, "Accept": _ACCEPTED, "Accept-Encoding": "gzip, deflate"}
        return told | conditions

    def _limits(self) -> dict[str, float]:
        idle = self._manners.idle
        return {"connect": self._manners.connecting, "read": idle, "write": idle, "pool": idle}

    def _body(self, answer: httpcore2.Response, headers: Headers) -> bytes:
        data = received(answer.iter_stream(), self._manners.largest)
        came_last = answer.extensions["network_stream"].last
        if "content-length" in headers and data and not came_last.endswith(data[-len(came_last) :]):
            raise Refusal("cut_off", f"More came than the server had said, so that the page is not whole. {BY_HAND}")
        return unpacked(data, headers.get("content-encoding", ""), self._manners.largest)


@contextmanager
def _plainly(host: str) -> Iterator[None]:
    """Turns what goes wrong on the way into a Refusal."""
    try:
        yield
    except httpcore2.ConnectTimeout:
        raise Refusal("unreachable", f"{host} does not answer. {LATER}", again=True) from None
    except httpcore2.TimeoutException:
        raise Refusal("slow", f"{host} takes too long. {BY_HAND}") from None
    except httpcore2.ConnectError as error:
        raise _unconnected(host, error.args[0] if error.args else None) from error
    except httpcore2.NetworkError:
        raise Refusal("cut_off", f"The connection to {host} broke off. {LATER}", again=True) from None
    except httpcore2.ProtocolError as error:
        raise _garbled(host, str(error)) from error


def _unconnected(host: str, cause: object) -> Refusal:
    if isinstance(cause, ssl.SSLCertVerificationError):
        trouble = _CERTIFICATE.get(cause.verify_code, f"cannot be relied on ({cause.verify_message})")
        return Refusal("tls", f"The certificate of {host} {trouble}, so that anybody might be answering. {BY_HAND}")
    if isinstance(cause, ssl.SSLError):
        return Refusal("tls", f"No safe connection to {host} can be made ({cause.reason or 'TLS'}). {BY_HAND}")
    reason = (cause.strerror if isinstance(cause, OSError) else None) or "no connection"
    return Refusal("unreachable", f"{host} cannot be reached: {reason.lower()}. {LATER}", again=True)


def _garbled(host: str, complaint: str) -> Refusal:
    if "without sending a response" in complaint:
        return Refusal("cut_off", f"{host} hung up without an answer. {LATER}", again=True)
    if "closed connection" in complaint:
        why = f"The page ends in the middle: {host} hung up before it was whole. {LATER}"
        return Refusal("cut_off", why, again=True)
    return Refusal("garbled", f"{host} answers in a way that is no web server's ({complaint[:100]}). {BY_HAND}")
