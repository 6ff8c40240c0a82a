"""Of a page in several archives the last version stands, in whatever order they were written."""

from pathlib import Path

import pytest

from counterclaim.engines.last_versions import put_last
from counterclaim.engines.local import read_here
from counterclaim.flow import keep
from counterclaim.ledger import Ledger
from counterclaim.read.parts import parts_of, pieces_of
from counterclaim.settings import Given

PAGE = "http://news.example.org/flood"


def archive(path: Path, *told: str) -> None:
    """A web archive with a version of one page for each sentence."""
    records = b""
    for sentence in told:
        page = f"<html><body><article><p>{sentence} The rescue goes on in Brod.</p></article></body></html>".encode()
        body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {PAGE}\r\nContent-Length: {len(body)}\r\n\r\n"
        records += head.encode() + body + b"\r\n\r\n"
    path.write_bytes(records)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_last_version_stands(address: str, tmp_path: Path, order: tuple[int, int]) -> None:
    archive(tmp_path / "a.warc", "The flood killed 12 people.", "The flood killed 13 people.")
    archive(tmp_path / "b.warc", "The flood killed 14 people.", "The flood killed 15 people.")
    parts = list(parts_of([tmp_path]))
    with Ledger.open(address) as store:
        store.adding("lena", {})
        for each in order:
            list(keep(store, pieces_of([parts[each]], Given()), read_here))
        assert put_last(store, {}, parts, Given()) == (order == (1, 0))
        assert put_last(store, {}, parts, Given()) == 0
        (document,) = store.documents()
        assert "killed 15" in document.text
        (claim,) = store.claims()
        assert claim.quantity.low == 15


def test_what_a_killed_run_wrote_too_early_is_put_last_by_the_next(address: str, tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    archive(path, "The flood killed 12 people.", "The flood killed 13 people.")
    parts = list(parts_of([tmp_path]))
    with Ledger.open(address) as store:
        store.adding("lena", {"paths": ["a"]})
        list(keep(store, list(pieces_of(parts, Given()))[::-1], read_here))
    with Ledger.open(address) as store:
        store.adding("lena", {"paths": ["a"]})
        assert [outcome for _, outcome, _ in keep(store, pieces_of(parts, Given()), read_here)] == ["unchanged"] * 2
        assert put_last(store, {"paths": ["b"]}, parts, Given()) == 0
        assert put_last(store, {"paths": ["a"]}, parts, Given()) == 1
        (document,) = store.documents()
        assert "killed 13" in document.text


def test_what_another_run_brought_later_stands(address: str, tmp_path: Path) -> None:
    ours, others = tmp_path / "ours", tmp_path / "others"
    ours.mkdir()
    others.mkdir()
    archive(ours / "a.warc", "The flood killed 12 people.", "The flood killed 13 people.")
    archive(others / "b.warc", "The flood killed 14 people.")
    parts = list(parts_of([ours]))
    for asked, folder in (("ours", ours), ("others", others)):
        with Ledger.open(address) as store:
            store.adding("lena", {"paths": [asked]})
            list(keep(store, pieces_of(parts_of([folder]), Given()), read_here))
    with Ledger.open(address) as store:
        store.adding("lena", {"paths": ["ours"]})
        assert put_last(store, {"paths": ["ours"]}, parts, Given()) == 0
        (document,) = store.documents()
        assert "killed 14" in document.text


def test_where_nothing_came_twice_nothing_is_read(address: str, tmp_path: Path) -> None:
    archive(tmp_path / "a.warc", "The flood killed 12 people.")
    with Ledger.open(address) as store:
        store.adding("lena", {})
        list(keep(store, pieces_of(parts_of([tmp_path]), Given()), read_here))
        (tmp_path / "a.warc").unlink()
        assert put_last(store, {}, [], Given()) == 0
