"""Which words an annotation marks, and in which page."""

import json
from typing import Any

import pytest

from counterclaim.read.annotated import Marked, told_by

QUOTE = {"type": "TextQuoteSelector", "exact": "12 dead", "prefix": "said ", "suffix": " in"}
POSITION = {"type": "TextPositionSelector", "start": 5, "end": 12}


def marked(target: Any, **more: Any) -> Marked:
    record, found = told_by({"target": target, **more}, "f:1")
    assert record is None
    return found


def test_a_quote_and_a_position_select_words() -> None:
    whole = Marked("f:1", ("https://a.example/x",), "12 dead", "said ", " in", 5, 12)
    source = "https://a.example/x#part"
    assert marked({"source": source, "selector": [QUOTE, POSITION]}) == whole
    assert marked([{"source": {"id": source}, "selector": [POSITION, QUOTE]}]) == whole
    alone = marked({"source": source, "selector": POSITION})
    assert (alone.exact, alone.start, alone.end) == ("", 5, 12)


def test_hypothesis_names_the_page_beside_the_target() -> None:
    found = marked([{"source": "https://a.example/x", "selector": [QUOTE]}], uri="https://a.example/y")
    assert found.sources == ("https://a.example/x", "https://a.example/y")


def test_a_body_may_carry_a_claim() -> None:
    bodies = [
        {"type": "TextualBody", "value": "12 killed"},
        {"format": "application/json", "value": json.dumps({"id": "m_0"})},
    ]
    record, _ = told_by({"body": bodies, "target": "x"}, "f:1")
    assert record == {"id": "m_0"}


@pytest.mark.parametrize("selector", [[], [{"type": "RangeSelector"}], [{**POSITION, "start": "5"}]])
def test_what_marks_no_words_is_refused(selector: list[dict[str, Any]]) -> None:
    with pytest.raises(ValueError, match="marks no words"):
        told_by({"target": {"source": "x", "selector": selector}}, "f:1")
