"""How much a request may bring, and how long it may take."""

import asyncio
import socket
import time
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from fastapi import FastAPI, Request

from counterclaim.desk.bounds import USUAL, Bounds

from .conftest import Client


def app(**bounds: Any) -> Any:
    """A small application that counts what it is sent, within bounds."""
    inner = FastAPI()

    @inner.post("/count")
    @inner.post("/files/count")
    async def count(request: Request) -> int:
        return sum([len(part) async for part in request.stream()])

    @inner.get("/slow")
    async def slow() -> str:
        await asyncio.sleep(30)
        return "done"

    inner.add_middleware(Bounds, wider={"/files": 3 * USUAL}, **bounds)
    return inner


def run(asking: Coroutine[Any, Any, int]) -> int:
    """What `asking` tells, on a thread of its own: this one may hold a browser."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, asking).result()


async def asked(application: Any, path: str, parts: list[bytes], said: int | None, method: str = "POST") -> int:
    """The status with which `application` answers a request that brings `parts`, and says that they are so long."""
    waiting = list(parts)
    told: list[int] = []

    async def receive() -> dict[str, Any]:
        if not waiting:
            await asyncio.sleep(30)
        return {"type": "http.request", "body": waiting.pop(0), "more_body": bool(waiting) or said == -1}

    async def send(message: dict[str, Any]) -> None:
        told.append(message.get("status", 0))

    headers = [(b"content-length", str(said).encode())] if said is not None and said >= 0 else []
    scope = {
        "type": "http", "method": method, "path": path, "raw_path": path.encode(), "query_string": b"",
        "headers": headers, "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80), "scheme": "http",
        "http_version": "1.1", "root_path": "",
    }  # fmt: skip
    await application(scope, receive, send)
    return told[0]


@pytest.mark.parametrize(
    ("path", "parts", "said", "status"),
    [
        ("/count", [b"x" * USUAL], USUAL, 200),
        ("/count", [b""], USUAL + 1, 413),  # by what it says
        ("/count", [b"x" * 100_000] * 11, None, 413),  # by what comes
        ("/count", [b"x" * 100_000] * 11, 5, 413),  # which may be more than it says
        ("/files/count", [b"x" * 100_000] * 11, None, 200),
        ("/files/count", [b"x" * 100_000] * 31, None, 413),
    ],
)
def test_no_request_brings_more_than_it_may(path: str, parts: list[bytes], said: int | None, status: int) -> None:
    assert run(asked(app(), path, parts, said)) == status


def test_a_request_that_falls_silent_is_given_up() -> None:
    begun = time.monotonic()
    assert run(asked(app(pause=0.2), "/count", [b"x"], -1)) == 408
    assert time.monotonic() - begun < 5


def test_a_request_that_takes_too_long_is_given_up() -> None:
    begun = time.monotonic()
    assert run(asked(app(longest=0.2), "/slow", [b""], None, "GET")) == 503
    assert time.monotonic() - begun < 5


def test_the_desk_itself_refuses_a_book(client: Client) -> None:
    home = client.get("/")
    assert home.status_code == 200
    answer = client.send_form("/choices", back="/" + "x" * USUAL)
    assert answer.status_code == 413
    assert "Content-Security-Policy" in answer.headers


def test_the_desk_refuses_what_is_sent_bit_by_bit(client: Client) -> None:
    """Without a length, in pieces: what comes is counted."""
    host, port = str(client.base_url.host), client.base_url.port
    with socket.create_connection((host, port), timeout=20) as line:
        head = f"POST /choices HTTP/1.1\r\nHost: {host}:{port}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        line.sendall(f"{head}Transfer-Encoding: chunked\r\n\r\n".encode())
        piece = b"x" * 65_536
        try:
            for _ in range(2 * USUAL // len(piece)):
                line.sendall(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
        except OSError:
            pass  # it hung up
        assert line.recv(100).startswith(b"HTTP/1.1 413")
