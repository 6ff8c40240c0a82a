"""What people say is kept, hangs on what is there, and comes back as it was said."""

from collections.abc import Callable

import pytest

from counterclaim.errors import UsageError
from counterclaim.ledger import Ledger
from counterclaim.model import (
    Addition,
    Adoption,
    Claim,
    Correction,
    Document,
    Grouping,
    Heard,
    Judgement,
    Note,
    Overruling,
    Series,
    Withdrawal,
    text_id,
)

Put = Callable[..., list[Claim]]


def test_judgements_of_every_kind_come_back_as_they_were(ledger: Ledger, put: Put) -> None:
    twelve, fifteen = put(ledger, "a", "12 and 15 dead")
    said = [
        Judgement("accept", "lena", "", twelve.id),
        Judgement("correct", "lena", "a typo\x00", twelve.id, what=Correction("measure", "killed", "injured")),
        Judgement(
            "add", "omar", "told", "m_new", "a", twelve.text, Addition(twelve, Heard("AFAD", "phone", "2025-06-01"))
        ),
        Judgement("adopt", "omar", "named", what=Adoption(Series("killed", country="TR"), 12, 10, None, "verified")),
        Judgement("overrule", "omar", "no", what=Overruling("agrees", twelve.id, fifteen.id, "v_1")),
        Judgement("merge", "omar", "one man", what=Grouping("speakers", ("kr.nis", "nl.nis"))),
        Judgement("split", "omar", "two towns", what=Grouping("stories", ("a", "b"), "s_1")),
        Judgement("note", "omar", "ask again", twelve.id),
        Judgement("note", "omar", "a flood", what=Note("s_1", ("a", "b"))),
    ]
    kept = [ledger.judge(each) for each in said]
    assert ledger.judgements() == kept
    assert [(each.kind, each.by, each.why, each.what) for each in kept] == [
        (each.kind, each.by, each.why, each.what) for each in said
    ]
    assert len({each.id for each in kept}) == len(said)
    assert [each.at for each in kept] == sorted({each.at for each in kept})


def test_a_judgement_is_hung_on_the_mention_its_document_and_its_text(ledger: Ledger, put: Put) -> None:
    (twelve,) = put(ledger, "a", "12 dead")
    kept = ledger.judge(Judgement("reject", "lena", "a film", twelve.id))
    assert (kept.claim, kept.doc, kept.text) == (twelve.id, "a", text_id("12 dead"))


def test_a_note_of_a_document_bears_its_newest_text(ledger: Ledger, put: Put) -> None:
    put(ledger, "a", "12 dead")
    kept = ledger.judge(Judgement("note", "lena", "a copy", doc="a"))
    assert (kept.claim, kept.doc, kept.text) == (None, "a", text_id("12 dead"))
    with pytest.raises(UsageError, match="There is no document b"):
        ledger.judge(Judgement("note", "lena", "a copy", doc="b"))


def test_a_note_changes_nothing_of_its_claim(ledger: Ledger, put: Put) -> None:
    (twelve,) = put(ledger, "a", "12 dead")
    ledger.judge(Judgement("reject", "lena", "a film", twelve.id))
    ledger.judge(Judgement("note", "omar", "ask her again", twelve.id))
    assert list(ledger.claims()) == []


def test_a_judgement_of_what_is_not_there_is_refused(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="There is no claim m_0"):
        ledger.judge(Judgement("accept", "lena", "", "m_0"))
    with pytest.raises(UsageError, match="There is no judgement j_0"):
        ledger.judge(Judgement("withdraw", "lena", "", what=Withdrawal("j_0")))
    assert ledger.judgements() == []


def test_what_is_withdrawn_no_longer_counts_and_stays(ledger: Ledger, put: Put) -> None:
    (twelve,) = put(ledger, "a", "12 dead")
    rejected = ledger.judge(Judgement("reject", "lena", "a film", twelve.id))
    taken_back = ledger.judge(Judgement("withdraw", "omar", "no film", what=Withdrawal(rejected.id)))
    assert ledger.judgements() == [rejected, taken_back]
    assert ledger.judgements(withdrawn=False) == []
    ledger.judge(Judgement("withdraw", "lena", "it was one", what=Withdrawal(taken_back.id)))
    assert ledger.judgements(withdrawn=False) == [rejected]


def test_a_claim_that_a_person_added_can_be_judged(ledger: Ledger, put: Put) -> None:
    (twelve,) = put(ledger, "a", "12 dead")
    ledger.add(Document("b", "nobody"), [], [], "test/1")
    ledger.judge(Judgement("add", "lena", "missed", "m_new", "b", text_id("nobody"), Addition(twelve)))
    assert ledger.judge(Judgement("reject", "omar", "no", "m_new")).doc == "b"
