"""BCubed, against figures counted by hand."""

import pytest

from counterclaim.evaluation.bcubed import bcubed

A, B = frozenset({"a"}), frozenset({"b"})


def test_what_is_sorted_rightly_scores_one_whatever_the_names() -> None:
    assert bcubed({"1": A, "2": A, "3": B}, {"1": B, "2": B, "3": A}) == (1.0, 1.0)


def test_one_heap_costs_precision() -> None:
    score = bcubed({"1": A, "2": A, "3": B}, dict.fromkeys("123", A))
    assert score.precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 3)
    assert score.recall == 1.0


def test_documents_left_out_stand_alone() -> None:
    score = bcubed({"1": A, "2": A}, {})
    assert (score.precision, score.recall, score.f1) == (1.0, 0.5, pytest.approx(2 / 3))


def test_a_round_up_belongs_to_several() -> None:
    true = {"1": A, "2": B, "3": A | B}
    assert bcubed(true, true) == (1.0, 1.0)
    assert bcubed(true, {"1": A, "2": B, "3": A}).recall < 1.0
