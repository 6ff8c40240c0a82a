"""Every route of the desk by role: who may ask it, and that no form is taken from elsewhere. The table is `routes.csv`;
a route without a row in it fails."""

import csv
import re
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from counterclaim.desk.accounts import people, sessions, tokens
from counterclaim.desk.accounts.records import ROLES, SCOPES
from counterclaim.desk.app import desk_app
from counterclaim.desk.browser import COOKIE
from counterclaim.desk.setup import Setup
from counterclaim.ledger.session import Session

from .conftest import Client, serving
from .team import staff


class Row(NamedTuple):
    """A route, who may ask it, and whether it takes forms of this desk alone ("own"), or even from elsewhere."""

    method: str
    path: str
    who: str
    form: str


with (Path(__file__).with_name("routes.csv")).open(encoding="utf-8", newline="") as table:
    ROWS = [Row(**row) for row in csv.DictReader(table)]

ASKERS = ("nobody", *ROLES, *(f"token to {scope}" for scope in SCOPES))
READERS = {*ROLES, "token to read", "token to write"}
MAY = {
    "anyone": set(ASKERS),
    "reader": READERS,
    "reviewer": {"reviewer", "admin", "token to write"},
    "adder": {"reviewer", "admin", "token to write", "token to add"},
    "person": set(ROLES),
    "adding person": {"reviewer", "admin"},
    "admin": {"admin"},
}


def routes(found: Iterable[Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    """The methods and paths of an application's routes, those of its routers among them."""
    for route in found:
        if inside := getattr(route, "original_router", None):
            yield from routes(inside.routes, prefix + route.include_context.prefix)
        else:
            yield from ((method, prefix + route.path) for method in route.methods - {"HEAD"})


class Office:
    """A desk of a team with one asker of each kind."""

    def __init__(self, ledger: str, address: str, stack: ExitStack) -> None:
        self._db = Session.open(ledger)
        stack.callback(self._db.close)
        self._address = address
        self._stack = stack
        self._tokens = {scope: tokens.make_token(self._db, "admin", scope).secret for scope in SCOPES}

    def client(self, asker: str) -> Client:
        """One who is logged in, or shows a token, or is nobody."""
        client = self._stack.enter_context(Client(base_url=self._address))
        if asker in ROLES:
            with self._db.writing():
                number = people.known(self._db, asker).number
                client.cookies.set(COOKIE, sessions.begin(self._db, number, int(time.time())), domain="127.0.0.1")
        elif asker != "nobody":
            client.headers["Authorization"] = f"Bearer {self._tokens[asker.rpartition(' ')[2]]}"
        return client

    def token_of(self, client: Client) -> str:
        """What the forms of this browser bring along."""
        found = re.search(r'name="csrf" (?:content|value)="([^"]+)"', client.get("/account").text)
        return found[1] if found else ""


@pytest.fixture(scope="module")
def office(told_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A desk of a team, for all tests here."""
    ledger = tmp_path_factory.mktemp("office") / "ledger.db"
    ledger.write_bytes(told_ledger.read_bytes())
    staff(str(ledger))
    with ExitStack() as stack:
        address = stack.enter_context(serving(Setup(str(ledger), team=True, port=0)))
        yield Office(str(ledger), address, stack)


def test_every_route_has_a_row_and_every_row_a_route(told_ledger: Path) -> None:
    app = desk_app(Setup(str(told_ledger), team=True))
    there, told = set(routes(app.routes)), {(row.method, row.path) for row in ROWS}
    assert sorted(there - told) == [], "routes without a row in routes.csv"
    assert sorted(told - there) == [], "rows of routes.csv without a route"
    assert {row.who for row in ROWS} <= set(MAY)


def path_of(row: Row) -> str:
    """An address of the route: of something that there is not."""
    return re.sub(r"\{[^}]+:int\}", "1", re.sub(r"\{[^}:]+(:path)?\}", "nothing", row.path))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.method} {row.path}")
def test_who_may_ask(office: Office, row: Row) -> None:
    answered = {}
    for asker in ASKERS:
        client = office.client(asker)
        form = {"csrf": office.token_of(client)} if row.method != "GET" else None
        answer = client.request(row.method, path_of(row), data=form)
        assert answer.status_code < 500, (asker, answer.text)
        to_log_in = answer.headers.get("location", "").startswith("/log-in") and "clear-site-data" not in answer.headers
        unknown = answer.status_code == 401 and "www-authenticate" in answer.headers
        answered[asker] = answer.status_code != 403 and not unknown and not to_log_in
        if not answered[asker] and asker != "nobody":
            assert answer.status_code == 403, (asker, answer.text)
    assert {asker for asker, allowed in answered.items() if allowed} == MAY[row.who]


@pytest.mark.parametrize(
    "row",
    [row for row in ROWS if row.method != "GET" and row.form != "elsewhere"],
    ids=lambda row: f"{row.method} {row.path}",
)
def test_no_form_is_taken_from_elsewhere(office: Office, row: Row) -> None:
    client, other = office.client("admin"), office.client("admin")
    stolen = office.token_of(other)  # that of another browser of the same person
    foreign = {"Origin": "http://127.0.0.1:1"}
    own = office.token_of(client)
    assert client.request(row.method, path_of(row), data={"csrf": own}, headers=foreign).status_code == 403
    if row.form == "own":
        for brought in ("", "0" * 64, stolen):
            assert client.request(row.method, path_of(row), data={"csrf": brought}).status_code == 403
        assert client.request(row.method, path_of(row), data={}).status_code == 403
        assert client.request(row.method, path_of(row), data={"csrf": own}).status_code != 403
