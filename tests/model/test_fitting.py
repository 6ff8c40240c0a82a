"""Records from elsewhere hold what their fields may hold, or the field that does not is named."""

from dataclasses import replace
from typing import Any

import pytest

from counterclaim.model import (
    Addition,
    Claim,
    Document,
    Event,
    Group,
    Judgement,
    Moment,
    Place,
    Published,
    Sentence,
    Span,
    Speaker,
    Table,
    misfit,
    quantity,
)

CLAIM = Claim(
    "m_0", "d", "t_0", "en", 0, 2, Sentence(0, 12, "12 were hurt"), quantity(12, "exact", "12"), "injured",
    Group("people"), (Place("AT", "Velden", None, lat=46),),
    (Speaker("Police", "police", "police", said=Moment("2025-06-03", "2025-06-03T10:00+02:00")),),
    event=Event(None, None, "flood", "flood"), published=Published("2025-06-03", "2025-06-03", "given"),
    evidence={"quantity": (Span(0, 2),)}, confidence=1,
)  # fmt: skip


def test_what_the_reader_makes_fits() -> None:
    assert misfit(CLAIM) is None
    assert misfit(Judgement("add", "lena", "", what=Addition(CLAIM))) is None
    table = Table(((Span(0, 2),),), 1, Span(0, 2))
    assert misfit(Document("d", "12", tables=(table,), clutter=(Span(0, 1),), origins=(("url", "given"),))) is None


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"start": "0"}, "start"),
        ({"start": True}, "start"),
        ({"implicit": 1}, "implicit"),
        ({"confidence": "high"}, "confidence"),
        ({"stance": "shouted"}, "stance"),
        ({"stance": ["asserted"]}, "stance"),
        ({"places": [CLAIM.places[0]]}, "places"),
        ({"places": (replace(CLAIM.places[0], geoname="x"),)}, "places.geoname"),
        ({"quantity": replace(CLAIM.quantity, low=1.5)}, "quantity.low"),
        ({"group": None}, "group"),
        ({"evidence": {"quantity": (Span(0, "2"),)}}, "evidence"),
        ({"evidence": {1: ()}}, "evidence"),
        ({"as_of": Moment("2025-13-01", "2025-13-01")}, "as_of.start"),
        ({"event": Event("then", None, "flood", "flood")}, "event.start"),
        ({"published": Published("2025-06-03", "", "given")}, "published.end"),
        ({"sources": (replace(CLAIM.sources[0], said=Moment("2025-06-03", "late")),)}, "sources.said.end"),
    ],
)  # fmt: skip
def test_the_field_that_does_not_fit_is_named(changes: dict[str, Any], field: str) -> None:
    assert misfit(replace(CLAIM, **changes)) == field
    addition = Judgement("add", "lena", "", what=Addition(replace(CLAIM, **changes)))
    assert misfit(addition) == f"what.claim.{field}"
