"""Claims made by hand, as resolve hands them on."""

from collections.abc import Callable
from datetime import date
from itertools import count
from typing import Any

import pytest

from counterclaim.gazetteer.states import parents
from counterclaim.model import (
    Claim,
    Event,
    Group,
    Moment,
    Place,
    Sentence,
    Speaker,
    Stretch,
    Told,
    quantity,
)

PLACES = {
    "Izmir": Place("TR", "Izmir", "Izmir", 311046, 38.41, 27.14, "town"),
    "Ankara": Place("TR", "Ankara", "Ankara", 323786, 39.92, 32.85, "town"),
    "TR": Place("TR", "Türkiye", "Turkey"),
    "RU": Place("RU", "Russia", "Russia"),
    "Kursk": Place("RU", "Kursk Oblast", "Kursk", 538555, 51.7, 35.3, "region"),
}

Maker = Callable[..., Told]


def day(iso: str) -> Stretch:
    """The day `iso`, or with "T12" an hour of it."""
    found = float(date.fromisoformat(iso[:10]).toordinal())
    return (
        Stretch(found + int(iso[11:13]) / 24, found + int(iso[11:13]) / 24) if "T" in iso else Stretch(found, found + 1)
    )


@pytest.fixture
def tell() -> Maker:
    """Makes claims: tell("a", 12, "killed", by="kr.nis", on="2025-01-13", place="Izmir", …)."""
    numbers = count(1)

    def make(
        doc: str,
        number: int,
        measure: str = "killed",
        qualifier: str = "exact",
        by: str | None = None,
        on: str | None = "2025-03-01",
        copy_of: str | None = None,
        **more: Any,
    ) -> Told:
        serial = next(numbers)
        place = more.get("place")
        kind = more.get("event")
        source = Speaker(by, by, more.get("type", "government"), by[:2].upper(), by) if by else None
        time = day(on) if on else Stretch()
        claim = Claim(
            id=f"m_{serial:03}",
            doc=doc,
            text="t_" + doc,
            lang="en",
            start=more.get("start", serial * 10),
            end=more.get("start", serial * 10) + 2,
            sentence=Sentence(more.get("sentence", serial * 10), serial * 10 + 9, "."),
            quantity=quantity(number, qualifier, str(number), more.get("upper")),  # type: ignore[arg-type]
            measure=measure,
            group=Group(more.get("role", "people"), more.get("country"), more.get("side")),
            places=(PLACES[place],) if place else (),
            sources=(source,) if source else (),
            window=more.get("window"),
            event=Event(kind[1], kind[1], kind[0], kind[0]) if kind else None,
            counting=more.get("counting", "unknown"),
            basis=more.get("basis", "unknown"),
            stance=more.get("stance", "asserted"),
            standpoint=more.get("standpoint"),
            repeats_in_document=more.get("repeats"),
            outlet=more.get("outlet"),
            confidence=0.95,
        )
        speakers = frozenset({by} if by else ())
        above = frozenset(body for one in speakers for body in parents(one))
        return Told(claim, speakers, speakers | above, time, day(more.get("seen", on)) if on else time, copy_of or doc)

    return make


@pytest.fixture
def window() -> Callable[[str, str], Moment]:
    """A period that is counted."""
    return lambda start, end: Moment(start, end, "w")
