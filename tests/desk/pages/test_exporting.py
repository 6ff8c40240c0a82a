"""Stories to take away: every format, whole or filtered, and nothing of a report in a header."""

import csv
import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from counterclaim import add, export
from counterclaim.desk.pages import exporting
from counterclaim.output.export import FORMATS

from ..conftest import Client


def stories(client: Client) -> dict[str, str]:
    """The ids of the stories, by their titles."""
    return {one["title"]: one["id"] for one in client.get("/api/v1/").json()["stories"]["items"]}


@pytest.fixture
def kyiv(client: Client) -> str:
    return next(id for title, id in stories(client).items() if "Kyiv" in title)


def test_a_story_is_had_in_every_format(client: Client, kyiv: str) -> None:
    for name, format in FORMATS.items():
        answer = client.get("/export", params={"to": name, "story": kyiv})
        assert answer.status_code == 200, name
        ending = format.suffix + (".zip" if answer.headers["content-type"] == "application/zip" else "")
        assert answer.headers["content-disposition"] == f'attachment; filename="counterclaim-{kyiv}{ending}"'
        assert answer.headers["x-content-type-options"] == "nosniff"
        kind = answer.headers["content-type"].partition(";")[0]
        assert kind in (format.media_type.partition(";")[0], "application/zip")
        assert int(answer.headers["content-length"]) == len(answer.content) > 0


def test_it_is_what_the_command_writes(client: Client, ledger: str, kyiv: str) -> None:
    for story, asked in ((kyiv, {"story": kyiv}), (None, {})):
        target = io.BytesIO()
        export(target, "brief", ledger, story=story)
        assert client.get("/export", params={"to": "brief", **asked}).content == target.getvalue()


def test_what_home_lists_is_taken_away(client: Client) -> None:
    words = {"q": "Drava", "order": "changed", "lang": "nl"}
    listed = client.get("/api/v1/", params=words).json()["stories"]["items"]
    told = client.get("/api/v1/export", params={"to": "brief", **words}).text
    assert re.findall(r"^# (.+)$", told, re.MULTILINE) == [one["title"] for one in listed] != []
    assert "North Korean" not in told


def test_what_a_story_holds_is_all_its_claims(client: Client, kyiv: str) -> None:
    told = client.get("/export", params={"to": "csv", "story": kyiv}).content.decode("utf-8-sig")
    header, _, *rows = csv.reader(io.StringIO(told))
    ids = {row[header.index("id")] for row in rows}
    jsonl = client.get("/export", params={"to": "jsonl", "story": kyiv}).text.splitlines()
    assert ids == {json.loads(line)["id"] for line in jsonl if "quantity" in line} != set()


def test_a_database_comes_with_its_metadata(client: Client, kyiv: str, tmp_path: Path) -> None:
    answer = client.get("/export", params={"to": "datasette", "story": kyiv})
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        assert packed.namelist() == [f"counterclaim-{kyiv}.sqlite", f"counterclaim-{kyiv}.metadata.json"]
        packed.extractall(tmp_path)
    with closing(sqlite3.connect(tmp_path / f"counterclaim-{kyiv}.sqlite")) as db:
        assert db.execute("select id from stories").fetchall() == [(kyiv,)]
    metadata = json.loads((tmp_path / f"counterclaim-{kyiv}.metadata.json").read_text("utf-8"))
    assert list(metadata["databases"]) == [f"counterclaim-{kyiv}"]


def test_what_is_not_there_is_told(client: Client) -> None:
    assert client.get("/export").status_code == 422
    assert "no format &#39;pdf&#39;" in client.get("/export", params={"to": "pdf"}).text
    assert client.get("/api/v1/export", params={"to": "csv", "story": "s_0"}).status_code == 404
    assert "No story is like that" in client.get("/api/v1/export", params={"to": "csv", "country": "XX"}).text


