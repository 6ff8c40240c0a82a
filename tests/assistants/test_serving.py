"""Serving assistants: over HTTP on this machine alone, and what is refused."""

import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import anyio
import httpx2
import pytest
from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client

from counterclaim import LedgerError, MissingExtra, UsageError, mcp


@pytest.fixture(scope="module")
def address(told_ledger: Path) -> Iterator[str]:
    """The address at which a process of its own serves the ledger."""
    words = [sys.executable, "-m", "counterclaim.cli", "mcp", "--http", "--port", "0", "--ledger", str(told_ledger)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as running:
        try:
            assert running.stdout
            told = re.search(r"http://127\.0\.0\.1:\d+/mcp", running.stdout.readline())
            assert told
            yield told[0]
        finally:
            running.terminate()
            running.wait(20)


def test_it_answers_over_http(address: str) -> None:
    async def talk() -> Any:
        async with streamable_http_client(address) as streams, ClientSession(*streams[:2]) as session:
            await session.initialize()
            tools = [tool.name for tool in (await session.list_tools()).tools]
            return tools, await session.call_tool("search_stories", {"words": "Drava"})

    tools, answer = anyio.run(talk)
    assert "add_report" not in tools
    assert answer.structured_content["stories"][0]["counts"][0]["newest"]["words"]


@pytest.mark.parametrize(
    ("header", "value", "status"), [("Host", "rebound.example.org", 421), ("Origin", "https://evil.example.org", 403)]
)
def test_pages_of_others_do_not_reach_it(address: str, header: str, value: str, status: int) -> None:
    call = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    headers = {"Accept": "application/json, text/event-stream", header: value}
    assert httpx2.post(address, json=call, headers=headers, timeout=20).status_code == status


def test_writing_over_http_is_refused(ledger: str) -> None:
    with pytest.raises(UsageError, match="--write without --http"):
        mcp(ledger, write=True, http=True)


def test_a_port_that_is_taken_is_told(ledger: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other, pytest.raises(UsageError, match="taken"):
        mcp(ledger, http=True, port=other.getsockname()[1])


def test_without_a_ledger_there_is_nothing_to_serve(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="There is no ledger at"):
        mcp(str(tmp_path / "none.db"))
    assert not (tmp_path / "none.db").exists()


def test_the_missing_extra_is_named(ledger: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mcp", None)
    with pytest.raises(MissingExtra, match=r"counterclaim\[mcp\]"):
        mcp(ledger)
