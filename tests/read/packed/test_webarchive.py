"""Web archives: pages under their addresses, whatever is broken between them."""

import gzip
import io
import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from counterclaim.model import Document, Problem
from counterclaim.read import read
from counterclaim.read.containers import pieces_in
from counterclaim.read.opened import Budget, Opened
from counterclaim.read.piece import Piece
from counterclaim.settings import Given

STORY = "Forty miners are missing after the shaft flooded, the company said on Monday."
PAGE = f"<html><body><article><h1>Shaft floods</h1><p>{STORY}</p></article></body></html>"
HTML = ("Content-Type", "text/html; charset=utf-8")
SITE = "https://bell.example"
pytestmark = pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning")  # warcio's writer leaves them


class Web:
    """A web archive in the making."""

    def __init__(self, gzipped: bool = False) -> None:
        self.stream = io.BytesIO()
        self.writer = WARCWriter(self.stream, gzip=gzipped)
        self.writer.write_record(self.writer.create_warcinfo_record("a.warc", {"software": "test"}))

    def page(
        self,
        address: str,
        body: str | bytes = PAGE,
        headers: Sequence[tuple[str, str]] = (HTML,),
        status: str = "200 OK",
        kind: str = "response",
        fields: dict[str, str] | None = None,
    ) -> "Web":
        data = body.encode() if isinstance(body, str) else body
        bare = kind in ("resource", "conversion")
        http = None if bare else StatusAndHeaders(status, list(headers), protocol="HTTP/1.1")
        payload = io.BytesIO(data)
        record = self.writer.create_warc_record(address, kind, payload, http_headers=http, warc_headers_dict=fields)
        self.writer.write_record(record)
        return self

    @property
    def data(self) -> bytes:
        return self.stream.getvalue()


def found(data: bytes) -> list[Piece | Problem]:
    stream = io.BufferedReader(io.BytesIO(data))  # type: ignore[arg-type]
    return list(pieces_in(Opened("a.warc", "a.warc", stream, budget=Budget(len(data)))))


def pieces(data: bytes) -> list[Piece]:
    items = found(data)
    assert all(isinstance(item, Piece) for item in items), items
    return [item for item in items if isinstance(item, Piece)]


@pytest.mark.parametrize("gzipped", [False, True])
def test_pages_are_documents_under_their_addresses(tmp_path: Path, gzipped: bool) -> None:
    web = Web(gzipped).page(f"{SITE}/1").page(f"{SITE}/2", PAGE.replace("Forty", "Fifty")).page(f"{SITE}/1", PAGE + " ")
    (tmp_path / "CC-NEWS.warc.gz").write_bytes(web.data)
    read_there = [item for item in read([tmp_path]) if isinstance(item, Document)]
    assert [document.id for document in read_there] == [f"{SITE}/1", f"{SITE}/2", f"{SITE}/1"]
    one = read_there[0]
    assert (one.title, one.url, one.published) == ("Shaft floods", f"{SITE}/1", None)
    assert dict(one.origins)["url"] == "warc"


def test_the_page_has_the_last_word_on_its_address(tmp_path: Path) -> None:
    head = f"<head><link rel=canonical href='{SITE}/shaft'></head>"
    (tmp_path / "a").write_bytes(Web().page(f"{SITE}/1?x=y", PAGE.replace("<body>", f"{head}<body>")).data)
    (document,) = read([tmp_path / "a"])
    assert isinstance(document, Document)
    assert (document.id, document.url) == (f"{SITE}/1?x=y", f"{SITE}/shaft")


def test_what_is_no_page_is_passed_over() -> None:
    web = Web()
    web.page(f"{SITE}/moved", "", [("Location", "/1"), HTML], "301 Moved").page(f"{SITE}/404", status="404 Not Found")
    web.page(f"{SITE}/a.png", b"\x89PNG\r\n", [("Content-Type", "image/png")])
    web.page(f"{SITE}/a.js", "x()", [("Content-Type", "application/javascript")])
    web.page(f"{SITE}/robots.txt", "User-agent: *", [("Content-Type", "text/plain")])
    web.page(f"{SITE}/blob", b"\x89PNG\r\n", [("Content-Type", "application/octet-stream")])
    web.page(f"{SITE}/sitemap", "<?xml version='1.0'?><urlset/>", [("Content-Type", "text/xml")])
    web.page("dns:bell.example", "x", kind="resource")
    web.page(f"{SITE}/1", kind="request", status="GET /1")
    web.writer.write_record(
        web.writer.create_revisit_record(f"{SITE}/1", "sha1:X", f"{SITE}/1", "2024-12-23T08:15:00Z")
    )
    web.page(f"{SITE}/1")
    assert [piece.id for piece in pieces(web.data)] == [f"{SITE}/1"]


