"""How far words reach."""

import pytest

from counterclaim.model import quantity
from counterclaim.reconcile.reach import allows, meet, reach
from counterclaim.reconcile.rules import rules


@pytest.mark.parametrize(
    ("qualifier", "number", "ends"),
    [
        ("exact", 12, (12, 12)),
        ("more_than", 1_100, (1_100, 1_430)),
        ("about", 4_700, (4_465, 4_935)),
        ("almost", 3_000, (2_700, 3_000)),
        ("at_most", 100, (70, 100)),
    ],
)
def test_the_table_gives_the_reach(qualifier, number, ends):
    assert reach(quantity(number, qualifier, ""), rules()) == pytest.approx(ends)


def test_at_least_ten_leaves_room_for_twelve_and_for_a_hundred():
    assert meet(quantity(10, "at_least", ""), quantity(12, "exact", ""), rules())
    assert not meet(quantity(10, "at_least", ""), quantity(100, "exact", ""), rules())
    assert allows(quantity(10, "at_least", ""), 100)
    assert not allows(quantity(10, "exact", ""), 12)
