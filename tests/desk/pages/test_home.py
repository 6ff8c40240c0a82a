"""Home: the stories, narrowed and searched."""

import time
from typing import Any

import pytest

from counterclaim import add
from counterclaim.indexing import bring_up

from ..conftest import EXAMPLES, Client


def titles(client: Client, path: str) -> list[str]:
    return [story["title"] for story in client.get(f"/api/v1{path}").json()["stories"]["items"]]


def test_the_page_shows_what_the_answer_tells(client: Client) -> None:
    page, told = client.get("/").text, client.get("/api/v1/").json()
    assert len(told["stories"]["items"]) == 3
    for story in told["stories"]["items"]:
        assert f'href="/stories/{story["id"]}"' in page
        assert f"{story['reports']} report" in page


@pytest.mark.parametrize(
    ("words", "stories"), [("DRAVA", 1), ("ptuj over", 1), ("Kursk", 1), ("Reykjavik", 0), ("地震", 0)]
)
def test_words_are_looked_for(client: Client, words: str, stories: int) -> None:
    assert len(titles(client, f"/?q={words}")) == stories


def test_reports_with_the_words_are_shown_with_these(client: Client) -> None:
    page = client.get("/?q=Dammbruch").text
    assert "<mark>Dammbruch" in page
    hits = client.get("/api/v1/?q=Dammbruch").json()["reports"]["items"]
    assert hits
    assert all(hit["lang"] == "de" for hit in hits)
    assert "<mark>" not in client.get("/").text


def test_filters_narrow(client: Client) -> None:
    assert titles(client, "/?country=SI") == ["Four dead as Drava bursts its banks in Slovenia"]
    assert len(titles(client, "/?status=contested&lang=nl")) == 2
    assert titles(client, "/?country=SI&measure=captured") == []
    assert titles(client, "/?until=2024-12-31&measure=killed") == [
        "Kyiv's spies put a first number on North Korean losses"
    ]
    page = client.get("/?country=SI&measure=captured").text
    assert "No story is like that" in page
    assert '<option value="SI" selected>Slovenia' in page


def test_pages_follow_each_other(client: Client) -> None:
    seen, after = [], ""
    for _ in range(3):
        told = client.get("/api/v1/", params={"size": 1, "after": after}).json()["stories"]
        seen += [story["id"] for story in told["items"]]
        after = told["after"]
    assert after == ""
    assert seen == [story["id"] for story in client.get("/api/v1/").json()["stories"]["items"]]
    assert client.get("/?after=nowhere").status_code == 400


def test_what_changed_since_one_looked_is_marked(client: Client, ledger: str) -> None:
    assert "since you last looked" not in client.get("/").text
    assert "since you last looked" not in client.get("/").text
    add([EXAMPLES / "drava-02-wire.txt"], ledger=ledger, outlet="The Courier")
    bring_up(ledger)  # a page waits for that, but not for long
    page = client.get("/").text
    assert "1 changed since you last looked" in page
    assert page.count("card fresh") == 1


def test_an_empty_ledger_says_how_to_begin(desk: Any, tmp_path: Any) -> None:
    with Client(base_url=desk(str(tmp_path / "new.db"))) as client:
        page = client.get("/").text
    assert "Nothing is here yet" in page
    assert 'href="/add"' in page


def test_a_report_added_elsewhere_is_there(desk: Any, tmp_path: Any) -> None:
    ledger = str(tmp_path / "new.db")
    with Client(base_url=desk(ledger)) as client:
        add([EXAMPLES / "drava-02-wire.txt"], ledger=ledger)
        late = time.monotonic() + 60  # a page waits for its story for two seconds, which a busy machine may not keep
        while not (found := titles(client, "/")) and time.monotonic() < late:
            time.sleep(0.1)
        assert len(found) == 1
