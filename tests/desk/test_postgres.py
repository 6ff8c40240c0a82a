"""The desk of a ledger in PostgreSQL shows what that of one in SQLite does."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from counterclaim import backup, judge, restore

from ..conftest import database
from .conftest import Client

TIMES = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+(?:\+00:00|Z)?")


@pytest.fixture
def both(desk: Callable[..., str], server: str, ledger: str, tmp_path: Path) -> Iterator[tuple[Client, Client]]:
    """Somebody at a desk on each store, with the same in it, judgement included. What was read bears the same times,
    since what changed last stands first."""
    with database(server) as address, ExitStack() as clients:
        backup(tmp_path / "examples.backup", ledger)
        restore(tmp_path / "examples.backup", address)
        found = []
        for each in (ledger, address):
            client = clients.enter_context(Client(base_url=desk(each)))
            claim = client.get("/api/v1/review").json()["item"]["claim"]
            judge.correct(claim, "number", "16", "a test", "lena", each)
            found.append(client)
        yield found[0], found[1]


def test_every_answer_is_the_same(both: tuple[Client, Client]) -> None:
    here, there = both
    stories = here.get("/api/v1/").json()["stories"]["items"]
    paths = ["/", "/?q=Kursk", "/?status=contested&order=changed", "/review", "/speakers", "/speakers?q=Vidmar"]
    for story in stories:
        paths += [f"/stories/{story['id']}", f"/stories/{story['id']}/series/0"]
    for path in paths:
        one, other = here.get(f"/api/v1{path}"), there.get(f"/api/v1{path}")
        assert (one.status_code, other.status_code) == (200, 200), path
        assert TIMES.sub("", one.text) == TIMES.sub("", other.text), path
        assert there.get(path).status_code == 200