def test_documents_feeds_and_plain_texts_are_read() -> None:
    rss = f"<rss version='2.0'><channel><item><title>T</title><link>{SITE}/t</link></item></channel></rss>"
    web = Web()
    web.page(f"{SITE}/a.pdf", b"%PDF-1.7", [("Content-Type", "application/pdf")])
    web.page(f"{SITE}/a.txt", STORY, [("Content-Type", "text/plain")])
    web.page(f"{SITE}/feed", rss, [("Content-Type", "text/xml")])
    web.page(f"{SITE}/b", STORY, kind="resource", fields={"Content-Type": "text/plain"})
    web.page(f"{SITE}/c", PAGE, [])
    kinds = {item.id if isinstance(item, Piece) else item.doc: item for item in found(web.data)}
    assert kinds.keys() == {f"{SITE}/{name}" for name in ("a.pdf", "a.txt", "t", "b", "c")}


def test_what_a_crawler_extracted_is_read() -> None:
    text = STORY.encode()
    head = f"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: {SITE}/1\r\nContent-Type: text/plain\r\n"
    (piece,) = pieces(f"{head}Content-Length: {len(text)}\r\n\r\n".encode() + text + b"\r\n\r\n")
    assert (piece.id, piece.what, piece.data) == (f"{SITE}/1", "plain", text)


@pytest.mark.parametrize("coding", ["gzip", "deflate", "identity"])
def test_what_the_server_packed_is_unpacked(coding: str) -> None:
    import zlib

    body = {"gzip": gzip.compress(PAGE.encode()), "deflate": zlib.compress(PAGE.encode())}.get(coding, PAGE.encode())
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(body[i : i + 50]), body[i : i + 50]) for i in range(0, len(body), 50))
    web = Web().page(f"{SITE}/1", body, [HTML, ("Content-Encoding", coding)])
    web.page(f"{SITE}/2", chunks + b"0\r\n\r\n", [HTML, ("Content-Encoding", coding), ("Transfer-Encoding", "chunked")])
    web.page(f"{SITE}/3", PAGE, [HTML, ("Content-Encoding", coding), ("Transfer-Encoding", "chunked")])
    assert [piece.data for piece in pieces(web.data)] == [PAGE.encode()] * 3


def test_a_page_that_unpacks_without_end_is_refused() -> None:
    bomb = gzip.compress(gzip.compress(b"0" * 60_000_000))
    items = found(Web().page(f"{SITE}/1", bomb, [HTML, ("Content-Encoding", "gzip")]).page(f"{SITE}/2").data)
    assert [item.kind for item in items if isinstance(item, Problem)] == ["too_large"]


@pytest.mark.parametrize(
    ("told", "encoding"),
    [("charset=windows-1251", "cp1251"), ("Charset='KOI8-R'", "koi8-r"), ("charset=koi8-r", "utf-8"), ("x=y", "utf-8")],
)
def test_the_encoding_that_the_server_told_is_heard(tmp_path: Path, told: str, encoding: str) -> None:
    page = "<html><body><article><h1>Паром</h1><p>Погибли пятеро, сообщили власти.</p></article></body></html>"
    web = Web().page(f"{SITE}/1", page.encode(encoding), [("Content-Type", f"text/html; {told}")])
    (tmp_path / "a.warc").write_bytes(web.data)
    (document,) = read([tmp_path])
    assert isinstance(document, Document)
    assert document.text == "Паром\nПогибли пятеро, сообщили власти."
    assert document.raw == page.encode(encoding)


def test_a_page_that_was_cut_off_is_read_and_told() -> None:
    web = Web().page(f"{SITE}/1", fields={"WARC-Truncated": "length"})
    piece, told = found(web.data)
    assert isinstance(piece, Piece)
    assert isinstance(told, Problem)
    assert (told.doc, told.kind, told.unread) == (piece.id, "truncated", False)


def test_an_archive_that_breaks_off_is_read_up_to_there() -> None:
    whole = Web().page(f"{SITE}/1").page(f"{SITE}/2").data
    one, two, told = found(whole[: whole.rindex(b"on Monday")])
    assert isinstance(one, Piece)
    assert isinstance(two, Piece)
    assert isinstance(two.data, bytes)
    assert isinstance(told, Problem)
    assert (one.id, two.id, told.kind) == (f"{SITE}/1", f"{SITE}/2", "truncated")
    assert two.data.endswith(b"said ")


