"""Verdicts beside figures, and with both quotes."""

import pytest

from counterclaim.desk.views.verdicts import chips_of, verdict_views
from counterclaim.desk.wording import Language
from counterclaim.model import RankedVerdict, Verdict, quantity


def ranked(mark: str | None, a: str = "m_a", b: str = "m_b") -> RankedVerdict:
    relation = "repeats" if mark in (None, "drifted") else mark
    return RankedVerdict(Verdict(f"v_{mark}", relation, a, b, f"Why {mark}."), mark, (0, 0), 1)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("mark", "earlier", "later"),
    [
        ("contradicts", "contradicts 20", "contradicts 10"),
        ("updates", "updated to 20", "updates 10"),
        ("part_of", "takes in 20", "part of 10"),
        ("drifted", "wording drifted", "wording drifted"),
    ],
)
def test_each_side_has_its_words(english: Language, mark: str, earlier: str, later: str) -> None:
    figures = {"m_a": quantity(10, "exact", ""), "m_b": quantity(20, "exact", "")}
    sides = [chips_of(claim, [ranked(mark)], figures, english) for claim in ("m_a", "m_b")]
    assert [[(chip.words, chip.claim) for chip in chips] for chips in sides] == [[(earlier, "m_b")], [(later, "m_a")]]


def test_what_matters_most_comes_first_and_repetitions_are_not_told(english: Language) -> None:
    figures = {"m_b": quantity(20, "exact", "")}
    found = [ranked("agrees"), ranked(None), ranked("contradicts"), ranked("updates", "m_a", "m_gone")]
    assert [chip.mark for chip in chips_of("m_a", found, figures, english)] == ["contradicts", "agrees"]


def test_a_claim_that_is_gone_leaves_its_side_empty(english: Language) -> None:
    (view,) = verdict_views([ranked("contradicts")], {}, english)
    assert (view.mark, view.why, view.earlier, view.later) == ("contradicts", "Why contradicts.", None, None)
