"""Ledgers to test on: an SQLite file, and a PostgreSQL server where there is one."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from counterclaim.ledger import Ledger
from counterclaim.model import Claim, Document, Group, Sentence, Span, mention_id, quantity

HOW = (
    "no PostgreSQL: install it (`apt install postgresql`, initdb and pg_ctl on the PATH) and `psycopg[binary]`, or "
    "name an empty database's server in COUNTERCLAIM_TEST_POSTGRES (postgresql://USER@HOST/postgres)"
)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL server: as given, or one of its own, made for this run."""
    pytest.importorskip("psycopg", reason=HOW)
    given = os.environ.get("COUNTERCLAIM_TEST_POSTGRES")
    if given:
        yield given
        return
    if not (shutil.which("initdb") and shutil.which("pg_ctl")):
        pytest.skip(HOW)
    folder = Path(tempfile.mkdtemp())  # a short path: a socket's may have some hundred characters
    user = {}
    if hasattr(os, "geteuid") and os.geteuid() == 0:  # the server refuses to run as root
        user = {"user": "nobody"}
        shutil.chown(folder, "nobody")
    data, sockets = folder / "data", folder / "s"
    quiet = {"check": True, "stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, "cwd": folder, **user}
    options = f"-c listen_addresses='' -c unix_socket_directories='{sockets}' -c fsync=off"
    try:
        subprocess.run(["mkdir", sockets], **quiet)
        subprocess.run(["initdb", "-D", data, "-U", "tester", "-A", "trust", "-E", "UTF8", "--locale=C"], **quiet)
        subprocess.run(["pg_ctl", "-D", data, "-o", options, "-l", folder / "log", "-w", "start"], **quiet)
    except subprocess.CalledProcessError as error:
        pytest.skip(f"{HOW} ({error.stderr.decode(errors='replace').strip()})")
    yield f"postgresql://tester@/postgres?host={sockets}"
    subprocess.run(["pg_ctl", "-D", data, "-m", "immediate", "stop"], **quiet)
    shutil.rmtree(folder)


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a ledger that is not there yet (SQLite), or is empty (PostgreSQL)."""
    if request.param == "sqlite":
        yield str(tmp_path / "ledger.db")
        return
    import psycopg

    server = request.getfixturevalue("server")
    name = f"ledger_{os.urandom(6).hex()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    yield (
        server.replace("/postgres?", f"/{name}?") if "/postgres?" in server else server.rpartition("/")[0] + f"/{name}"
    )
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    """An empty ledger, on SQLite and on PostgreSQL."""
    with Ledger.open(address) as opened:
        yield opened


def read(document: Document, reader: str = "test/1", beyond: int = 0) -> list[Claim]:
    """A reader that takes every number above `beyond` for people killed."""
    found = []
    for match in re.finditer(r"\d+", document.text):
        if int(match[0]) > beyond:
            id = mention_id(document.version, *match.span(), "killed", None, 0)
            sentence = Sentence(0, len(document.text), document.text)
            count = quantity(int(match[0]), "exact", match[0])
            evidence = {"quantity": (Span(*match.span()),)}
            found.append(
                Claim(
                    id, document.id, document.version, document.lang or "und", *match.span(), sentence, count,
                    "killed", Group("people"), published=document.published, evidence=evidence, reader=reader,
                )
            )  # fmt: skip
    return found


@pytest.fixture
def put() -> Callable[..., list[Claim]]:
    """Puts a text into a ledger as the toy reader reads it, and tells the claims."""

    def _put(ledger: Ledger, id: str, text: str, reader: str = "test/1", beyond: int = 0) -> list[Claim]:
        document = Document(id, text, "en")
        found = read(document, reader, beyond)
        ledger.add(document, found, [], reader)
        return found

    return _put