@pytest.mark.parametrize("change", [-40, -1, 5, 9, 40, 100_000])
def test_a_record_of_another_length_than_it_says_does_not_cost_the_next(change: int) -> None:
    before = Web().page(f"{SITE}/1").page(f"{SITE}/2").page(f"{SITE}/3").data
    start = before.index(b"Content-Length:", before.index(f"{SITE}/2".encode()))
    line, _, after = before[start:].partition(b"\r\n")
    length = int(line.partition(b":")[2]) + change
    items = found(before[:start] + b"Content-Length: %d\r\n" % length + after)
    assert [item.id for item in items if isinstance(item, Piece)] == [f"{SITE}/1", f"{SITE}/3"]
    (told,) = (item for item in items if isinstance(item, Problem))
    assert (told.doc, told.kind) == ("a.warc", "damaged")


def test_a_damaged_part_of_a_packed_archive_costs_one_page() -> None:
    whole = bytearray(Web(gzipped=True).page(f"{SITE}/1").page(f"{SITE}/2").page(f"{SITE}/3").data)
    starts = [at for at in range(len(whole)) if whole.startswith(b"\x1f\x8b\x08", at)]
    whole[starts[2] + 60 : starts[2] + 90] = random.Random(3).randbytes(30)
    items = found(bytes(whole))
    ids = [item.id for item in items if isinstance(item, Piece)]
    assert (ids[0], ids[-1]) == (f"{SITE}/1", f"{SITE}/3")
    assert {item.kind for item in items if isinstance(item, Problem)} == {"damaged"}


@pytest.mark.parametrize(
    "record",
    [
        b"WARC/1.0\r\n\r\n",
        b"WARC/1.0\r\nContent-Length: -5\r\n\r\n",
        b"WARC/1.0\r\nContent-Length: 99999999999999999999\r\n\r\n",
        b"WARC/1.0\r\n" + b"A: b\r\n" * 5_000 + b"\r\n",
        b"WARC/1.0\r\n" + b"A" * 500_000,
        b"x" * 500_000,
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 3\r\n\r\nabc\r\n\r\n",
    ],
)
def test_records_that_are_none_end_in_a_problem(record: bytes) -> None:
    (told,) = found(b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n" + record)
    assert isinstance(told, Problem)
    assert told.doc == "a.warc"


def test_answers_of_newer_servers_are_read() -> None:
    page = PAGE.encode()
    body = b"HTTP/2 200\r\ncontent-type: text/html\r\n\r\n" + page
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {SITE}/1\r\nContent-Length: {len(body)}\r\n\r\n"
    (piece,) = pieces(head.encode() + body + b"\r\n\r\n")
    assert piece.data == page


def test_an_answer_that_is_none_is_told() -> None:
    body = b"HTTX\r\n\r\n"
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {SITE}/1\r\nContent-Length: {len(body)}\r\n\r\n"
    (told,) = found(head.encode() + body + b"\r\n\r\n")
    assert isinstance(told, Problem)
    assert (told.doc, told.kind) == (f"{SITE}/1", "damaged")


@pytest.mark.parametrize("seed", range(100))
def test_damage_anywhere_ends_in_problems(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(Web(bool(seed % 2)).page(f"{SITE}/1").page(f"{SITE}/2").data)
    for _ in range(chance.randint(1, 12)):
        data[chance.randrange(len(data) - 1) + 1] = chance.randrange(256)
    for item in found(bytes(data)):
        assert isinstance(item, (Piece, Problem))


def test_an_address_with_what_cannot_be_printed() -> None:
    web = Web().page(f"<{SITE}/a b\u202e>")
    assert [piece.id for piece in pieces(web.data)] == [f"{SITE}/a%20b\\u202e"]


def test_plain_text_of_pages_is_read_under_their_addresses() -> None:
    """As in the .warc.wet.gz files of Common Crawl."""
    web = Web(gzipped=True).page(
        f"{SITE}/1", f"Shaft floods\n{STORY}", kind="conversion", fields={"Content-Type": "text/plain"}
    )
    [piece] = pieces(web.data)
    assert (piece.id, piece.what) == (f"{SITE}/1", "plain")


def test_an_archive_read_fast_breaks_off_where_its_file_does(tmp_path: Path) -> None:
    web = Web(gzipped=True)
    for number in range(5):
        web.page(f"{SITE}/2025/03/28/{number}")
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(web.data[: len(web.data) - 60])
    found = list(read([path], Given(pages="fast")))
    documents = [each for each in found if isinstance(each, Document)]
    assert [each.id for each in documents] == [f"{SITE}/2025/03/28/{number}" for number in range(4)]
    assert all(dict(each.origins)["text"] == "resiliparse" for each in documents)
    assert documents[0].published is not None
    assert (documents[0].published.start, documents[0].published.source) == ("2025-03-28", "address")
    assert {each.kind for each in found if isinstance(each, Problem)} & {"damaged", "truncated"}
