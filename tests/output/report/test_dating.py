"""The dates of statements."""

from dataclasses import replace

import pytest

from counterclaim.model import Moment, Published, Speaker, Stretch, Told
from counterclaim.output.report.dating import told_on
from counterclaim.resolve.dates import stretch


def told(claim, time: Stretch) -> Told:
    return Told(claim, frozenset(), frozenset(), time, time, claim.doc)


@pytest.fixture
def bare(samples):
    return replace(samples.conflict()[0], sources=(), via=(), as_of=None, published=None)


def test_the_day_is_said_true_or_published(bare) -> None:
    day = stretch("2025-06-03", "2025-06-03")
    speaker = Speaker("Anna", "Anna", None, said=Moment("2025-06-03", "2025-06-03"))
    said = told_on(told(replace(bare, sources=(speaker,)), day))
    assert (said.kind, said.words) == ("said", "3 Jun 2025")
    as_of = told_on(told(replace(bare, as_of=Moment("2025-06-01", "2025-06-30")), day))
    assert (as_of.kind, as_of.words) == ("as of", "3 Jun 2025")
    published = told_on(told(replace(bare, published=Published("2025-06-03", "2025-06-03", "given")), day))
    assert published.kind == "published"


def test_a_clock_time_stands_as_its_report_tells_it(bare) -> None:
    at = "2025-06-03T12:30+02:00"
    found = told_on(told(replace(bare, as_of=Moment(at, at)), stretch(at, at)))
    assert (found.words, found.clock) == ("3 Jun 2025, 12:30", True)
    assert f"{found.start:%H:%M}" == "10:30"


def test_the_hour_of_publication_is_not_that_of_the_words(bare) -> None:
    at = "2025-06-03T21:40+02:00"
    claim = replace(bare, as_of=Moment("2025-06-03", "2025-06-03"), published=Published(at, at, "given"))
    found = told_on(told(claim, stretch(at, at)))
    assert (found.kind, found.words) == ("published", "3 Jun 2025, 21:40")


def test_what_has_no_day_says_so(bare) -> None:
    start = stretch("2025-04-30", "2025-04-30").start
    assert told_on(told(bare, Stretch(start, None))).words == "30 Apr 2025 or later"
    assert told_on(told(bare, Stretch())).kind == "undated"
