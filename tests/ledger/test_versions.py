"""The versions of one document, and what is asked of one document alone."""

from collections.abc import Callable
from dataclasses import replace

from counterclaim.ledger import Ledger
from counterclaim.model import Claim, Document, Problem, Published

Put = Callable[..., list[Claim]]

FIRST = Document("a", "Twelve died.", "en", "Flood", Published("2025-03-28", "2025-03-28", "meta"))


def test_versions_are_told_in_their_order(ledger: Ledger) -> None:
    second = replace(FIRST, text="Fourteen died.")
    titled = replace(second, title="Flood on the Drava", outlet="Courier")
    for document in (FIRST, second, titled):
        ledger.add(document, (), (), "test/1")
    ledger.add(Document("b", "Another."), (), (), "test/1")
    told = ledger.versions("a")
    assert [(each.place, each.text, each.title, each.outlet, each.withdrawn) for each in told] == [
        (1, FIRST.version, "Flood", None, False),
        (2, second.version, "Flood", None, False),
        (3, second.version, "Flood on the Drava", "Courier", False),
    ]
    assert told[0].published == FIRST.published
    assert told[0].added < told[1].added
    assert ledger.versions("nowhere") == []


def test_an_earlier_version_can_be_read(ledger: Ledger) -> None:
    ledger.add(FIRST, (), (), "test/1")
    ledger.add(replace(FIRST, text="Fourteen died."), (), (), "test/1")
    assert ledger.document("a", 1) == FIRST
    assert ledger.document("a", 2) == ledger.document("a")
    assert [ledger.document("a", place) for place in (-1, 0, 3)] == [None] * 3
    assert ledger.document("b", 1) is None


def test_what_was_taken_back_says_so(ledger: Ledger) -> None:
    ledger.add(FIRST, (), (), "test/1")
    run = ledger.adding("lena", {})
    ledger.add(replace(FIRST, text="Fourteen died."), (), (), "test/1")
    ledger.take_back(run, "lena", "the wrong file")
    assert [each.withdrawn for each in ledger.versions("a")] == [False, True]


def test_problems_of_one_document(ledger: Ledger) -> None:
    own, other = Problem("a", "extract", "doubtful_span", "Why", 0, 3), Problem("b", "read", "empty", "Nothing")
    ledger.add(FIRST, (), (own,), "test/1")
    ledger.add_problem(other)
    assert list(ledger.problems("a")) == [own]
    assert list(ledger.problems("b")) == [other]
    assert set(ledger.problems()) == {own, other}
