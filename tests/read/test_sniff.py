"""What a file is, told from its bytes; its name decides only what they leave open."""

import random
import time

import pytest

from counterclaim.read.sniff import HEAD, Foreign, What, mark_of, sniff, wide_encoding


@pytest.mark.parametrize(
    ("head", "name", "what"),
    [
        (b"", "a.txt", "empty"),
        (b" \n\t", "a.txt", "empty"),
        (b"Forty people died.", "a.txt", "plain"),
        (b"Forty people died.", "a", "plain"),
        (b"<!doctype html><p>Forty people died.", "a.txt", "html"),
        (b"\n<!-- saved --><HTML><body>", "a", "html"),
        (b"Forty people <b>died</b>.", "a.html", "html"),
        (b"Forty people <b>died</b>.", "a.txt", "plain"),
        (b'{"text": "Forty died."}\n', "a", "jsonl"),
        (b"Forty died.", "a.jsonl", "jsonl"),
        (b"\x1f\x8b\x08\0", "a.html", "gzip"),
        (b"PK\x03\x04", "a.txt", "zip"),
        (b"PK\x05\x06", "a.txt", "zip"),
        (b"WARC/1.1\r\nWARC-Type: warcinfo\r\n", "a.txt", "warc"),
        (b"From: a@b.example\r\nSubject: Forty died\r\nDate: 23 Dec 2024\r\n\r\nForty died.", "a.txt", "mail"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related;\n type=x\n\n", "a.html", "mail"),
        (b"From: the editors\nForty died.", "a.eml", "plain"),
        (b"Note: forty died.\n", "a.txt", "plain"),
        (b"From desk Mon Dec 23 08:15:00 2024\nFrom: a@b.example\n\nForty died.", "a", "mbox"),
        (b"From what we know at 08:15 today, forty died.\n\nMore: soon.", "a", "plain"),
        (b'{"text": "Forty died."}', "a", "jsonl"),
        (b'{"id": 1}\n{"text": "Forty died."}', "a", "jsonl"),
        (b'{"data": [{"fields": {"body": "Forty died."}}]}', "a", "json"),
        (b'{\n  "name": "Channel"', "a.txt", "json"),
        (b'[{"text": "Forty died."}]', "a", "json"),
        (b"[Agency] Forty died.", "a.json", "plain"),
        ((b'{"text": "' + b"Forty died. " * 6_000)[:HEAD], "a", "jsonl"),
        ((b'{"version": 1, "items": [' + b'{"text": "Forty died."},' * 6_000)[:HEAD], "a", "json"),
        (b"%PDF-1.7\n", "a.txt", "pdf"),
        (b"\r\n%PDF-1.7\n", "a.txt", "pdf"),
        (b"What is %PDF-1.7 for?", "a.txt", "plain"),
        (b"District,Dead\nKara,12\nBori,7\n", "a", "csv"),
        (b"date;text\n2024-05-06;Twelve died.\n", "a.txt", "csv"),
        (b"One, two\nthree, four\n", "a.txt", "plain"),
        (b"{\\rtf1\\ansi Forty died.}", "a.txt", Foreign("unsupported", "a rich text (RTF) document")),
        (b'<?xml version="1.0"?><feed xmlns="x">', "a.html", "feed"),
        (b"<?xml version='1.0'?><?style?><!-- x --><!DOCTYPE rss [<!ENTITY a 'b'>]>\n<rss version='2.0'>", "a", "feed"),
        (b"<rdf:RDF xmlns='x'>", "a.txt", "feed"),
        (b"<feedback>", "a.txt", "plain"),
    ],
)
def test_the_bytes_tell_what_a_file_is(head: bytes, name: str, what: What) -> None:
    assert sniff(head, name) == what


@pytest.mark.parametrize("head", [b"<!---->", b"<?xml?>", b"<!DOCTYPE a>", b"A: b\n", b"A: b\n c\n", b"{", b"\n\r"])
def test_no_bytes_take_long(head: bytes) -> None:
    began = time.process_time()
    sniff((head * 65_536)[:65_530] + b"x", "a")
    assert time.process_time() - began < 1


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_mark_tells_a_wide_encoding(encoding: str) -> None:
    data = "\ufeff40 Tote".encode(encoding)
    assert mark_of(data) == wide_encoding(data) == encoding
    assert sniff(data, "a.txt") == "plain"


def test_the_mark_of_utf_8_is_no_wide_encoding() -> None:
    data = "40 Tote".encode("utf-8-sig")
    assert mark_of(data) == "utf-8"
    assert wide_encoding(data) is None


@pytest.mark.parametrize("number", range(6))
def test_a_program_is_no_utf_16(number: int) -> None:
    chance = random.Random(number)
    words = (chance.choice((b"\0\0", b"H\x89", b"\x0f\x1f", chance.randbytes(2))) for _ in range(2_000))
    assert sniff(b"".join(words), "a.txt") == Foreign("binary", "a binary file")
