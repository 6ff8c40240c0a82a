"""What all tests share: no test sees the tables of whoever runs it, and those of ledgers run on both stores."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from .chat import KEY, Chat
from .serving import Site

os.environ["COUNTERCLAIM_GAZETTEER"] = os.devnull
os.environ.pop("COLUMNS", None)  # the terminal of whoever runs the tests, or what xdist makes of it

HOW = (
    "no PostgreSQL: install it (`apt install postgresql`, initdb and pg_ctl on the PATH) and `psycopg[binary]`, or "
    "name an empty database's server in COUNTERCLAIM_TEST_POSTGRES (postgresql://USER@HOST/postgres)"
)
STORES = ("sqlite", "postgresql")


class Server:
    """A PostgreSQL server of one's own, in a new folder, that can be stopped in the midst of things."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp())  # a short path: a socket's may have some hundred characters
        self._user = {}
        if hasattr(os, "geteuid") and os.geteuid() == 0:  # the server refuses to run as root
            self._user = {"user": "nobody"}
            shutil.chown(self._folder, "nobody")
        self._data, self._sockets = self._folder / "data", self._folder / "s"
        self._run("mkdir", self._sockets)
        self._run("initdb", "-D", self._data, "-U", "tester", "-A", "trust", "-E", "UTF8", "--locale=C")
        self.start()

    @property
    def address(self) -> str:
        """That of its first database."""
        return f"postgresql://tester@/postgres?host={self._sockets}"

    def start(self) -> None:
        """Have it answer."""
        options = f"-c listen_addresses='' -c unix_socket_directories='{self._sockets}' -c fsync=off"
        options += " -c full_page_writes=off"
        self._run("pg_ctl", "-D", self._data, "-o", options, "-l", self._folder / "log", "-w", "start")

    def stop(self) -> None:
        """Have it end at once, whoever is connected."""
        self._run("pg_ctl", "-D", self._data, "-m", "immediate", "stop")

    def remove(self) -> None:
        """Leave nothing of it."""
        with suppress(subprocess.CalledProcessError):
            self.stop()
        shutil.rmtree(self._folder)

    def _run(self, *words: str | Path) -> None:
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, "cwd": self._folder}
        subprocess.run(words, check=True, **quiet, **self._user)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL server: as given, or one of its own, made for this run."""
    pytest.importorskip("psycopg", reason=HOW)
    given = os.environ.get("COUNTERCLAIM_TEST_POSTGRES")
    if given:
        yield given
        return
    made = _new_server()
    yield made.address
    made.remove()


@pytest.fixture
def own_server() -> Iterator[Server]:
    """A PostgreSQL server for one test alone."""
    pytest.importorskip("psycopg", reason=HOW)
    made = _new_server()
    yield made
    made.remove()


def _new_server() -> Server:
    if not (shutil.which("initdb") and shutil.which("pg_ctl")):
        pytest.skip(HOW)
    try:
        return Server()
    except subprocess.CalledProcessError as error:
        pytest.skip(f"{HOW} ({error.stderr.decode(errors='replace').strip()})")


@contextmanager
def database(server: str, template: str | None = None) -> Iterator[str]:
    """The address of a new database on `server`, empty or like `template`; it is gone afterwards."""
    import psycopg

    name = f"ledger_{os.urandom(6).hex()}"
    like = f" TEMPLATE {template}" if template else ""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}{like}")
    try:
        yield _beside(server, name)
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _beside(server: str, name: str) -> str:
    """The address of the database `name` on `server`."""
    return (
        server.replace("/postgres?", f"/{name}?") if "/postgres?" in server else f"{server.rpartition('/')[0]}/{name}"
    )


@pytest.fixture(scope="session")
def template(server: str) -> Iterator[str]:
    """The name of a database with a ledger's tables: a copy of it is made in a twentieth of the time."""
    from counterclaim.ledger import Ledger

    with database(server) as address:
        Ledger.open(address).close()
        yield re.findall(r"/(ledger_\w+)", address)[-1]


@pytest.fixture(params=STORES)
def blank(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a ledger that is not there yet (SQLite), or of a database without a table (PostgreSQL)."""
    if request.param == "sqlite":
        yield str(tmp_path / "ledger.db")
        return
    with database(request.getfixturevalue("server")) as address:
        yield address


@pytest.fixture(params=STORES)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a ledger that is not there yet (SQLite), or is empty (PostgreSQL)."""
    if request.param == "sqlite":
        yield str(tmp_path / "ledger.db")
        return
    with database(request.getfixturevalue("server"), request.getfixturevalue("template")) as made:
        yield made


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The ledger of commands that name none: `counterclaim.db` where the test works, or a PostgreSQL database."""
    if request.param == "sqlite":
        monkeypatch.delenv("COUNTERCLAIM_LEDGER", raising=False)
        yield "counterclaim.db"
        return
    with database(request.getfixturevalue("server"), request.getfixturevalue("template")) as address:
        monkeypatch.setenv("COUNTERCLAIM_LEDGER", address)
        yield address


@pytest.fixture
def site() -> Iterator[Site]:
    """A server of pages on loopback."""
    site = Site()
    yield site
    site.close()


@pytest.fixture
def chat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Chat]:
    """A scripted model on loopback, as the environment names it; answers are kept in the test's own folder."""
    chat = Chat()
    told = {"URL": chat.url, "MODEL": "scripted", "KEY": KEY, "CACHE": str(tmp_path / "answers" / "llm.db")}
    for name, value in told.items():
        monkeypatch.setenv(f"COUNTERCLAIM_LLM_{name}", value)
    monkeypatch.delenv("COUNTERCLAIM_LLM_PRICE", raising=False)
    yield chat
    chat.close()


CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync")  # fmt: skip


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A Chromium that asks nobody but this machine."""
    playwright = pytest.importorskip("playwright.sync_api", reason="for the browser tests: pip install playwright")
    if not CHROMIUM:
        pytest.skip("for the browser tests: apt-get install chromium, or set CHROMIUM to it")
    with playwright.sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield found
        found.close()
