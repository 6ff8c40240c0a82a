"""Which judgements want a person's eye again, and until when."""

from collections.abc import Callable

from counterclaim.ledger import Ledger
from counterclaim.model import Claim, Correction, Judgement, Withdrawal

Put = Callable[..., list[Claim]]


def states(ledger: Ledger) -> list[str]:
    """The states of the judgements."""
    return [entry.state for entry in ledger.entries()]


def test_a_judgement_waits_when_a_newer_reader_does_not_find_its_claim(ledger: Ledger, put: Put) -> None:
    twelve, fifteen = put(ledger, "a", "12 and 15 dead")
    ledger.judge(Judgement("reject", "lena", "", twelve.id))
    ledger.judge(Judgement("correct", "lena", "", fifteen.id, what=Correction("measure", "killed", "injured")))
    assert states(ledger) == ["stands", "stands"]
    put(ledger, "a", "12 and 15 dead", "test/2", beyond=20)
    assert states(ledger) == ["waiting", "waiting"]
    rejected, corrected = ledger.entries()
    assert rejected.note == "the newest reader does not find it"
    assert corrected.note == "the newest reader does not find it; it stands by this judgement"


def test_it_waits_no_longer_when_a_person_looked_again(ledger: Ledger, put: Put) -> None:
    (twelve,) = put(ledger, "a", "12 dead")
    said = ledger.judge(Judgement("accept", "lena", "", twelve.id))
    put(ledger, "a", "12 dead", "test/2", beyond=20)
    ledger.judge(Judgement("accept", "omar", "still", twelve.id))
    assert states(ledger) == ["stands", "stands"]
    put(ledger, "a", "12 dead", "test/3", beyond=20)
    assert states(ledger) == ["waiting", "waiting"]
    ledger.judge(Judgement("withdraw", "omar", "", what=Withdrawal(said.id)))
    assert states(ledger) == ["withdrawn", "waiting", "stands"]


def test_it_waits_when_the_report_has_another_text(ledger: Ledger, put: Put) -> None:
    (twelve,) = put(ledger, "a", "12 dead")
    ledger.judge(Judgement("reject", "lena", "", twelve.id))
    put(ledger, "a", "15 dead")
    (entry,) = ledger.entries()
    assert (entry.state, entry.note) == ("waiting", "the report has another text now")


def test_an_added_claim_waits_only_for_its_text(ledger: Ledger, put: Put) -> None:
    from counterclaim.model import Addition

    (twelve,) = put(ledger, "a", "12 dead")
    ledger.judge(Judgement("add", "lena", "", "m_person", "a", twelve.text, Addition(twelve)))
    put(ledger, "a", "12 dead", "test/2", beyond=20)
    assert states(ledger) == ["stands"]
    put(ledger, "a", "15 dead", "test/2")
    assert states(ledger) == ["waiting"]
