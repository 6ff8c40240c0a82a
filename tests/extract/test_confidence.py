"""How sure a claim is: a share that grows with the score of its link."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.extract.confidence import confidence_of


@settings(deadline=None)
@given(st.floats(0, 1))
def test_it_is_a_share(score: float) -> None:
    assert 0.0 <= confidence_of(score) <= 1.0


@settings(deadline=None)
@given(st.floats(0, 1), st.floats(0, 1))
def test_a_better_link_is_never_less_sure(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert confidence_of(low) <= confidence_of(high)


def test_it_tells_good_from_poor_and_has_two_digits() -> None:
    assert confidence_of(0.4) < confidence_of(0.99)
    assert confidence_of(0.777777) == pytest.approx(round(confidence_of(0.777777), 2))
