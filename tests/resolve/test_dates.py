"""When figures were given."""

import dataclasses
from datetime import date

import pytest

from counterclaim.extract import claims_of
from counterclaim.model import Claim, Document, Event, Moment, Published, Span, Stretch
from counterclaim.resolve.dates import stretch, times_of


def days(iso: str) -> float:
    return float(date.fromisoformat(iso).toordinal())


@pytest.fixture
def claim() -> Claim:
    document = Document(
        "a", "The quake killed 12 people.", "en", published=Published("2025-03-03", "2025-03-03", "given")
    )
    return next(item for item in claims_of(document) if isinstance(item, Claim))


def told(claim: Claim, **fields: object) -> Stretch:
    changed = dataclasses.replace(claim, **fields)
    return times_of([changed])[changed.doc, changed.id][0]


def test_days_are_half_open_and_hours_are_points():
    assert stretch("2025-03-01", "2025-03-31") == (days("2025-03-01"), days("2025-04-01"))
    assert stretch("2025-03-01T12:00+02:00", "2025-03-01T12:00+02:00") == (days("2025-03-01") + 10 / 24,) * 2
    assert stretch("soon", "later") == Stretch()


def test_a_figure_is_of_the_day_of_its_report(claim):
    assert told(claim, as_of=None) == (days("2025-03-03"), days("2025-03-04"))


def test_the_day_of_the_event_is_not_the_day_of_the_count(claim):
    event = Event("2025-02-27", "2025-02-27", "earthquake", "quake")
    assert told(claim, as_of=Moment("2025-02-27", "2025-02-27"), event=event).start == days("2025-03-03")


def test_an_older_running_count_keeps_its_day(claim):
    october = {"as_of": Moment("2024-10-01", "2024-10-01"), "event": None}
    in_words = {**claim.evidence, "as_of": (Span(0, 3),)}
    assert told(claim, **october, evidence=in_words).start == days("2024-10-01")
    assert told(claim, **october).start == days("2025-03-03")


def test_an_undated_report_appeared_no_earlier_than_the_last_day_it_names(claim):
    undated = dataclasses.replace(claim, published=None, as_of=Moment("2025-01-13", "2025-01-13"))
    other = dataclasses.replace(undated, id="m_other", as_of=None)
    times = times_of([undated, other])
    assert times["a", "m_other"] == (Stretch(days("2025-01-13"), None),) * 2


def test_the_year_of_a_month_is_that_of_another_report_with_the_same_figure(claim):
    dated = dataclasses.replace(claim, doc="b", published=None, as_of=Moment("2025-01-13", "2025-01-13"))
    january = Moment("2024-01-01", "2024-01-31", "January", True, "the latest year that the text names")
    vague = dataclasses.replace(claim, published=None, as_of=january)
    times = times_of([vague, dated])
    assert times["a", claim.id][0] == (days("2025-01-01"), days("2025-02-01"))
    assert times["b", claim.id][0].start == days("2025-01-13")
