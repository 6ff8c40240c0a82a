"""Tables in the documents say what the program does."""

import re
from pathlib import Path

from counterclaim.model import Relation
from counterclaim.reconcile.rules import NEWEST, rules
from counterclaim.reconcile.toll import Choice

VERDICTS = (Path(__file__).parents[1] / "docs" / "verdicts.md").read_text("utf-8")


def test_the_published_reach_is_the_one_that_is_used():
    told = re.findall(r"^\| `(\w+)` \| ([\d.]+) \| ([\d.]+) \|$", VERDICTS, re.MULTILINE)
    assert {name: (float(low), float(high)) for name, low, high in told} == rules().reach
    assert f"rules/{NEWEST}.toml" in VERDICTS


def test_every_relation_and_every_way_of_choosing_is_explained():
    assert not [name for name in (*Relation.__args__, *Choice.__args__) if f"| `{name}` |" not in VERDICTS]
