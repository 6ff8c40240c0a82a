"""A claim's story, from the text it came with to the last word on it."""

from collections.abc import Callable

import pytest

from counterclaim.errors import UsageError
from counterclaim.ledger import Ledger
from counterclaim.model import Claim, Judgement, Withdrawal

Put = Callable[..., list[Claim]]


def test_the_whole_story_of_a_claim(ledger: Ledger, put: Put) -> None:
    (twelve,) = put(ledger, "a", "12 dead")
    put(ledger, "b", "an other 99")
    put(ledger, "a", "12 dead", "test/2", beyond=50)
    rejected = ledger.judge(Judgement("reject", "lena", "a film", twelve.id))
    ledger.judge(Judgement("withdraw", "omar", "no film", what=Withdrawal(rejected.id)))
    put(ledger, "copy", "12 dead", "test/2")
    put(ledger, "a", "15 dead", "test/2")
    story = [(step.happened, step.doc, step.by, step.withdrawn) for step in ledger.history(twelve.id)]
    assert story == [
        ("told", "a", None, False),
        ("found", "a", "test/1", False),
        ("not_found", "a", "test/2", False),
        ("judged", "a", "lena", True),
        ("judged", None, "omar", False),
        ("told", "copy", None, False),
        ("found", "copy", "test/2", False),
        ("replaced", "a", None, False),
    ]


def test_a_claim_that_is_not_there_has_no_story(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="There is no claim m_0"):
        ledger.history("m_0")
