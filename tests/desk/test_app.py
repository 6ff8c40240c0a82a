"""What every answer has in common."""

import pytest

from counterclaim.desk.headers import HEADERS

from .conftest import Client

PATHS = ("/", "/nothing", "/api/v1/", "/api/v1/nothing", "/static/nothing.css", "/favicon.ico")


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_bears_the_headers(client: Client, path: str) -> None:
    answer = client.get(path)
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert "traceback" not in answer.text.lower()


def test_another_name_of_this_machine_is_refused(client: Client) -> None:
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 421


def test_what_is_not_there_is_told_as_page_and_as_json(client: Client) -> None:
    assert client.get("/nothing").status_code == 404
    assert "<h1>" in client.get("/nothing").text
    assert client.get("/api/v1/nothing").json() == {"detail": "Not Found"}


def test_the_style_may_be_kept_for_ever(client: Client) -> None:
    home = client.get("/").text
    address = home.partition('rel="stylesheet" href="')[2].partition('"')[0]
    assert "immutable" in client.get(address).headers["cache-control"]


def test_a_form_leads_nowhere_else(client: Client) -> None:
    for back in ("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/stories\nX: y"):
        answer = client.send_form("/choices", theme="dark", back=back)
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert client.send_form("/choices", theme="dark", back="/?q=1").headers["location"] == "/?q=1"
    assert 'data-theme="dark"' in client.get("/").text