def test_too_many_claims_are_refused_with_a_way_out(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporting, "MOST", 50)
    refusal = client.get("/api/v1/export", params={"to": "csv"})
    assert refusal.status_code == 413
    assert "counterclaim export" in refusal.json()["detail"]
    assert client.get("/api/v1/export", params={"to": "csv", "q": "estimate"}).status_code == 200


def test_few_are_made_at_once(client: Client) -> None:
    for _ in range(exporting.AT_ONCE):
        assert exporting._free.acquire(timeout=30)
    try:
        busy = client.get("/api/v1/export", params={"to": "csv"})
    finally:
        for _ in range(exporting.AT_ONCE):
            exporting._free.release()
    assert (busy.status_code, busy.headers["retry-after"]) == (503, "20")
    assert client.get("/api/v1/export", params={"to": "csv"}).status_code == 200


@pytest.fixture
def hostile(address: str, tmp_path: Path, desk: Callable[..., str]) -> Iterator[Client]:
    """A desk on a ledger of either kind, whose one report wants to be more than text."""
    text = "The flood in Ptuj killed 14 people, police said. <script>alert(1)</script> [x](javascript:alert(2))"
    report = {
        "id": 'x"\r\nSet-Cookie: a=b\r\n\r\n<script>.html',
        "text": text,
        "title": '"; filename="evil.html"\r\nX: y',
        "date": "2025-05-14",
        "url": "javascript:alert(3)",
    }
    (tmp_path / "reports.jsonl").write_text(json.dumps(report) + "\n", encoding="utf-8")
    add([tmp_path / "reports.jsonl"], ledger=address)
    with Client(base_url=desk(address)) as found:
        yield found


def test_nothing_of_a_report_stands_in_a_header_or_runs(hostile: Client) -> None:
    (story,) = stories(hostile).values()
    for name in FORMATS:
        for asked in ({"story": story}, {"story": 'x"\r\nSet-Cookie: a=b\r\n\r\n<script>.html'}):
            answer = hostile.get("/export", params={"to": name, **asked})
            assert answer.status_code == 200
            assert re.fullmatch(
                r'attachment; filename="counterclaim-[\w-]+(\.\w+)+"', answer.headers["content-disposition"]
            )
            assert not {"set-cookie", "x"} & set(answer.headers)
            assert not answer.headers["content-type"].startswith(("text/html", "image/svg"))
    told = hostile.get("/export", params={"to": "brief"}).text
    assert not re.search(r"(?<!\\)\]\(javascript|(?<!\\)<script", told)


def test_strangers_take_nothing_away(desk: Callable[..., str], ledger: str) -> None:
    from ..team import staff

    staff(ledger)
    with Client(base_url=desk(ledger, team=True)) as stranger:
        answer = stranger.get("/export?to=csv", follow_redirects=False)
        assert answer.headers["location"].startswith("/log-in?next=%2Fexport")
        assert stranger.get("/api/v1/export?to=csv").status_code == 401


def test_the_menu_works_without_scripts(
    tab: Callable[..., Any], desk: Callable[..., str], ledger: str, client: Client, kyiv: str
) -> None:
    page = tab(f"{desk(ledger)}/stories/{kyiv}", java_script_enabled=False)
    menu = page.locator("details.take")
    assert not menu.locator("a").first.is_visible()
    menu.locator("summary").click()
    assert menu.locator("a").count() == len(FORMATS)
    with page.expect_download() as download:
        menu.locator("a", has_text="Brief to send").click()
    assert download.value.suggested_filename == f"counterclaim-{kyiv}.md"
    told = Path(download.value.path()).read_text(encoding="utf-8")
    assert told.startswith("# Kyiv's spies")


def test_home_keeps_its_filters_in_the_menu(client: Client) -> None:
    page = client.get("/", params={"q": "Drava & <x>", "order": "changed", "measure": ["killed", "missing"]}).text
    assert "/export?" not in page  # nothing is listed
    page = client.get("/", params={"q": "Drava", "order": "changed", "measure": ["killed", "missing"]}).text
    assert 'href="/export?q=Drava&amp;measure=killed&amp;measure=missing&amp;to=brief" download' in page
