"""The page: a stream of reports goes in, what was new about each comes out, and nothing is lost or doubled."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from counterclaim import flow
from counterclaim.errors import PackError
from counterclaim.flow import Found, Item, keep, reading_of, readings
from counterclaim.ledger import Ledger
from counterclaim.model import Claim, Document, Group, Problem, Reading, Sentence, mention_id, quantity
from counterclaim.read import Piece

BROKEN = Problem("broken.html", "read", "binary", "This is no text.")


def claims_of(document: Document) -> list[Claim | Problem]:
    """One claim for a document, a problem for one without a number, and a fault for one that says so."""
    if document.text == "fault":
        raise ZeroDivisionError("by nought")
    if document.text == "pack":
        raise PackError("The pack is broken.")
    if not document.text[:2].isdecimal():
        return [Problem(document.id, "extract", "no_pack", "No pack reads this.")]
    id = mention_id(document.version, 0, 2, "killed", None, 0)
    sentence = Sentence(0, len(document.text), document.text)
    number = quantity(int(document.text[:2]), "exact", document.text[:2])
    return [Claim(id, document.id, document.version, "en", 0, 2, sentence, number, "killed", Group("people"))]


@pytest.fixture(autouse=True)
def _a_reader_of_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flow, "claims_of", claims_of)


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    """An empty ledger."""
    with Ledger.open(address) as opened:
        yield opened


def outcomes(ledger: Ledger, items: Iterable[Item]) -> list[tuple[str, str, int]]:
    """Documents, what was new about them, and their claims."""
    return [(doc, outcome, len(reading.claims)) for doc, outcome, reading in keep(ledger, items)]


def test_a_reading_holds_claims_and_problems() -> None:
    twelve, nothing = Document("a", "12 dead."), Document("b", "Nothing.")
    assert [len(part) for part in (reading_of(twelve).claims, reading_of(twelve).problems)] == [1, 0]
    assert [problem.kind for problem in reading_of(nothing).problems] == ["no_pack"]


def test_a_fault_of_the_reader_is_a_problem_of_the_document() -> None:
    (problem,) = reading_of(Document("a", "fault")).problems
    assert (problem.kind, problem.unread) == ("crashed", True)
    assert "ZeroDivisionError: by nought" in problem.why


def test_a_broken_pack_stops_everything() -> None:
    with pytest.raises(PackError):
        reading_of(Document("a", "pack"))


def test_readings_keep_the_order_and_pass_on_the_rest() -> None:
    document, held = Document("a", "12 dead."), Reading(Document("b", "13 dead."), held=True)
    assert list(readings([[held], BROKEN, document])) == [[held], [BROKEN], [reading_of(document)]]


def test_what_was_new_about_each_document(ledger: Ledger) -> None:
    first = [Document("a", "12 dead."), BROKEN, Document("b", "Nothing.")]
    assert outcomes(ledger, first) == [("a", "new", 1), ("broken.html", "unread", 0), ("b", "new", 0)]
    again = [Document("a", "13 dead."), BROKEN, Document("b", "Nothing."), Document("c", "14 dead.")]
    assert outcomes(ledger, again) == [
        ("a", "version", 1), ("broken.html", "unread", 0), ("b", "unchanged", 0), ("c", "new", 1),
    ]  # fmt: skip
    assert [claim.quantity.low for claim in ledger.claims()] == [13, 14]
    assert [problem.kind for problem in ledger.problems()] == ["binary", "no_pack"]


def test_what_the_ledger_holds_is_not_read_again(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    outcomes(ledger, [Document("a", "12 dead.")])
    monkeypatch.setattr(flow, "claims_of", lambda document: pytest.fail(f"{document.id} was read"))
    assert outcomes(ledger, [Document("a", "12 dead.")]) == [("a", "unchanged", 0)]


def test_a_document_and_its_problems_are_told_together(ledger: Ledger) -> None:
    guessed = Problem("a", "read", "encoding", "The encoding is a guess.", 0, 2)
    read = reading_of(Document("a", "12 dead."))
    for order in ([guessed, read], [read, guessed]):
        ((doc, _, reading),) = keep(ledger, [order])
        assert (doc, reading.problems) == ("a", (guessed,))
        assert list(ledger.problems()) == [guessed]


def test_a_piece_that_the_ledger_has_is_not_opened_again(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    piece, other = Piece("a", "text", "12 dead."), Piece("a", "text", "13 dead.")
    assert outcomes(ledger, [piece]) == [("a", "new", 1)]
    with monkeypatch.context() as closed:
        closed.setattr(flow, "documents_of", lambda piece: pytest.fail(f"{piece.id} was opened"))
        assert outcomes(ledger, [piece]) == [("a", "unchanged", 0)]
    assert outcomes(ledger, [other]) == [("a", "version", 1)]
    assert outcomes(ledger, [piece]) == [("a", "version", 1)]
    assert [claim.quantity.low for claim in ledger.claims()] == [12]


def test_an_archive_that_holds_a_page_twice_gives_no_more_when_it_is_added_again(ledger: Ledger) -> None:
    page = "https://bell.example/ferry"
    captures = [Piece(page, "text", f"{toll} dead.", source="/crawl.warc") for toll in (12, 15)]
    assert [outcome for _, outcome, _ in outcomes(ledger, captures)] == ["new", "version"]
    assert [outcome for _, outcome, _ in outcomes(ledger, captures)] == ["unchanged", "unchanged"]
    fetched = Piece(page, "text", "12 dead.", source=page)
    assert [outcome for _, outcome, _ in outcomes(ledger, [fetched])] == ["version"]


def test_a_page_that_goes_back_to_its_old_text_is_a_version(ledger: Ledger) -> None:
    page = "https://bell.example/ferry"
    fetched = [Piece(page, "text", f"{toll} dead.", source=page) for toll in (12, 15, 12)]
    assert [outcome for piece in fetched for _, outcome, _ in outcomes(ledger, [piece])] == [
        "new",
        "version",
        "version",
    ]


def test_a_piece_that_took_its_reader_along_is_not_tried_again(ledger: Ledger) -> None:
    piece, why = Piece("a", "text", "12 dead."), Problem("a", "extract", "hung", "It took too long.")
    assert outcomes_of(ledger, piece, [why]) == [("a", "unread", (why,))]
    assert outcomes_of(ledger, piece, [reading_of(Document("a", "12 dead."))]) == [("a", "unread", (why,))]
    assert list(ledger.problems()) == [why]


def test_a_piece_with_another_problem_is_tried_again(ledger: Ledger) -> None:
    piece, why = Piece("a", "text", "12 dead."), Problem("a", "read", "encoding", "No encoding.")
    assert outcomes_of(ledger, piece, [why]) == [("a", "unread", (why,))]
    assert outcomes_of(ledger, piece, [reading_of(Document("a", "12 dead."))]) == [("a", "new", ())]


def outcomes_of(ledger: Ledger, piece: Piece, found: Found) -> list[tuple[str, str, tuple[Problem, ...]]]:
    """What is told of `piece`, in which an engine that is asked finds `found`."""
    told = keep(ledger, [piece], lambda items: (item if isinstance(item, list) else found for item in items))
    return [(doc, outcome, reading.problems) for doc, outcome, reading in told]


def test_nothing_is_read_while_the_ledger_is_locked(ledger: Ledger) -> None:
    def engine(items: Iterable[Item]) -> Iterator[Found]:
        for item in readings(items):
            assert ledger._db._now is None
            yield item

    documents = [Document(f"{number}", "12 dead.") for number in range(3 * flow.BATCH)]
    assert len(list(keep(ledger, documents, engine))) == len(documents)


def test_what_was_kept_before_an_interruption_stays(ledger: Ledger) -> None:
    def documents(last: int) -> Iterator[Document]:
        for number in range(3 * flow.BATCH):
            if number == last:
                raise KeyboardInterrupt
            yield Document(f"{number}", "12 dead.")

    with pytest.raises(KeyboardInterrupt):
        outcomes(ledger, documents(2 * flow.BATCH + flow.LOOKED_UP))
    assert len(list(ledger.documents())) == 2 * flow.BATCH
    found = outcomes(ledger, documents(-1))
    assert [outcome for _, outcome, _ in found] == ["unchanged"] * 2 * flow.BATCH + ["new"] * flow.BATCH
    assert len(list(ledger.claims())) == 3 * flow.BATCH


def test_the_story_fits_on_a_page() -> None:
    assert len(Path(flow.__file__).read_text(encoding="utf-8").splitlines()) < 80
