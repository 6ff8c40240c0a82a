"""A large file is cut where a line or a record begins, and its stretches hold what it holds."""

import gzip
import io
import json
import random
from pathlib import Path

import pytest

from counterclaim.read import Piece, parts, pieces, stretches
from counterclaim.settings import Given

LINE = {"text": "12 dead in Brod."}


def told(path: Path) -> tuple[list[object], list[object]]:
    """What is in the file at `path`, whole and in its parts."""
    whole = [_told(item) for item in pieces([path])]
    cut = list(parts.parts_of([path]))
    assert len(cut) > 1
    return whole, [_told(item) for part in cut for item in parts.pieces_of([part], Given())]


def _told(item: object) -> object:
    return (item.id, item.digest, item.line, item.source) if isinstance(item, Piece) else item


def record(number: int) -> bytes:
    """A record of a web archive, of several kilobytes that cannot be packed well."""
    noise = random.Random(number).randbytes(3_000).hex()
    page = f"<html><body><p>{number} dead in Brod. {noise}</p></body></html>".encode()
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://news.example.org/{number}\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body + b"\r\n\r\n"


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stretches of a few kilobytes."""
    monkeypatch.setattr(stretches, "LINES", 2_000)
    monkeypatch.setattr(stretches, "RECORDS", 20_000)


def test_lines_keep_their_numbers(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    lines = [json.dumps(LINE | {"id": f"r{number}", "text": f"{number} dead." * 9}) for number in range(100)]
    lines[40] = "broken"
    path.write_text("\n".join(lines), "utf-8")  # the last line has no end
    whole, cut = told(path)
    assert cut == whole


def test_a_line_that_is_longer_than_a_stretch_stays_whole(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    lines = [json.dumps({"id": f"r{number}", "text": "12 dead. " * size}) for number, size in enumerate((1, 900, 1, 1))]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    whole, cut = told(path)
    assert cut == whole


def test_claims_behind_the_documents_of_an_export_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "export.jsonl"
    claim = json.dumps({"doc": "r1", "sentence": "12 dead. " * 40, "quantity": {}, "evidence": {}})
    path.write_text("\n".join([json.dumps(LINE | {"id": "r1"}), *[claim] * 30]), "utf-8")
    whole, cut = told(path)
    assert cut == whole
    assert len(whole) == 1


@pytest.mark.parametrize("packed", [True, False])
def test_a_web_archive_is_cut_between_records(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / ("crawl.warc.gz" if packed else "crawl.warc")
    records = [record(number) for number in range(40)]
    path.write_bytes(b"".join(map(gzip.compress, records) if packed else records))
    whole, cut = told(path)
    assert cut == whole
    assert len(whole) == 40


def test_a_page_that_quotes_a_record_is_not_cut(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc"
    quoted = b"".join(map(record, range(100, 120)))
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n12 dead in Brod.\r\n\r\n" + quoted
    head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://news.example.org/quoted\r\n"
    long = f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body + b"\r\n\r\n"
    path.write_bytes(record(1) + long + b"".join(map(record, range(2, 20))))
    whole, cut = told(path)
    assert cut == whole
    assert len(whole) == 20


def test_one_that_is_packed_as_a_whole_is_not_cut(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(gzip.compress(b"".join(map(record, range(40)))))
    assert not list(stretches.stretches_of(path))


def test_a_small_file_is_not_cut(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text(json.dumps(LINE), "utf-8")
    assert not list(stretches.stretches_of(path))


def test_what_lies_within_a_stretch(tmp_path: Path) -> None:
    path = tmp_path / "bytes"
    path.write_bytes(b"0123456789")
    with path.open("rb") as file:
        stream = stretches.within(file, stretches.Stretch(3, 7))
        assert isinstance(stream, io.BufferedReader)
        assert stream.read() == b"3456"
