"""What was exported is read back record by record; whatever else stands there is a problem, and never an error."""

import io
import json
import os
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model import (
    Claim,
    Document,
    Group,
    Judgement,
    Problem,
    Sentence,
    Span,
    as_record,
    document_record,
    quantity,
)
from counterclaim.read.annotated import Marked
from counterclaim.read.returned import Returned, returned

CLAIM = Claim(
    "m_0", "d", "t_0", "en", 0, 2, Sentence(0, 12, "12 were hurt"), quantity(12, "exact", "12"), "injured",
    Group("people"), evidence={"quantity": (Span(0, 2),)},
)  # fmt: skip
NOTE = {"target": {"source": "https://a.example", "selector": {"type": "TextQuoteSelector", "exact": "12"}}}


def back(content: bytes | str) -> list[Returned]:
    return list(returned("f", io.BytesIO(content if isinstance(content, bytes) else content.encode())))


def lines(*records: Any) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


def test_claims_documents_and_judgements_come_back_line_by_line() -> None:
    document, judgement = Document("d", "12 were hurt", "en"), Judgement("accept", "lena", "", "m_0")
    content = lines(document_record(document), as_record(judgement), as_record(CLAIM), NOTE)
    assert back(content) == [document, judgement, CLAIM, Marked("f:4", ("https://a.example",), "12")]


def test_annotations_come_alone_in_pages_in_lists_and_as_hypothesis_gives_them() -> None:
    second = {
        "type": "Annotation",
        "body": {"format": "application/json", "value": json.dumps(as_record(CLAIM))},
        "target": "x",
    }
    for whole in (
        {"items": [NOTE, second]},
        {"type": "AnnotationCollection", "first": {"items": [NOTE, second]}},
        {"rows": [NOTE, second]},
        {"annotations": [NOTE, second]},
        [NOTE, second],
    ):
        for content in (json.dumps(whole), json.dumps(whole, indent=2), "\ufeff" + json.dumps(whole)):
            assert back(content) == [Marked("f:1", ("https://a.example",), "12"), CLAIM]
    for content in (json.dumps(NOTE), json.dumps(NOTE, indent=2)):
        assert [type(each) for each in back(content)] == [Marked]


def test_what_is_no_record_is_told_with_its_line_and_the_rest_goes_on() -> None:
    content = lines(as_record(CLAIM), [1], {"id": "a"}, {"id": "a", "text": "x"}).encode() + b"\xff\n{\n"
    found = back(content + lines({"id": "b", "text": " ", "known": {}}, {**as_record(CLAIM), "lang": 3}).encode())
    assert found[0] == CLAIM
    told = [(each.doc, each.kind) for each in found[1:] if isinstance(each, Problem)]
    assert told == [
        ("f:2", "broken_line"), ("f:3", "broken_line"), ("f:4", "not_exported"), ("f:5", "broken_line"),
        ("f:6", "broken_line"), ("f:7", "broken_line"), ("f:8", "broken_line"),
    ]  # fmt: skip
    assert '"lang"' in found[-1].why  # type: ignore[union-attr]


@pytest.mark.parametrize("blank", ["\n", " \r\n\n", "\ufeff\n"])
def test_blank_lines_before_the_first_change_nothing(blank: str) -> None:
    assert back(blank + lines(as_record(CLAIM), NOTE))[0] == CLAIM
    assert [type(each) for each in back(blank + json.dumps({"items": [NOTE]}))] == [Marked]


def test_a_first_line_that_is_broken_is_told_and_the_rest_of_the_lines_is_read() -> None:
    stream = io.BytesIO(b'{"id": "m_\n' + lines(as_record(CLAIM)).encode())
    problem, claim = returned("Flood.JSONL", stream)
    assert isinstance(problem, Problem)
    assert (problem.doc, problem.kind) == ("Flood.JSONL:1", "broken_line")
    assert claim == CLAIM


def test_a_long_first_line_is_a_record_or_a_page() -> None:
    document = Document("d", "12 were hurt. " * 100_000, "en")
    assert back(lines(document_record(document), as_record(CLAIM))) == [document, CLAIM]
    assert len(back(json.dumps({"total": 9_000, "items": [NOTE] * 9_000}))) == 9_000


def test_a_page_in_one_line_is_never_held_as_a_whole(tmp_path: Path) -> None:
    note = {**NOTE, "body": {"value": "x" * 200_000}}
    (tmp_path / "page").write_text(json.dumps({"items": [note] * 100}), encoding="utf-8")
    tracemalloc.start()
    try:
        with (tmp_path / "page").open("rb") as stream:
            assert sum(isinstance(each, Marked) for each in returned("page", stream)) == 100
        assert tracemalloc.get_traced_memory()[1] < 15_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "content", [lines(as_record(CLAIM)), json.dumps({"items": [as_record(CLAIM), NOTE]}, indent=2)]
)
def test_what_comes_through_a_pipe_comes_back_too(content: str) -> None:
    reading, writing = os.pipe()
    os.write(writing, content.encode())
    os.close(writing)
    with os.fdopen(reading, "rb") as stream:
        assert list(returned("f", stream)) == back(content)


def test_damaged_annotations_and_other_files_are_told() -> None:
    found = back(json.dumps({"items": [NOTE, NOTE]})[:-70])
    assert isinstance(found[-1], Problem)
    assert ([type(each) for each in found[:-1]], found[-1].kind) == ([Marked], "damaged")
    for content in (b"", b"prose", b"{}", b"[]", b'{"a": 1}', b"\x00\x01"):
        (problem,) = [each for each in back(content) if isinstance(each, Problem)]
        assert problem.kind in ("unknown", "broken_line")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(st.sampled_from(sorted(as_record(CLAIM))), JSON)
def test_no_value_of_a_field_breaks_the_reading(field: str, value: Any) -> None:
    for record in ({**as_record(CLAIM), field: value}, {**NOTE, "target": value}, {**NOTE, "body": value}):
        (found,) = back(json.dumps(record) + "\n")
        assert isinstance(found, (Claim, Problem, Marked))


@given(st.binary(max_size=60))
def test_no_bytes_break_the_reading(content: bytes) -> None:
    assert all(isinstance(each, Problem) for each in back(content))
