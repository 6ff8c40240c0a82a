"""What is told of one claim, and of one person, is what going through all judgements would tell."""

from collections.abc import Callable

from counterclaim.ledger import Ledger
from counterclaim.model import Claim, Entry, Judgement, Withdrawal

Put = Callable[..., list[Claim]]


def _states(entries: list[Entry]) -> list[tuple[str, str]]:
    return [(entry.judgement.why, entry.state) for entry in entries]


def _back(ledger: Ledger, judgement: Judgement, why: str, by: str = "lena") -> Judgement:
    return ledger.judge(Judgement("withdraw", by, why, what=Withdrawal(judgement.id)))


def test_what_was_said_of_a_claim_and_taken_back(ledger: Ledger, put: Put) -> None:
    twelve, fifteen = put(ledger, "a", "12 and 15 dead")
    assert ledger.said_of(twelve.id) == []
    first = ledger.judge(Judgement("accept", "lena", "first", twelve.id))
    ledger.judge(Judgement("reject", "omar", "other", fifteen.id))
    undone = _back(ledger, first, "undo")
    assert _states(ledger.said_of(twelve.id)) == [("first", "withdrawn"), ("undo", "stands")]
    _back(ledger, undone, "redo")
    assert _states(ledger.said_of(twelve.id)) == [("first", "stands"), ("undo", "withdrawn"), ("redo", "stands")]
    assert [each.id for each in ledger.claims()] == [twelve.id]
    assert next(each.id for each in ledger.judgements(withdrawn=False)) == first.id


def test_what_a_person_said_last(ledger: Ledger, put: Put) -> None:
    (twelve,) = put(ledger, "a", "12 dead")
    told = [ledger.judge(Judgement("accept", "lena", str(n), twelve.id)) for n in range(4)]
    ledger.judge(Judgement("reject", "omar", "no", twelve.id))
    _back(ledger, told[3], "oh", by="omar")
    assert _states(ledger.said_by("lena", 3)) == [("3", "withdrawn"), ("2", "stands"), ("1", "stands")]
    assert _states(ledger.said_by("omar")) == [("oh", "stands"), ("no", "stands")]
    assert ledger.said_by("nobody") == []
    assert ledger.said_since("lena", told[2].at) == 2
    assert ledger.said_since("omar", told[0].at) == 1


def test_one_judgement_by_its_id(ledger: Ledger, put: Put) -> None:
    (twelve,) = put(ledger, "a", "12 dead")
    accepted = ledger.judge(Judgement("accept", "lena", "", twelve.id))
    assert ledger.judgement(accepted.id) == Entry(accepted, "stands")
    _back(ledger, accepted, "no")
    assert ledger.judgement(accepted.id) == Entry(accepted, "withdrawn")
    assert ledger.judgement("j_0") is None
