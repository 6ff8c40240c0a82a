"""Serving the desk: its socket, its server, and when it answers."""

import errno
import gc
import socket
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Self

import uvicorn

from counterclaim.desk.app import desk_app
from counterclaim.desk.setup import Setup
from counterclaim.errors import UsageError
from counterclaim.garbage import look_seldom
from counterclaim.indexing import bring_up
from counterclaim.ledger import Ledger


class Server(uvicorn.Server):
    """Tells when it answers."""

    def __init__(self, config: uvicorn.Config, on_open: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_open = on_open

    @classmethod
    def of(cls, setup: Setup, on_open: Callable[[], None]) -> Self:
        """The server of the desk that is set up so. Its ledger is made where there is none, and brought up to date."""
        Ledger.open(setup.ledger).close()
        bring_up(setup.ledger)
        config = uvicorn.Config(
            desk_app(setup), log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=5
        )
        return cls(config, on_open)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer."""
        await super().startup(sockets)
        self._on_open()


def run(setup: Setup, show: bool = False, on_open: Callable[[str], None] | None = None) -> None:
    """Serve the desk that is set up so, until interrupted. Raises UsageError where its port is taken."""
    with listening_on(setup) as (listening, address):

        def tell() -> None:
            if on_open:
                on_open(address)
            if show:
                webbrowser.open(address)

        server = Server.of(setup, tell)
        gc.collect()
        gc.freeze()  # what was loaded stays: going through it for garbage would hold up pages by 40 ms now and then
        look_seldom()
        server.run(sockets=[listening])


@contextmanager
def listening_on(setup: Setup) -> Iterator[tuple[socket.socket, str]]:
    """A socket that listens where `setup` says, and the desk's address there. Raises UsageError where it cannot."""
    family = socket.AF_INET6 if ":" in setup.host else socket.AF_INET
    try:
        made = socket.create_server((setup.host, setup.port), family=family, backlog=128)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise UsageError(
                f"Port {setup.port} is taken, perhaps by another desk: serve on a free one with --port 0."
            ) from error
        raise UsageError(f"The desk cannot listen on {setup.host}:{setup.port} ({error.strerror or error}).") from error
    # With its protocol named, asyncio sends short answers at once; without, each waits 40 ms for the one before it.
    with socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP, made.detach()) as listening:
        place = f"[{setup.host}]" if ":" in setup.host else setup.host
        yield listening, f"http://{place}:{listening.getsockname()[1]}/"
