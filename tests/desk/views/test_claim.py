"""What the page of a claim shows."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from counterclaim.desk.setup import Setup
from counterclaim.desk.stores import Desk
from counterclaim.desk.views.claim import ClaimView, claim_view
from counterclaim.desk.wording import Language
from counterclaim.extract import READER, claims_of
from counterclaim.ledger import Ledger
from counterclaim.model import Claim, Document, Judgement, Published, Reading, Withdrawal

TEXT = "The flood on the Drava in Osijek killed {many} people on Monday, the police said.\nTwenty were injured."
Ask = Callable[[str], ClaimView | None]


def report(id: str, many: int, day: str, outlet: str = "Courier") -> Document:
    return Document(id, TEXT.format(many=many), "en", "Flood", Published(day, day, "given"), outlet=outlet)


MONDAY = report("monday", 14, "2025-03-03")


def keep(ledger: str, *documents: Document) -> list[list[Claim]]:
    """Puts `documents` into the ledger, and tells the claims of each."""
    found = [[one for one in claims_of(document) if isinstance(one, Claim)] for document in documents]
    with Ledger.open(ledger) as store:
        for document, claims in zip(documents, found, strict=True):
            store.add(document, claims, (), READER)
    return found


@pytest.fixture
def ask(address: str) -> Iterator[Ask]:
    desk = Desk(Setup(address))

    def asked(id: str) -> ClaimView | None:
        with desk.indexed() as store:
            return claim_view(store, id, Language.of("en"))

    yield asked
    desk.forget()


def judge(ledger: str, judgement: Judgement) -> Judgement:
    with Ledger.open(ledger) as store:
        return store.judge(judgement)


def test_a_claim_with_its_words_and_their_proof(address: str, ask: Ask) -> None:
    ((killed, _),) = keep(address, MONDAY)
    view = ask(killed.id)
    assert view is not None
    assert (view.state, view.document.id, view.version) == ("stands", "monday", 1)
    assert "".join(run.words for run in view.words) == killed.sentence.text
    proven = {name: "".join(run.words for run in view.words if name in run.fields) for name in ("quantity", "sources")}
    assert proven["quantity"] == "14"
    assert "police" in proven["sources"]
    assert [(step.happened, step.doc) for step in view.history] == [("told", "monday"), ("found", "monday")]
    assert ask("m_0123456789abcdef") is None


def test_verdicts_and_further_mentions(address: str, ask: Ask) -> None:
    post = report("post", 14, "2025-03-03", "Post")
    post = replace(post, text=f"{post.text} It rains.")
    first, again, told_too, later = (
        claims[0]
        for claims in keep(
            address, MONDAY, replace(MONDAY, id="again"), post, report("times", 40, "2025-03-03", "Times")
        )
    )
    assert again.id == first.id
    view = ask(first.id)
    (told,) = view.told_in
    assert told.series_title
    assert [other.claim for other in told.others] == [told_too.id]
    assert {copy.id for copy in view.also_in} == {"again"}
    (verdict,) = view.verdicts
    sides = {verdict.earlier.claim, verdict.later.claim}
    assert (verdict.mark, later.id in sides, sides & {first.id, told_too.id} != set()) == ("contradicts", True, True)


def test_a_rejected_claim_says_so_and_stays(address: str, ask: Ask) -> None:
    ((killed, _),) = keep(address, MONDAY)
    rejected = judge(address, Judgement("reject", "lena", "a film", killed.id))
    view = ask(killed.id)
    assert (view.state, view.gloss != "") == ("rejected", True)
    last = view.history[-1]
    assert (last.happened, last.by, last.why, last.withdrawn) == ("judged", "lena", "a film", False)
    judge(address, Judgement("withdraw", "omar", "no film", what=Withdrawal(rejected.id)))
    view = ask(killed.id)
    assert view.state == "stands"
    assert [(step.by, step.withdrawn) for step in view.history if step.happened == "judged"] == [
        ("lena", True),
        ("omar", False),
    ]


def test_a_claim_whose_text_was_replaced(address: str, ask: Ask) -> None:
    ((killed, _),) = keep(address, MONDAY)
    keep(address, report("monday", 17, "2025-03-03"))
    view = ask(killed.id)
    assert (view.state, view.version) == ("replaced", 1)
    assert "14" in "".join(run.words for run in view.words)
    assert "replaced" in [step.happened for step in view.history]


def test_a_claim_that_was_taken_out(address: str, ask: Ask) -> None:
    with Ledger.open(address) as store:
        run = store.adding("lena", {})
        claims = [one for one in claims_of(MONDAY) if isinstance(one, Claim)]
        store.add(MONDAY, claims, (), READER)
        store.take_back(run, "lena", "the wrong file")
    assert ask(claims[0].id).state == "taken_out"


def test_a_claim_that_the_reader_no_longer_finds(address: str, ask: Ask) -> None:
    ((killed, injured),) = keep(address, MONDAY)
    with Ledger.open(address) as store:
        store.read_again(Reading(MONDAY, (replace(injured, reader="test/2"),)), "test/2")
    view = ask(killed.id)
    assert view.state == "not_found"
    assert [step.happened for step in view.history] == ["told", "found", "not_found"]
    assert ask(injured.id).state == "stands"
