"""What stands: the newest readings, as people left them."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from counterclaim.errors import UsageError
from counterclaim.ledger import Ledger, Wanted
from counterclaim.ledger.wanted import ANY
from counterclaim.model import Addition, Claim, Correction, Document, Judgement, Published, Withdrawal

Put = Callable[..., list[Claim]]


def numbers(ledger: Ledger, wanted: Wanted = ANY) -> list[int | None]:
    """The numbers of the claims that stand."""
    return [claim.quantity.low for claim in ledger.claims(wanted)]


def judge(ledger: Ledger, kind: str, claim: Claim, **more: object) -> Judgement:
    """Keep what lena says of `claim`."""
    return ledger.judge(Judgement(kind, "lena", "seen", claim.id, **more))  # type: ignore[arg-type]


def test_a_rejected_claim_is_left_out_until_that_is_withdrawn(ledger: Ledger, put: Put) -> None:
    twelve, _ = put(ledger, "a", "12 and 15 dead")
    said = judge(ledger, "reject", twelve)
    assert numbers(ledger) == [15]
    assert numbers(ledger, Wanted(judged=False)) == [12, 15]
    assert ledger.claim(twelve.id).quantity.low == 12
    ledger.judge(Judgement("withdraw", "omar", "", what=Withdrawal(said.id)))
    assert numbers(ledger) == [12, 15]


def test_the_newest_word_counts(ledger: Ledger, put: Put) -> None:
    (twelve,) = put(ledger, "a", "12 dead")
    for kind, stands in (("accept", 1), ("reject", 0), ("accept", 1), ("reject", 0)):
        judge(ledger, kind, twelve)
        assert len(numbers(ledger)) == stands


def test_an_accepted_claim_says_by_whom(ledger: Ledger, put: Put) -> None:
    (twelve,) = put(ledger, "a", "12 dead")
    said = judge(ledger, "accept", twelve)
    (claim,) = ledger.claims()
    assert claim.judged is not None
    assert (claim.judged.kind, claim.judged.by, claim.judged.at, claim.judged.why) == (
        "accept",
        "lena",
        said.at,
        "seen",
    )
    assert replace(claim, judged=None) == twelve


def test_a_corrected_claim_shows_what_it_was(ledger: Ledger, put: Put) -> None:
    (twelve,) = put(ledger, "a", "12 dead")
    judge(ledger, "correct", twelve, what=Correction("measure", "killed", "injured"))
    judge(ledger, "correct", twelve, what=Correction("group.country", None, "TR"))
    judge(ledger, "accept", twelve)
    (claim,) = ledger.claims()
    assert (claim.measure, claim.group.country, claim.id) == ("injured", "TR", twelve.id)
    assert claim.judged is not None
    assert (claim.judged.kind, dict(claim.judged.was)) == ("correct", {"measure": "killed", "group.country": None})


def test_the_proof_of_what_was_corrected_goes(ledger: Ledger, put: Put) -> None:
    (twelve,) = put(ledger, "a", "12 dead")
    assert "quantity" in twelve.evidence
    judge(ledger, "correct", twelve, what=Correction("quantity.low", 12, 13))
    (claim,) = ledger.claims()
    assert "quantity" not in claim.evidence


def test_a_corrected_claim_is_found_by_what_it_is_now(ledger: Ledger, put: Put) -> None:
    (twelve,) = put(ledger, "a", "12 dead")
    said = judge(ledger, "correct", twelve, what=Correction("measure", "killed", "injured"))
    judge(ledger, "correct", twelve, what=Correction("group.country", None, "TR"))
    assert (numbers(ledger, Wanted("injured")), numbers(ledger, Wanted("killed"))) == ([12], [])
    assert (numbers(ledger, Wanted(country="tr")), numbers(ledger, Wanted(country="UA"))) == ([12], [])
    ledger.judge(Judgement("withdraw", "omar", "", what=Withdrawal(said.id)))
    assert (numbers(ledger, Wanted("injured")), numbers(ledger, Wanted("killed"))) == ([], [12])


def test_an_added_claim_stands_in_the_order_of_its_text(ledger: Ledger, put: Put) -> None:
    put(ledger, "a", "11 dead")
    twelve, thirteen, fourteen = put(ledger, "b", "12, 13 and 14 dead")
    put(ledger, "c", "15 dead")
    text = Document("d", "16 dead")
    ledger.add(text, [], [], "test/1")
    put(ledger, "e", "17 dead")
    found = replace(thirteen, id="m_person", start=thirteen.start + 1)
    sixteen = replace(twelve, id="m_other", doc="d", text=text.version, quantity=replace(twelve.quantity, low=16))
    judge(ledger, "add", found, doc="b", text=found.text, what=Addition(found))
    judge(ledger, "add", sixteen, doc="d", text=text.version, what=Addition(sixteen))
    assert numbers(ledger) == [11, 12, 13, 13, 14, 15, 16, 17]
    assert [claim.judged.kind for claim in ledger.claims() if claim.judged] == ["add", "add"]
    judge(ledger, "reject", found)
    assert numbers(ledger) == [11, 12, 13, 14, 15, 16, 17]
    assert numbers(ledger, Wanted(doc="d")) == [16]
    assert fourteen in ledger.claims()


def test_an_added_claim_is_told_with_what_is_known_of_its_document(ledger: Ledger, put: Put) -> None:
    (twelve,) = put(ledger, "a", "12 dead")
    added = replace(twelve, id="m_person")
    judge(ledger, "add", added, doc="a", text=added.text, what=Addition(added))
    dated = Document("a", "12 dead", "en", None, Published("2025-06-01", "2025-06-01", "given"), outlet="The Example")
    ledger.add(dated, [], [], "test/1")
    (claim,) = ledger.claims()
    assert (claim.id, claim.published, claim.outlet) == ("m_person", dated.published, "The Example")


def test_an_added_claim_that_the_reader_finds_by_now_stands_once(ledger: Ledger, put: Put) -> None:
    (twelve,) = put(ledger, "a", "12 dead")
    judge(ledger, "add", twelve, doc="a", text=twelve.text, what=Addition(replace(twelve, measure="injured")))
    assert [claim.measure for claim in ledger.claims()] == ["injured"]


def test_a_claim_of_a_replaced_text_stands_only_there(ledger: Ledger, put: Put) -> None:
    (twelve,) = put(ledger, "a", "12 dead")
    added = replace(twelve, id="m_person", start=1)
    judge(ledger, "add", added, doc="a", text=added.text, what=Addition(added))
    judge(ledger, "accept", twelve)
    put(ledger, "a", "now 15 dead")
    assert numbers(ledger) == [15]
    assert numbers(ledger, Wanted(all_versions=True)) == [12, 12, 15]


@pytest.mark.parametrize("kind", ["accept", "correct"])
def test_what_a_person_vouched_for_stands_though_a_newer_reader_misses_it(ledger: Ledger, put: Put, kind: str) -> None:
    twelve, fifteen = put(ledger, "a", "12 and 15 dead")
    what = Correction("measure", "killed", "injured") if kind == "correct" else None
    said = judge(ledger, kind, twelve, what=what)
    judge(ledger, "reject", fifteen)
    put(ledger, "a", "12 and 15 dead", "test/2", beyond=20)
    (claim,) = ledger.claims()
    assert (claim.id, claim.reader) == (twelve.id, "test/1")
    assert claim.judged is not None
    assert claim.judged.kind == kind
    ledger.judge(Judgement("withdraw", "omar", "", what=Withdrawal(said.id)))
    assert numbers(ledger) == []


def test_it_stands_too_when_the_document_was_told_anew(ledger: Ledger, put: Put) -> None:
    (twelve,) = put(ledger, "a", "12 dead")
    judge(ledger, "accept", twelve)
    ledger.add(Document("a", "12 dead", "en", outlet="The Example"), [], [], "test/2")
    assert [(claim.id, claim.outlet) for claim in ledger.claims()] == [(twelve.id, "The Example")]


def test_there_is_no_such_claim(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="There is no claim m_0"):
        ledger.claim("m_0")


def test_what_stands_of_a_document_or_a_claim_is_what_stands_of_the_whole(ledger: Ledger, put: Put) -> None:
    twelve, fifteen = put(ledger, "a", "12 and 15 dead")
    put(ledger, "copy", "12 and 15 dead")
    (old,) = put(ledger, "b", "16 dead")
    judge(ledger, "accept", old)
    put(ledger, "b", "16 dead", reader="test/2", beyond=20)
    missed = replace(twelve, id="m_new", start=0)
    judge(ledger, "add", missed, doc="a", text=twelve.text, what=Addition(missed))
    judge(ledger, "correct", twelve, what=Correction("measure", "killed", "injured"))
    rejected = judge(ledger, "reject", fifteen)
    ledger.judge(Judgement("withdraw", "omar", "", what=Withdrawal(rejected.id)))
    ledger.judge(Judgement("reject", "omar", "", "m_new"))
    ledger.judge(Judgement("accept", "lena", "", "m_new"))
    whole = list(ledger.claims())
    assert len(whole) == 6
    for doc in ("a", "copy", "b"):
        of_it = [claim for claim in whole if claim.doc == doc]
        assert list(ledger.claims(Wanted(doc=doc))) == of_it
        assert list(ledger.claims(Wanted(docs=frozenset((doc,)), measure="injured"))) == [
            claim for claim in of_it if claim.measure == "injured"
        ]
    for id in {claim.id for claim in whole}:
        assert list(ledger.claims(Wanted(id=id))) == [claim for claim in whole if claim.id == id]
