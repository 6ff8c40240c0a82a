"""What could not be read is tried again, from where it lay, from its text, or from the bytes that were kept."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import counterclaim
from counterclaim import UsageError, flow
from counterclaim.ledger import Ledger
from counterclaim.model import Document, Problem

from .serving import Reply, Site

TEXT = "Police said 15 people were killed on Monday."


@pytest.fixture(autouse=True)
def reports(store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a ledger of reports two of which could not be read."""
    folder = tmp_path / "reports"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "sub" / "empty.txt").touch()
    (folder / "pages.zip").write_bytes(b"PK\x03\x04 this is the beginning of an archive and nothing more")
    monkeypatch.chdir(tmp_path)
    counterclaim.add("reports", date="2025-06-01")
    return folder


def kinds() -> dict[str, str]:
    """The problems that stand, by their documents."""
    return {each.doc: each.kind for each in counterclaim.problems()}


def test_problems_tell_since_when_and_where_it_lies(reports: Path) -> None:
    assert kinds() == {"pages.zip": "damaged", "sub/empty.txt": "empty"}
    first, second = counterclaim.problems()
    assert [Path(each.source or "") for each in (first, second)] == [
        reports / "pages.zip",
        reports / "sub" / "empty.txt",
    ]
    assert first.seen == second.seen == counterclaim.additions()[0].at


def test_nothing_is_mended_by_trying_alone() -> None:
    before = counterclaim.problems()
    done = counterclaim.retry()
    assert (done.mended, set(done.left)) == ((), set(before))
    assert counterclaim.problems() == before


