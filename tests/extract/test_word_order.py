"""What particles and the order of words allow."""

from collections.abc import Callable

import pytest

from counterclaim.extract.between import Between
from counterclaim.extract.candidates import candidates_of
from counterclaim.extract.counted import counted_in
from counterclaim.extract.tagging import Tagged

Sentence = Callable[..., Tagged]


def told_of_the_last(s: Tagged) -> set[str]:
    """How the last number of `s` can be linked to what stands before it."""
    counted, sites = counted_in(s)
    between = Between(s, counted, sites)
    found = {c.relation for c in candidates_of(s, counted[-1], sites, between)}
    return {relation for relation in found if relation.endswith("_before") and not relation.startswith("toll")}


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("ja", "死亡した乗客12人", {"active_before"}),
        ("ja", "乗客が死亡し、12人", set()),
        ("ko", "숨진 승객 12명", {"active_before"}),
        ("ko", "승객이 숨졌고 12명", set()),
        ("zh", "死亡的12人", {"active_before"}),
        ("zh", "游行结束后有6名工人", set()),
    ],
)
def test_a_verb_before_its_people_describes_them(sentence: Sentence, lang: str, text: str, told: set[str]) -> None:
    assert told_of_the_last(sentence(text, lang)) == told
