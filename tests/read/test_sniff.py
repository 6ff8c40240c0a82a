"""What a file is, told from its bytes; its name decides only what they leave open."""

import random

import pytest

from counterclaim.read.sniff import Foreign, What, mark_of, sniff, wide_encoding


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
        (b"%PDF-1.7\n", "a.txt", Foreign("binary", "a PDF file")),
        (b"\x1f\x8b\x08\0", "a.html", Foreign("binary", "a gzip archive")),
        (b"{\\rtf1\\ansi Forty died.}", "a.txt", Foreign("unsupported", "a rich text (RTF) document")),
        (b'<?xml version="1.0"?><feed xmlns="x">', "a.html", Foreign("unsupported", "a news feed")),
    ],
)
def test_the_bytes_tell_what_a_file_is(head: bytes, name: str, what: What) -> None:
    assert sniff(head, name) == what


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
