"""Rule sets are tables with names."""

import pytest

from counterclaim.errors import UsageError
from counterclaim.model import Qualifier
from counterclaim.reconcile.rules import NEWEST, rules


def test_every_wording_has_a_reach():
    assert set(rules().reach) == set(Qualifier.__args__)
    assert rules(NEWEST).name == NEWEST


def test_an_unknown_rule_set_names_those_there_are():
    with pytest.raises(UsageError, match=NEWEST):
        rules("1999.1")