def test_what_was_mended_where_it_lies_is_read_and_told(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (reports / "sub" / "empty.txt").write_text("The mayor said 12 people were killed.", encoding="utf-8")
    with zipfile.ZipFile(reports / "pages.zip", "w") as archive:
        archive.writestr("one.txt", "The mayor said 13 people were killed.")
        archive.writestr("two.txt", "The mayor said 14 people were killed.")
    (tmp_path / "elsewhere").mkdir()
    ledger = tmp_path / "counterclaim.db"
    monkeypatch.chdir(tmp_path / "elsewhere")
    done = counterclaim.retry(ledger=str(ledger) if ledger.exists() else None)
    monkeypatch.chdir(tmp_path)
    assert ([each.doc for each in done.mended], done.left) == (["pages.zip", "sub/empty.txt"], ())
    assert kinds() == {}
    claims = {claim.doc: claim for claim in counterclaim.claims()}
    assert {doc: claim.quantity.low for doc, claim in claims.items()} == {
        "a.txt": 15, "pages.zip/one.txt": 13, "pages.zip/two.txt": 14, "sub/empty.txt": 12,
    }  # fmt: skip
    assert claims["sub/empty.txt"].published is not None
    assert claims["sub/empty.txt"].published.start == "2025-06-01"
    assert [run.versions for run in counterclaim.additions()] == [1, 3]
    assert counterclaim.add("reports", date="2025-06-01").unchanged == 4


def test_one_kind_or_one_document_alone(reports: Path) -> None:
    (reports / "sub" / "empty.txt").write_text("The mayor said 12 people were killed.", encoding="utf-8")
    assert counterclaim.retry("damaged").mended == ()
    assert kinds() == {"pages.zip": "damaged", "sub/empty.txt": "empty"}
    assert [each.doc for each in counterclaim.retry(["sub/empty.txt"]).mended] == ["sub/empty.txt"]
    with pytest.raises(UsageError, match="There is no problem of nothing"):
        counterclaim.retry("nothing")


def test_another_problem_stands_in_the_place_of_the_first(reports: Path) -> None:
    (reports / "sub" / "empty.txt").write_bytes(bytes(range(256)) * 20)
    done = counterclaim.retry("empty")
    assert (done.mended, [(each.doc, each.kind) for each in done.left]) == ((), [("sub/empty.txt", "binary")])
    assert kinds() == {"pages.zip": "damaged", "sub/empty.txt": "binary"}
    (reports / "sub" / "empty.txt").write_text(TEXT, encoding="utf-8")
    assert [each.kind for each in counterclaim.retry("binary").mended] == ["binary"]


def test_what_is_no_longer_there_keeps_its_problem(reports: Path) -> None:
    (reports / "sub" / "empty.txt").unlink()
    assert [each.doc for each in counterclaim.retry("empty").left] == ["sub/empty.txt"]
    assert kinds()["sub/empty.txt"] == "empty"


def test_a_text_that_a_reader_could_not_take_is_read_from_the_ledger(
    reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(document: Document) -> Iterator[object]:
        raise ZeroDivisionError("by nought")

    (reports / "b.txt").write_text("The mayor said 12 people were killed.", encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(flow, "claims_of", broken)
        patch.setattr("counterclaim.engines.local.read_here", flow.readings)
        counterclaim.add("reports/b.txt")
        assert kinds()["b.txt"] == "crashed"
        assert [each.kind for each in counterclaim.retry("b.txt").left] == ["crashed"]
    (reports / "b.txt").unlink()
    assert [each.doc for each in counterclaim.retry("crashed").mended] == ["b.txt"]
    assert [claim.doc for claim in counterclaim.claims()] == ["a.txt", "b.txt"]


def test_kept_bytes_of_what_a_reader_could_not_stand_are_read(store: str) -> None:
    class Piece:
        digest, source, data = "p_0", None, TEXT.replace("15", "18").encode()

    met = Problem("line 4", "read", "hung", "Its reader hung.")
    with Ledger.open(store) as ledger:
        ledger.adding("lena", {"paths": ["-"], "folder": ".", "lang": "en"})
        ledger.take("line 4", [met], "test/1")
        ledger.note(Piece(), [met], "test/1")
    assert kinds()["line 4"] == "hung"
    assert [each.doc for each in counterclaim.retry("hung").mended] == ["line 4"]
    assert [claim.quantity.low for claim in counterclaim.claims()] == [15, 18]


def test_what_a_watch_met_is_listed_and_left(store: str) -> None:
    with Ledger.open(store) as ledger:
        ledger.adding("lena", {"watch": "https://news.example.org/feed"})
        ledger.add_problem(Problem("https://news.example.org/feed", "read", "damaged", "It is no feed."))
    assert kinds()["https://news.example.org/feed"] == "damaged"
    assert counterclaim.additions()[-1].asked == {"watch": "https://news.example.org/feed"}
    assert "https://news.example.org/feed" in {each.doc for each in counterclaim.retry("damaged").left}


def test_it_is_told_as_it_goes(reports: Path) -> None:
    seen: list[tuple[int, int | None]] = []
    counterclaim.retry(progress=lambda told: seen.append((told.done, told.total)))
    assert seen == [(1, 2), (2, 2)]


def test_pages_that_could_not_be_had_are_asked_for_again(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTERCLAIM_ALLOW_HOSTS", site.host)
    monkeypatch.setenv("COUNTERCLAIM_PAUSE", "0")
    entry = f"<item><title>The flood</title><link>{site('/2')}</link><description>Summary.</description></item>"
    site.pages["/feed"] = Reply(f'<rss version="2.0"><channel><title>Bell</title>{entry}</channel></rss>'.encode())
    Path("list.txt").write_text(f"{site('/1')}\n{site('/feed')}\n", encoding="utf-8")
    counterclaim.add(["@list.txt"], outlet="Bell")
    pages = {site("/1"): "missing", site("/2"): "missing"}
    assert {doc: kind for doc, kind in kinds().items() if doc in pages} == pages
    assert {each.source for each in counterclaim.problems() if each.doc in pages} == set(pages)
    assert not counterclaim.retry("missing").mended
    page = f"<html><body><article><h1>The flood</h1><p>{TEXT}</p></article></body></html>".encode()
    site.pages["/1"] = site.pages["/2"] = Reply(page)
    assert {each.doc for each in counterclaim.retry("missing").mended} == set(pages)
    assert not set(pages) & set(kinds())
    kept = [each for each in counterclaim.documents() if each.doc in pages]
    assert [each.outlet for each in kept] == ["Bell", "Bell"]
    assert {claim.doc for claim in counterclaim.claims() if claim.doc in pages} == set(pages)
