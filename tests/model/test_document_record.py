"""A document goes out as an input record with all that is known of it, and comes back the same."""

import json
from dataclasses import replace

import pytest

from counterclaim.model import Document, Published, Span, Table, document_from, document_record

WHOLE = Document(
    "d", "Head\n12 dead\nRead also", "en", "Flood", Published("2025-06-01", "2025-06-30", "json-ld"),
    "https://example.org/d", "Courier", (Span(13, 22),), None, "text/html", (),
    (Table(((Span(0, 4), Span(5, 7)),), 1, Span(0, 4)),), "A. Author", Published("2025-07-01", "2025-07-01", "meta"),
    "https://example.org/archived", "someone", (("url", "page"), ("author", "meta")),
)  # fmt: skip


def test_all_that_is_known_comes_back() -> None:
    for document in (WHOLE, Document("e", "12 dead")):
        assert document_from(json.loads(json.dumps(document_record(document)))) == document


def test_it_is_an_input_record_without_what_is_not_known_nor_the_bytes() -> None:
    record = document_record(replace(WHOLE, raw=b"<html>"))
    assert {key: record[key] for key in ("id", "text", "lang", "date", "title", "url", "outlet")} == {
        "id": "d", "text": WHOLE.text, "lang": "en", "date": "2025-06", "title": "Flood",
        "url": "https://example.org/d", "outlet": "Courier",
    }  # fmt: skip
    assert document_record(Document("e", "12 dead")) == {
        "id": "e",
        "text": "12 dead",
        "known": {"media_type": "text/plain"},
    }


@pytest.mark.parametrize(
    ("start", "end", "date"),
    [
        ("2025-06-03", "2025-06-03", "2025-06-03"),
        ("2025-01-01", "2025-12-31", "2025"),
        ("2025-06-01", "2025-06-30", "2025-06"),
        ("2025-06-03", "2025-06-05", "2025-06-03"),
        ("2025-06-03T10:00:00+02:00", "2025-06-03T10:00:00+02:00", "2025-06-03T10:00:00+02:00"),
    ],
)
def test_its_date_is_as_precise_as_it_is_known(start: str, end: str, date: str) -> None:
    assert document_record(replace(WHOLE, published=Published(start, end, "given")))["date"] == date


@pytest.mark.parametrize("clutter", [[[0, 99]], [[-1, 2]], [[5, 2]]])
def test_stretches_beyond_the_text_are_refused(clutter: list[list[int]]) -> None:
    with pytest.raises(ValueError, match="do not stand in the text"):
        document_from({"id": "d", "text": "12 dead", "known": {"clutter": clutter}})
