"""JSON Lines: one document a line, whatever the other lines are."""

import io
import json
from typing import Any

import pytest

from counterclaim.model import Document, Problem, Published, text_id
from counterclaim.read.facts import Facts
from counterclaim.read.jsonl import read_jsonl
from counterclaim.read.leaves import documents_of
from counterclaim.read.opened import Opened
from counterclaim.read.piece import Piece


def lines(*records: Any) -> list[Document | Problem]:
    content = b"\n".join(item if isinstance(item, bytes) else json.dumps(item).encode() for item in records)
    opened = Opened("b.jsonl", "b.jsonl", io.BytesIO(content), beside=Facts(outlet="The Default"))
    found = list(read_jsonl(opened))
    return [item for each in found for item in (documents_of(each) if isinstance(each, Piece) else (each,))]


def test_a_line_says_what_it_knows() -> None:
    record = {
        "id": "n1",
        "text": "Zes doden.\r\nBij een brand.",
        "lang": "nl-NL",
        "date": "2024-12-23",
        "title": "Brand",
        "url": "https://a.example/1",
        "outlet": "De Bode",
        "other": [1],
    }
    assert lines(record) == [
        Document(
            "n1",
            "Zes doden.\r\nBij een brand.",
            "nl",
            "Brand",
            Published("2024-12-23", "2024-12-23", "jsonl"),
            "https://a.example/1",
            "De Bode",
            origins=tuple((name, "jsonl") for name in ("published", "url", "outlet", "lang", "title")),
        )
    ]


def test_a_line_without_id_goes_by_its_text() -> None:
    (document,) = lines({"text": "Six people died in the fire, police said."})
    assert isinstance(document, Document)
    assert document.id == text_id(document.text)
    assert (document.lang, document.outlet) == ("en", "The Default")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (b'{"text": "Six di', "broken_line"),
        (b"[1, 2]", "broken_line"),
        (b"null", "broken_line"),
        ({}, "broken_line"),
        ({"text": None}, "broken_line"),
        ({"text": 6}, "broken_line"),
        ({"text": ["Six died."]}, "broken_line"),
        ({"text": "Six died.", "id": 6}, "broken_line"),
        ({"text": "Six died.", "date": 2024}, "broken_line"),
        ({"text": " \n"}, "empty"),
        (b'{"text": "Six \xff died."}', "encoding"),
        (b"[" * 100_000, "broken_line"),
        (b'{"text": "Six died.", "id": "\\ud800"}', "encoding"),
    ],
)
def test_a_broken_line_is_a_problem_and_the_rest_goes_on(line: Any, kind: str) -> None:
    first, second, third = lines({"id": "1", "text": "One died."}, line, {"id": "3", "text": "Three died."})
    assert isinstance(first, Document)
    assert isinstance(third, Document)
    assert isinstance(second, Problem)
    assert (second.doc, second.stage, second.kind) == ("b.jsonl:2", "read", kind)
    assert "ine 2 " in second.why


def test_huge_numbers_and_none_at_all_in_other_fields_do_not_matter() -> None:
    number = "9" * 10_000
    first, second = lines(
        b'{"id": "1", "text": "One died.", "n": ' + number.encode() + b"}",
        b'{"id": "2", "text": "Two died.", "n": NaN, "m": -Infinity, "l": 1e999}',
    )
    assert isinstance(first, Document)
    assert isinstance(second, Document)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b'{"text": ', "Line 1 is not JSON: expecting value at character 10."),
        (b"[" * 100_000, "Line 1 is nested too deep to be read."),
    ],
)
def test_a_broken_line_says_where(line: bytes, why: str) -> None:
    (problem,) = lines(line)
    assert isinstance(problem, Problem)
    assert problem.why == why


def test_empty_lines_and_a_byte_order_mark_do_not_matter() -> None:
    first, second = lines(b'\xef\xbb\xbf{"id": "1", "text": "One died."}', b"", b"  ", {"id": "2", "text": "Two died."})
    assert isinstance(first, Document)
    assert isinstance(second, Document)


def test_half_a_character_is_replaced_and_told_of() -> None:
    document, doubt = lines(b'{"id": "1", "text": "Six \\ud83d died, \\u0000 they said."}')
    assert isinstance(document, Document)
    assert document.text == "Six \ufffd died, \ufffd they said."
    assert isinstance(doubt, Problem)
    assert (doubt.doc, doubt.start, doubt.unread) == ("1", 4, False)


def test_a_date_that_is_none_is_told_of_and_the_text_is_read() -> None:
    document, doubt = lines({"id": "1", "text": "Six died.", "date": "gisteren"})
    assert isinstance(document, Document)
    assert document.published is None
    assert isinstance(doubt, Problem)
    assert (doubt.kind, doubt.unread) == ("date", False)


def test_a_line_that_is_too_long_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("counterclaim.read.jsonl.LONGEST_LINE", 100)
    first, second = lines({"text": "Six died. " * 100}, {"id": "2", "text": "Two died."})
    assert isinstance(first, Problem)
    assert (first.doc, first.kind) == ("b.jsonl:1", "too_large")
    assert isinstance(second, Document)


CLAIM = {"id": "m_0", "doc": "a", "text": "t_0", "sentence": {}, "quantity": {}, "evidence": {}}
JUDGEMENT = {"kind": "note", "by": "lena", "why": "", "claim": None, "doc": "a", "text": None, "what": None}


def test_claims_and_judgements_of_an_export_are_no_documents() -> None:
    document = {"id": "a", "text": "Twelve were hurt.", "lang": "en", "known": {"media_type": "text/html"}}
    assert [each.id for each in lines(document, JUDGEMENT, CLAIM) if isinstance(each, Document)] == ["a"]
    assert len(lines(document, JUDGEMENT, CLAIM)) == 1


@pytest.mark.parametrize("record", [CLAIM, JUDGEMENT])
def test_an_export_without_documents_is_told_once(record: dict[str, Any]) -> None:
    (problem,) = lines(record, record)
    assert isinstance(problem, Problem)
    assert (problem.doc, problem.kind) == ("b.jsonl:1", "not_a_document")
    assert "counterclaim load" in problem.why
