"""Serving an assistant: over the standard streams of this process, or over HTTP on this machine alone."""

import errno
import socket
from collections.abc import Callable

import anyio
import uvicorn
from mcp.server.transport_security import TransportSecuritySettings

from counterclaim.assistants.server import server_of
from counterclaim.errors import UsageError
from counterclaim.indexing.holding import Hold

HOST = "127.0.0.1"
PATH = "/mcp"


def over_streams(hold: Hold, write: bool) -> None:
    """Serve whoever started this process, until standard input ends."""
    anyio.run(server_of(hold, write).run_stdio_async)


def over_http(hold: Hold, port: int, on_open: Callable[[str], None] | None) -> None:
    """Serve programs of this machine that may look, until interrupted. Raises UsageError where the port is taken.

    What browsers send for other pages is refused by the names in it (Host, Origin)."""
    with _listening(port) as listening:
        own = f"{HOST}:{listening.getsockname()[1]}"
        safety = TransportSecuritySettings(
            allowed_hosts=[own, own.replace(HOST, "localhost")],
            allowed_origins=[f"http://{own}", f"http://{own.replace(HOST, 'localhost')}"],
        )
        app = server_of(hold).streamable_http_app(
            streamable_http_path=PATH, host=HOST, json_response=True, stateless_http=True, transport_security=safety
        )
        if on_open:
            on_open(f"http://{own}{PATH}")
        config = uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=5)
        uvicorn.Server(config).run(sockets=[listening])


def _listening(port: int) -> socket.socket:
    try:
        return socket.create_server((HOST, port), backlog=128)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise UsageError(f"Port {port} is taken: serve on a free one with --port 0.") from error
        raise UsageError(f"Port {port} cannot be listened on ({error.strerror or error}).") from error
