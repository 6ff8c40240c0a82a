"""Two readers side by side: over files, and over a ledger that queues what they have otherwise."""

from pathlib import Path
from typing import Any

import pytest

from counterclaim import UsageError, add, claims, compare, judge, reread
from counterclaim.indexing import bring_up
from counterclaim.ledger import Ledger
from counterclaim.ledger.index.reviewing import queue
from counterclaim.model import Problem

from ..chat import Chat, Said, proposals, sentences

FLOOD = "The flood killed 14 people in Osijek and injured 30 others, police said."
KILLED = {"number": "14", "value": 14, "measure": "killed", "measure_words": ["killed"], "people": "people"}
SAID = {"sources": [{"words": "police"}], "place": "Osijek"}


@pytest.fixture
def reports(tmp_path: Path, chat: Chat) -> Path:
    """Two reports; the model sees the dead of both, and the injured of the second alone."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(FLOOD, encoding="utf-8")
    (folder / "b.txt").write_text(FLOOD.replace("14", "15").replace("30", "31"), encoding="utf-8")
    chat.script = answers
    return folder


def answers(request: dict[str, Any]) -> Said:
    if "15" not in sentences(request)[0]:
        return proposals({**KILLED, **SAID})
    hurt = {"number": "31", "value": 31, "measure": "injured", "measure_words": ["injured"], "people": "others"}
    return proposals({**KILLED, "number": "15", "value": 15, **SAID}, {**hurt, **SAID})


def matches(**given: Any) -> list[tuple[str, int, str]]:
    return [(each.doc, (each.first or each.second).quantity.low, each.match) for each in compare(**given)]  # type: ignore[union-attr,misc]


EXPECTED = [("a.txt", 14, "agreed"), ("a.txt", 30, "first"), ("b.txt", 15, "agreed"), ("b.txt", 31, "agreed")]


def test_files_are_compared_without_a_ledger(chat: Chat, reports: Path) -> None:
    assert matches(files=reports, lang="en") == EXPECTED
    turned = matches(files=reports, lang="en", readers=("llm", "rules"))
    assert [match for _, _, match in turned] == ["agreed", "second", "agreed", "agreed"]
    assert len(chat.asked) == 2, "the second time from the cache"


def test_a_ledger_keeps_both_and_what_the_first_finds_stands(chat: Chat, reports: Path, address: str) -> None:
    add(reports, address, lang="en")
    before = list(claims(ledger=address))
    assert matches(ledger=address) == EXPECTED
    assert list(claims(ledger=address)) == before
    bring_up(address)
    with Ledger.open(address) as store, store.session.reading():
        waiting = queue(store.session)
    assert [(row.doc, row.low) for row in waiting.items if "differs" in row.why] == [("a.txt", 30)]


def test_again_nothing_is_kept_twice(chat: Chat, reports: Path, address: str) -> None:
    add(reports, address, lang="en")
    for _ in range(3):
        assert matches(ledger=address) == EXPECTED
    with Ledger.open(address) as store:
        steps = store.history(next(store.claims()).id)
    assert [step.happened for step in steps] == ["told", "found", "found", "found"], "the rules, the model, the rules"


def test_what_a_person_judged_waits_no_more(chat: Chat, reports: Path, address: str) -> None:
    add(reports, address, lang="en")
    matches(ledger=address)
    (doubted,) = (claim.id for claim in claims(ledger=address) if claim.quantity.low == 30)
    judge.accept(doubted, by="Ana", ledger=address)
    bring_up(address)
    with Ledger.open(address) as store, store.session.reading():
        assert not [row for row in queue(store.session).items if "differs" in row.why]


def test_reading_again_with_the_other_reader_queues_too(chat: Chat, reports: Path, address: str) -> None:
    add(reports, address, lang="en", reader="llm")
    reread(address)
    bring_up(address)
    with Ledger.open(address) as store, store.session.reading():
        assert [row.low for row in queue(store.session).items if "differs" in row.why] == [30]


def test_a_document_that_one_reader_cannot_read_is_told_and_left_out(chat: Chat, reports: Path) -> None:
    chat.script = lambda asked: Said(status=400, body="too long") if "15" in sentences(asked)[0] else answers(asked)
    told = list[Problem]()
    assert matches(files=reports, lang="en", on_problem=told.append) == EXPECTED[:2]
    assert [(problem.doc, problem.kind) for problem in told] == [("b.txt", "unanswered")]


def test_two_readers_are_named() -> None:
    for readers in (("rules",), ("rules", "llm", "llm")):
        with pytest.raises(UsageError, match="--readers rules,llm"):
            next(compare("x.txt", readers=readers))
