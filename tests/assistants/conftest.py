"""An assistant's client, as the protocol's own package has it, on a ledger of the examples."""

import shutil
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client

from counterclaim import add
from counterclaim.indexing import bring_up

TOP = Path(__file__).parents[2]
EXAMPLES = TOP / "src" / "counterclaim" / "examples"
START = "from counterclaim.cli import main; main()"


@pytest.fixture(scope="session")
def told_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the examples with its index, not to be written to: see `ledger`."""
    path = tmp_path_factory.mktemp("assistants") / "examples.db"
    add(sorted(EXAMPLES.glob("drava-0[1-7]*")), ledger=str(path))
    bring_up(str(path))
    return path


@pytest.fixture
def ledger(told_ledger: Path, tmp_path: Path) -> str:
    """A ledger of the examples of one's own."""
    return str(shutil.copy(told_ledger, tmp_path / "ledger.db"))


@asynccontextmanager
async def talking(*options: str) -> AsyncIterator[ClientSession]:
    """A client that has started `counterclaim mcp` with these options, and talks to it over its standard streams."""
    env = {"PYTHONPATH": str(TOP / "src"), "PYTHONUTF8": "1", "COUNTERCLAIM_USER": "lena"}
    words = StdioServerParameters(command=sys.executable, args=["-c", START, "mcp", *options], env=env)
    async with stdio_client(words) as (reading, writing), ClientSession(reading, writing) as session:
        await session.initialize()
        yield session


def converse(talk: Callable[[ClientSession], Awaitable[Any]], *options: str) -> Any:
    """What `talk` gives, of a client that talks to `counterclaim mcp` with these options."""

    async def whole() -> Any:
        async with talking(*options) as session:
            return await talk(session)

    return anyio.run(whole)
