"""A desk on a ledger of the examples: real HTTP on loopback, and a browser that looks at it."""

import re
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest

from counterclaim import add
from counterclaim.desk.bounds import LONGEST
from counterclaim.desk.serving import Server, listening_on
from counterclaim.desk.setup import Setup

EXAMPLES = Path(__file__).parents[2] / "src" / "counterclaim" / "examples"


REFUSED = ("400 (Bad Request)", "409 (Conflict)")
"""What Chromium says on its console of a form that is refused: that the page tells in words."""
FOCUSED = "Autofocus processing was blocked because a document already has a focused element."
"""What it says where a page was slow to load and whoever came had already begun: as it should be."""


@pytest.fixture(scope="session")
def told_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the examples that come with the program, not to be written to: see `ledger`."""
    path = tmp_path_factory.mktemp("desk") / "examples.db"
    add([EXAMPLES], ledger=str(path))
    return path


@pytest.fixture
def ledger(told_ledger: Path, tmp_path: Path) -> str:
    """A ledger of the examples of one's own."""
    return str(shutil.copy(told_ledger, tmp_path / "ledger.db"))


@contextmanager
def serving(setup: Setup) -> Iterator[str]:
    """The address of a desk that is open while one is inside."""
    opened = threading.Event()
    with listening_on(setup) as (listening, address):
        server = Server.of(setup, opened.set)
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        assert opened.wait(20)
        yield address.rstrip("/")
        server.should_exit = True
        thread.join(20)
        assert not thread.is_alive()


@pytest.fixture
def desk() -> Iterator[Callable[..., str]]:
    """Opens desks: `desk(ledger)`, `desk(ledger, team=True)`; tells their address. They are closed afterwards."""
    with ExitStack() as open_desks:
        yield lambda ledger, **more: open_desks.enter_context(serving(Setup(ledger, port=0, **more)))


class Client(httpx2.Client):
    """A person without a browser: keeps cookies, and brings along what forms need. Waits as long as the desk may take,
    and comes anew each time: a connection that is kept may end while a busy machine rests."""

    def __init__(self, **more: Any) -> None:
        super().__init__(timeout=LONGEST + 30, limits=httpx2.Limits(max_keepalive_connections=0), **more)

    def send_form(self, path: str, at: str = "/", **fields: Any) -> httpx2.Response:
        """POST `fields` to `path` as the form of the page `at` would."""
        csrf = re.search(r'name="csrf" (?:content|value)="([^"]+)"', self.get(at).text)
        own = {"Origin": str(self.base_url).rstrip("/")}
        return self.post(path, data={"csrf": csrf[1] if csrf else "", **fields}, headers=own)


@pytest.fixture
def client(desk: Callable[..., str], ledger: str) -> Iterator[Client]:
    """A person at a desk of the examples, alone."""
    with Client(base_url=desk(ledger)) as found:
        yield found


@pytest.fixture
def tab(browser: Any, request: pytest.FixtureRequest) -> Iterator[Callable[..., Any]]:
    """Opens a page in a browser: `tab(address, **options of the browser's context)`. Afterwards nothing was logged on
    its console and nothing was asked of any other host."""
    troubles: list[str] = []
    contexts = []

    def visit(address: str, **options: Any) -> Any:
        context = browser.new_context(**{"locale": "en", **options})
        contexts.append(context)
        found = context.new_page()
        found.on("console", lambda message: message.text.endswith((*REFUSED, FOCUSED)) or troubles.append(message.text))
        found.on("pageerror", lambda error: troubles.append(str(error)))
        own = (*re.findall(r"^https?://[^/]+", address), "data:", "blob:")
        found.on("request", lambda asked: None if asked.url.startswith(own) else troubles.append(asked.url))
        found.goto(address)
        return found

    yield visit
    for context in contexts:
        context.close()
    assert not troubles
