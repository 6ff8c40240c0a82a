"""Whatever a document does to the process that reads it, it alone is given up, and the rest goes on."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from counterclaim.engines.limits import Limits
from counterclaim.engines.pool import Pool
from counterclaim.errors import CounterclaimError, UsageError
from counterclaim.flow import Found, Item
from counterclaim.model import Document, Problem, Reading

Read = Callable[[Item], Found]
LIMITS = Limits(seconds=1.5, memory=300_000_000)
QUIET = Problem("broken", "read", "binary", "This is no text.")


def run(read: Read, *texts: str, workers: int = 1, limits: Limits = LIMITS) -> list[Reading | Problem]:
    """What a pool finds in documents "0", "1" … with these `texts`."""
    with Pool(read, limits) as pool:
        found = list(pool.found_in([Document(str(number), text) for number, text in enumerate(texts)], workers))
    assert all(len(each) == 1 for each in found)
    return [each[0] for each in found]


def given_up(found: list[Reading | Problem]) -> dict[str, str]:
    """The kind of problem of each document that was given up; all are there, in order."""
    ids = [item.doc if isinstance(item, Problem) else item.document.id for item in found]
    assert ids == [str(number) for number in range(len(ids))]
    return {item.doc: item.kind for item in found if isinstance(item, Problem)}


@pytest.mark.parametrize("how", ["exit", "kill", "segfault"])
def test_one_that_ends_its_process_is_set_apart(read: Read, how: str) -> None:
    found = run(read, "12", how, "12", "12", how, workers=2)
    assert given_up(found) == {"1": "crashed", "4": "crashed"}
    assert found[1].unread  # type: ignore[union-attr]
    assert "counterclaim retry" in found[1].why  # type: ignore[union-attr]
    told = {"exit": "exit status 3", "kill": "SIGKILL", "segfault": "SIGSEGV"}
    assert told[how] in found[1].why  # type: ignore[union-attr]


def test_a_process_that_died_of_something_else_is_no_reason_to_give_a_document_up(read: Read, tmp_path: Path) -> None:
    assert given_up(run(read, "12", f"exit-once {tmp_path / 'tries'}", "12")) == {}


@pytest.mark.parametrize("how", ["busy", "sleep 60"])
def test_one_that_never_ends_is_given_up_in_time(read: Read, how: str) -> None:
    began = time.monotonic()
    found = run(read, "12", how, "12")
    assert given_up(found) == {"1": "hung"}
    assert time.monotonic() - began < 20
    assert "COUNTERCLAIM_SECONDS" in found[1].why  # type: ignore[union-attr]


def test_more_can_be_given_to_a_process_that_hangs_than_it_takes(read: Read) -> None:
    much = "12" * 90_000  # a chunk that no pipe holds
    assert given_up(run(read, "busy", *[much] * 6)) == {"0": "hung"}


def test_a_long_document_may_take_longer(read: Read) -> None:
    slow = "sleep 2.5 "
    assert given_up(run(read, slow)) == {"0": "hung"}
    patient = Limits(seconds=1.5, bytes_a_second=4)
    assert given_up(run(read, slow, limits=patient)) == {}


@pytest.mark.parametrize("how", ["grow", "wide"])
def test_one_that_grows_without_end_is_given_up(read: Read, how: str) -> None:
    found = run(read, "12", how, "12")
    assert given_up(found) == {"1": "memory"}
    assert "300 MB" in found[1].why  # type: ignore[union-attr]


@pytest.mark.parametrize("how", ["fail", "panic"])
def test_one_whose_reader_fails_needs_no_new_process(read: Read, how: str) -> None:
    found = run(read, "12", f"{how} nothing", "12")
    assert given_up(found) == {"1": "crashed"}
    assert "nothing" in found[1].why  # type: ignore[union-attr]
    assert found[0].problems[0].why == found[2].problems[0].why  # type: ignore[union-attr]


def test_wrong_use_is_raised_here(read: Read) -> None:
    with pytest.raises(UsageError, match="no such thing"):
        run(read, "12", "wrong no such thing", "12")


def test_what_was_found_before_is_passed_on_in_its_place(read: Read) -> None:
    held: Found = [Reading(Document("held", ""), held=True)]
    with Pool(read, LIMITS) as pool:
        found = list(pool.found_in([QUIET, Document("0", "kill"), held, Document("1", "12")], 2))
    assert found[0] == [QUIET]
    assert found[2] == held
    assert found[3][0].document.id == "1"  # type: ignore[union-attr]


def test_where_no_process_can_begin_that_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: Read) -> None:
    (tmp_path / "told_reader.py").write_text("import os; os._exit(7)", encoding="utf-8")
    with pytest.raises(CounterclaimError, match=r"No process to read with .* exit status 7"):
        run(read, "12")


def test_a_pool_that_is_left_leaves_no_process(read: Read) -> None:
    import multiprocessing

    with pytest.raises(KeyboardInterrupt), Pool(read, LIMITS) as pool:
        for _ in pool.found_in([Document("0", "12"), Document("1", "sleep 60")], 1):
            raise KeyboardInterrupt
    assert multiprocessing.active_children() == []
