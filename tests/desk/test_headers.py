"""Who may ask at all: by which name, and from which pages."""

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from counterclaim.desk.accounts import users
from counterclaim.desk.app import desk_app
from counterclaim.desk.headers import HEADERS
from counterclaim.desk.setup import Setup

from ..serving import Reply, Site
from .conftest import Client
from .team import PASSWORDS, entered, staff


@pytest.mark.parametrize("host", ["evil.example", "evil.example:{port}", "127.0.0.1.evil.example", "", "[::ffff:0:0]"])
def test_a_desk_of_one_answers_to_its_own_names_alone(client: Client, host: str) -> None:
    asked = host.format(port=client.base_url.port)
    for path in ("/", "/api/v1/", "/static/nothing.css"):
        assert client.get(path, headers={"Host": asked}).status_code == 421
    assert client.get("/", headers={"Host": f"localhost:{client.base_url.port}"}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "http://127.0.0.1"},
        {"Origin": "http://["},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://127.0.0.1"},
    ],
)
def test_nothing_is_written_at_the_bidding_of_another_site(client: Client, headers: dict[str, str]) -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        answer = client.request(method, "/choices", data={"theme": "dark"}, headers=headers)
        assert answer.status_code == 403
        assert "Content-Security-Policy" in answer.headers
    assert client.get("/", headers=headers).status_code == 200


def test_the_desks_own_pages_may(client: Client) -> None:
    own = {"Sec-Fetch-Site": "same-origin", "Origin": str(client.base_url).rstrip("/")}
    assert client.post("/choices", data={"theme": "dark"}, headers=own).status_code == 303


def test_what_fails_bears_the_headers_and_tells_no_more_than_it_must(ledger: str) -> None:
    app = desk_app(Setup(ledger))

    @app.get("/broken")
    def broken() -> None:
        raise RuntimeError("the secret of the house")

    with TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
        answer = client.get("/broken")
    assert answer.status_code == 500
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert "secret of the house" not in answer.text
    assert "Traceback" not in answer.text


ATTACK = """<!DOCTYPE html><title>x</title>
<form id="form" method="post" action="{team}/users/add" target="shown"><input name="name" value="mallory">
<input name="role" value="admin"><input name="password" value="four geese cross Osijek"></form>
<iframe name="shown"></iframe>
<script>
const told = [];
const body = new URLSearchParams({{ name: "mallory", role: "admin", password: "four geese cross Osijek", csrf: "0" }});
const ways = [
  {{ credentials: "include" }}, {{ credentials: "include", mode: "no-cors" }},
  {{ credentials: "include", headers: {{ "X-CSRF": "0" }} }},
  {{ credentials: "include", headers: {{ "Content-Type": "text/plain" }}, mode: "no-cors" }},
];
Promise.all(ways.map((way) => fetch("{team}/users/add", {{ method: "POST", body, ...way }})
  .then((answer) => told.push(`${{answer.type}} ${{answer.status}}`), () => told.push("refused"))))
  .then(() => fetch("{team}/users", {{ credentials: "include" }}))
  .then((answer) => answer.text()).then((text) => told.push(text), () => told.push("unread"))
  .then(() => {{ document.getElementById("form").submit(); document.title = told.join("; "); }});
</script>"""


def test_a_page_of_another_port_of_this_machine_changes_and_reads_nothing(
    desk: Callable[..., str], ledger: str, browser: Any, site: Site
) -> None:
    """A real browser in which an admin is logged in, on a page of a second site of this machine: the cookie is sent
    along, for a site is the same at every port, and it helps nothing."""
    staff(ledger)
    team = desk(ledger, team=True)
    site.pages["/attack"] = Reply(ATTACK.format(team=team).encode(), headers={"Content-Type": "text/html"})
    with entered(team, "admin") as admin:
        secret = str(admin.cookies.get("counterclaim"))
    context = browser.new_context()
    context.add_cookies([{"name": "counterclaim", "value": secret, "url": team, "httpOnly": True, "sameSite": "Lax"}])
    try:
        page = context.new_page()
        page.goto(f"{team}/users")
        assert page.locator("h1").inner_text() == "Users"
        page.goto(site("/attack"))
        page.wait_for_function("document.title !== 'x'")
        assert "mallory" not in page.title()
        assert page.title().endswith("unread")
        page.wait_for_timeout(500)  # the form that is sent into the frame
    finally:
        context.close()
    assert {user.name for user in users.listed(ledger)} == set(PASSWORDS)
