"""Servers for the fetcher, and a fetcher for them."""

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator

import pytest

from counterclaim.read.fetch import Fetcher, Manners

from ...serving import Say, Site


@pytest.fixture
def says() -> Iterator[Callable[[Say | bytes], str]]:
    """Starts a server that answers each connection with the bytes given, or as the function given does with it; its
    address."""
    servers: list[socket.socket] = []

    def start(say: Say | bytes) -> str:
        server = socket.create_server(("127.0.0.1", 0))
        servers.append(server)

        def serve() -> None:
            with contextlib.suppress(OSError):
                while True:
                    connection, _ = server.accept()
                    with connection, contextlib.suppress(OSError):
                        connection.recv(65_536)
                        if isinstance(say, bytes):
                            connection.sendall(say)
                        else:
                            say(connection)

        threading.Thread(target=serve, daemon=True).start()
        return f"127.0.0.1:{server.getsockname()[1]}"

    yield start
    for server in servers:
        with contextlib.suppress(OSError):
            server.shutdown(socket.SHUT_RDWR)
        server.close()


@pytest.fixture
def fetcher(site: Site) -> Iterator[Fetcher]:
    """A fetcher in a hurry, that may talk to `site`."""
    with Fetcher(Manners(between=0, allowed=(site.host,))) as fetcher:
        yield fetcher
