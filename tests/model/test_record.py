"""Records as JSON objects: every field by its name, in the order of the contract, and back again."""

import dataclasses
import json
from collections.abc import Mapping
from typing import Any

import pytest

from counterclaim.model import (
    Claim,
    Group,
    Problem,
    Published,
    Quantity,
    Sentence,
    Span,
    Speaker,
    as_record,
    claim_from,
)
from counterclaim.model.moment import Event, Moment
from counterclaim.model.place import Place

CLAIM = Claim(
    id="m_1", doc="a.txt", text="t_1", lang="en", start=4, end=6, sentence=Sentence(0, 20, "Say 12 people died."),
    quantity=Quantity(12, None, "at_least", "12"), measure="killed", group=Group("people", "UA", None, "people"),
    places=(Place("UA", "Kyiv", "Kyiv", 703448, 50.45, 30.52, "town"), Place("UA", "Ukraine", None)),
    sources=(Speaker("Mayor", "the mayor", None, said=Moment("2025-01-01", "2025-01-01", "today", True, "a guess")),),
    as_of=Moment("2025-01-01", "2025-01-01"), event=Event(None, None, "strike", "the strike"),
    published=Published("2025-01-01", "2025-01-02", "given"),
    evidence={"quantity": (Span(4, 6),), "group": (Span(7, 13), Span(14, 18))}, confidence=0.5, reader="rules/1",
)  # fmt: skip
BARE = dataclasses.replace(CLAIM, places=(), sources=(), as_of=None, event=None, published=None, evidence={})
PROBLEM = Problem("a.txt", "read", "empty", "The file is empty.")


def spelt_out(value: Any) -> Any:
    """What a record is, said as plainly as can be."""
    if isinstance(value, Published):
        return {"start": value.start, "end": value.end, "from": value.source}
    if isinstance(value, tuple):
        return [spelt_out(inner) for inner in value]
    if isinstance(value, Mapping):
        return {key: spelt_out(inner) for key, inner in value.items()}
    if dataclasses.is_dataclass(value):
        return {field.name: spelt_out(getattr(value, field.name)) for field in dataclasses.fields(value)}
    return value


@pytest.mark.parametrize("item", [CLAIM, BARE, PROBLEM])
def test_every_field_in_the_order_of_the_contract(item: Claim | Problem) -> None:
    assert json.dumps(as_record(item)) == json.dumps(spelt_out(item))


@pytest.mark.parametrize("claim", [CLAIM, BARE])
def test_there_and_back(claim: Claim) -> None:
    assert claim_from(json.loads(json.dumps(as_record(claim)))) == claim


def test_fields_of_a_later_version_are_left_aside() -> None:
    assert claim_from({**as_record(CLAIM), "mood": "grave"}) == CLAIM
