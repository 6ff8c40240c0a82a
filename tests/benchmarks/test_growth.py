"""The growth of a ledger, in short: each step is taken once, and the tables tell what was found."""

import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

FOLDER = Path(__file__).parents[2] / "benchmarks"
MODULES = ("growth", "growth_tables", "growth_questions", "grouping", "running", "corpus")


@pytest.fixture
def growth(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The script as a module."""
    monkeypatch.syspath_prepend(FOLDER)
    import growth

    yield growth
    for name in MODULES:
        sys.modules.pop(name, None)


def test_a_ledger_grows_and_a_step_is_taken_once(growth: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "state.jsonl"
    for _ in range(2):
        state = growth.State(path)
        grows = growth.Growth(str(tmp_path / "a.db"), tmp_path / "news", state, 1, 36_000.0)
        grows.add("to 4", 260, 4)  # these are in English
        grows.look(4)
    rows = growth.State(path).rows
    assert [row["step"] for row in rows] == ["to 4 add", "to 4 index", "look"]
    assert rows[0]["work"] > 0
    assert rows[2]["rows"]["documents"] == 4
    assert rows[2]["bytes"]["texts"] > 0
    assert {"story", "toll", "search, a word"} <= set(rows[2]["milliseconds"])
    assert rows[2]["grouped"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0}
    assert "| 4 | 4 |" in growth.tables(rows)


def test_groups_are_held_against_what_reports_were_made_of(growth: ModuleType) -> None:
    import grouping

    true = {"a": 1, "b": 1, "c": 2, "d": "d"}
    assert grouping.b_cubed({"a": 7, "b": 7, "c": 8, "d": 9}, true) == {"precision": 1.0, "recall": 1.0, "f1": 1.0}
    assert grouping.b_cubed(dict.fromkeys("abcd", 7), true) == {"precision": 0.375, "recall": 1.0, "f1": 0.545}
    assert grouping.b_cubed({"a": 7, "b": 8, "c": 9, "d": 10}, true) == {"precision": 1.0, "recall": 0.75, "f1": 0.857}


def test_steps_are_of_bounded_size_and_leave_no_document_out(growth: ModuleType) -> None:
    taken = [(first, many) for name, first, many in growth.steps(1_000_000) if name != "look"]
    assert max(many for _, many in taken) == growth.AT_ONCE
    assert all(first + many == then for (first, many), (then, _) in pairwise(taken))
    assert taken[-1][0] + taken[-1][1] == 1_003_000


def test_growth_that_was_asked_is_told(growth: ModuleType) -> None:
    rows: list[dict[str, Any]] = []
    for until, work, peak in ((1_000, 10.0, 500), (10_000, 10.0, 500), (100_000, 11.5, 550)):
        more = {"seconds": work, "parent_mb": 70, "worker_mb": 300, "all_mb": peak}
        steps = [f"{name} {part}" for name in (f"to {until}", f"day 1 at {until}") for part in ("add", "index")]
        rows += [{"step": step, "first": until, "documents": 1_000, "work": work, **more} for step in steps]
        rows.append({"step": "look", "first": until, "documents": until})
    assert [(line["found"], line["most"]) for line in growth.asked(rows)] == [
        (1.15, 1.1),
        (1.15, 1.1),
        (1.1, 1.2),
        (1.15, 1.3),
    ]
