"""Verdicts as chips and as pairs of quotes."""

import pytest

from counterclaim.model import Verdict
from counterclaim.output.report.archive import Archive
from counterclaim.output.report.mentions import mention_view
from counterclaim.output.report.verdicts import by_claim, chips_of, contested, verdict_view
from counterclaim.output.wording import when


@pytest.fixture
def mentions(samples):
    archive = Archive(samples.DOCUMENTS, samples.NAMES)
    claims = dict(zip("abc", samples.conflict(), strict=False))
    return {name: mention_view(archive.enter(claim), when(claim), archive) for name, claim in claims.items()}


def verdict(relation, a="a", b="b", sure=0.9, **drift) -> Verdict:
    return Verdict(f"v_{relation}{a}{b}", relation, a, b, f"{a} {relation} {b}.", drift, "2026.1", sure)


def test_contradictions_come_first_and_heavy_drift_before_light() -> None:
    light, heavy = (
        verdict("repeats", qualifier="exact>about"),
        verdict("repeats", "a", "c", measure="casualties>killed"),
    )
    sure, unsure = verdict("contradicts"), verdict("contradicts", "b", "c", 0.4)
    every = [light, unsure, verdict("agrees"), heavy, sure]
    assert contested(every, {}, {}) == [sure, unsure, heavy, light]
    assert contested(every, {"a": 1, "b": 3, "c": 2}, {}) == [unsure, sure, heavy, light]


def test_the_first_contradiction_of_each_series_comes_before_the_second_of_any() -> None:
    first, second, other = (
        verdict("contradicts"),
        verdict("contradicts", "a", "c", 0.8),
        verdict("contradicts", "x", "y", 0.1),
    )
    assert contested([other, second, first], {}, {"a": 0, "x": 1}) == [first, other, second]


def test_each_side_bears_the_other_figure(mentions) -> None:
    told = by_claim([verdict("updates"), verdict("contradicts", "b", "c"), verdict("repeats")])
    assert [chip.words for chip in chips_of(["a"], told, mentions)] == ["updated to > 3,000"]
    assert [chip.words for chip in chips_of(["b"], told, mentions)] == ["contradicts 10,000–12,000", "updates > 1,100"]


def test_both_quotes_stand_beside_the_sentence(mentions) -> None:
    view = verdict_view(verdict("contradicts"), mentions)
    assert view
    assert (view.earlier.number, view.later.number) == ("> 1,100", "> 3,000")
    assert any("number" in segment.kinds for segment in view.later.segments)
    assert verdict_view(verdict("contradicts", "a", "elsewhere"), mentions) is None
    assert verdict_view(verdict("repeats"), mentions) is None
