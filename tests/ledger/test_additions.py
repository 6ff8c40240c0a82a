"""Runs of `add` are rows; one that is taken back leaves what stands as if it had never been, and is not forgotten."""

from collections.abc import Callable

import pytest

from counterclaim.errors import UsageError
from counterclaim.ledger import Ledger
from counterclaim.ledger.additions import Brought, brought
from counterclaim.model import Claim, Document, Judgement, Problem, Reading

Put = Callable[..., list[Claim]]
BROKEN = Problem("d", "read", "binary", "This is no text.")


def state(ledger: Ledger) -> list[object]:
    """All that stands."""
    return [list(ledger.documents()), list(ledger.claims()), list(ledger.problems())]


@pytest.fixture
def runs(ledger: Ledger, put: Put) -> list[str]:
    """Two runs: the second brings a document, a version, and a problem."""
    first = ledger.adding("lena", {"paths": ["one"]})
    put(ledger, "a", "12 dead")
    put(ledger, "b", "30 dead")
    second = ledger.adding(None, {"paths": ["two"], "lang": "en"})
    put(ledger, "a", "15 dead, 40 hurt")
    put(ledger, "c", "7 dead")
    ledger.add_problem(BROKEN)
    return [first, second]


def test_each_run_tells_what_it_brought(ledger: Ledger, runs: list[str]) -> None:
    first, second = ledger.additions()
    assert (first.id, first.by, dict(first.asked)) == (runs[0], "lena", {"paths": ["one"]})
    assert (first.documents, first.versions, first.claims, first.problems) == (2, 2, 2, 0)
    assert (second.id, second.by, dict(second.asked)) == (runs[1], None, {"paths": ["two"], "lang": "en"})
    assert (second.documents, second.versions, second.claims, second.problems) == (2, 2, 3, 1)


def test_what_a_run_brought_by_all_programs_that_bore_it(ledger: Ledger, put: Put, runs: list[str]) -> None:
    assert brought(ledger.session, runs[0]) == Brought(2, 0, 2, ())
    assert brought(ledger.session, runs[1]) == Brought(1, 1, 3, (BROKEN,))
    assert ledger.adding("lena", {"paths": ["two"]}, runs[1]) == runs[1]
    put(ledger, "d", "9 dead")
    assert brought(ledger.session, runs[1])[:3] == (2, 1, 4)
    assert brought(ledger.session, "a_0000000000000000") == Brought(0, 0, 0, ())


def test_a_run_that_brings_nothing_leaves_no_trace(ledger: Ledger, put: Put, runs: list[str]) -> None:
    ledger.adding("lena", {})
    put(ledger, "c", "7 dead")
    assert [run.id for run in ledger.additions()] == runs


def test_what_was_begun_and_not_kept_leaves_no_trace(ledger: Ledger, put: Put) -> None:
    run = ledger.adding("lena", {})
    with pytest.raises(KeyboardInterrupt), ledger.batch():
        put(ledger, "a", "12 dead")
        raise KeyboardInterrupt
    assert ledger.additions() == []
    put(ledger, "a", "12 dead")
    assert [each.id for each in ledger.additions()] == [run]


def test_taken_back_it_is_as_if_it_had_never_been(ledger: Ledger, put: Put, runs: list[str], address: str) -> None:
    before = state(ledger)
    told = ledger.take_back(runs[1], "omar", "the wrong folder")
    assert [claim.quantity.low for claim in ledger.claims()] == [12, 30]
    assert [document.id for document in ledger.documents()] == ["a", "b"]
    assert list(ledger.problems()) == []
    assert (ledger.document("c"), ledger.additions()[1].withdrawn) == (None, told)
    with Ledger.open(address, at=told.at) as then:
        assert state(then) == state(ledger)
    ledger.take_back(told.id, "lena", "it was right")
    assert state(ledger) == before
    assert ledger.additions()[1].withdrawn is None
    with Ledger.open(address, at=told.at) as then:
        assert [document.id for document in then.documents()] == ["a", "b"]
        assert then.additions()[1].withdrawn == told


def test_it_can_be_taken_back_again(ledger: Ledger, runs: list[str]) -> None:
    first = ledger.take_back(runs[1], "omar", "")
    back = ledger.take_back(first.id, "omar", "")
    for what, why in (
        (first.id, "is taken back already"),
        (back.id, "took a withdrawal back"),
        ("a_0", "There is no addition"),
    ):
        with pytest.raises(UsageError, match=why):
            ledger.take_back(what, "omar", "")
    ledger.take_back(runs[1], "omar", "")
    with pytest.raises(UsageError, match="is taken back already"):
        ledger.take_back(runs[1], "omar", "")
    assert [document.id for document in ledger.documents()] == ["a", "b"]


def test_what_was_taken_back_can_be_added_again(ledger: Ledger, put: Put, runs: list[str]) -> None:
    before = state(ledger)
    ledger.take_back(runs[1], "omar", "")
    again = ledger.adding("omar", {})
    for id, text in (("a", "15 dead, 40 hurt"), ("c", "7 dead")):
        assert ledger.held(Document(id, text, "en"), "test/1") is None
        put(ledger, id, text)
    ledger.add_problem(BROKEN)
    assert state(ledger) == before
    assert [(run.id, run.versions, run.problems) for run in ledger.additions()][2:] == [(again, 2, 1)]


def test_a_problem_that_was_settled_is_there_again_when_that_is_taken_back(ledger: Ledger, put: Put) -> None:
    ledger.adding("lena", {})
    ledger.add_problem(BROKEN)
    for _ in range(2):
        mended = ledger.adding("lena", {})
        put(ledger, "d", "12 dead")
        assert list(ledger.problems()) == []
        ledger.take_back(mended, "lena", "")
        assert list(ledger.problems()) == [BROKEN]


def test_a_claims_story_and_its_judgements_know_of_it(ledger: Ledger, runs: list[str]) -> None:
    claim = next(claim for claim in ledger.claims() if claim.doc == "c")
    ledger.judge(Judgement("accept", "lena", "", claim.id))
    taken = ledger.take_back(runs[1], "omar", "")
    (entry,) = ledger.entries()
    assert (entry.state, entry.note) == ("waiting", "the `add` that brought the report was taken back")
    ledger.take_back(taken.id, "lena", "")
    steps = [(step.happened, step.by) for step in ledger.history(claim.id)]
    assert steps == [
        ("told", None),
        ("found", "test/1"),
        ("judged", "lena"),
        ("taken_out", "omar"),
        ("put_back", "lena"),
    ]
    assert ledger.entries()[0].state == "stands"


def test_what_the_flow_takes_bears_the_run(ledger: Ledger) -> None:
    run = ledger.adding("lena", {})
    assert ledger.take("a", [Reading(Document("a", "12 dead"))], "test/1")[0] == "new"
    assert ledger.take("d", [BROKEN], "test/1")[0] == "unread"
    (told,) = ledger.additions()
    assert (told.id, told.versions, told.problems) == (run, 1, 1)
