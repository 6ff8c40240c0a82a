"""The connection itself: made to an address that was checked, and ended when its time is up."""

import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore2

from counterclaim.read.fetch.guard import Resolve, addresses
from counterclaim.read.fetch.manners import Manners


class Clock:
    """How long the request under way may still take."""

    def __init__(self) -> None:
        self._end = 0.0

    def start(self, seconds: float) -> None:
        """From now on, `seconds` are left."""
        self._end = time.monotonic() + seconds

    def left(self, most: float | None) -> float:
        """The seconds that one step may take, `most` at most. Raises ReadTimeout when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout("the time for the whole request is up")
        return left if most is None else min(left, most)


class Wire(httpcore2.NetworkBackend):
    """What httpcore2 makes its connections with.

    A host is looked up once, all its addresses are checked, and the connection is made to one of those addresses, so
    that a name which leads elsewhere a moment later (DNS rebinding) leads nowhere. TLS still asks for a certificate of
    the host's name.
    """

    def __init__(self, manners: Manners, resolve: Resolve, clock: Clock) -> None:
        self._manners = manners
        self._resolve = resolve
        self._clock = clock
        self._sockets = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """A connection to `host`. Raises Refusal where it may not be talked to, ConnectError, ConnectTimeout."""
        *others, last = addresses(host, port, self._manners, self._resolve)
        for number in others:
            try:
                return self._to(number, port, timeout, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                continue
        return self._to(last, port, timeout, local_address, socket_options)

    def _to(self, number: str, port: int, timeout: float | None, local: str | None, options: Any) -> "_Stream":
        left = self._clock.left(timeout)
        return _Stream(self._sockets.connect_tcp(number, port, left, local, options), self._clock)


class _Stream(httpcore2.NetworkStream):
    """A connection that keeps to the time for the whole request, and knows what came last."""

    def __init__(self, stream: httpcore2.NetworkStream, clock: Clock) -> None:
        self._stream = stream
        self._clock = clock
        self.last = b""

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = self._stream.read(max_bytes, self._clock.left(timeout))
        self.last = data or self.last
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._clock.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> "_Stream":
        left = self._clock.left(timeout)
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, left), self._clock)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
