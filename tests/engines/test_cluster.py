"""Workers of a real scheduler, processes on loopback, read into PostgreSQL; some of them die, hang or come late."""

import os
import signal
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import counterclaim
from counterclaim.engines.cluster import connected
from counterclaim.engines.errand import Errand, Tally
from counterclaim.engines.fitness import wanted
from counterclaim.engines.shards import shards_of
from counterclaim.errors import ClusterError, UsageError
from counterclaim.ledger import Ledger
from counterclaim.ledger.additions import brought, new_run
from counterclaim.ledger.inputs import QUARANTINED
from counterclaim.read.parts import parts_of
from counterclaim.settings import Given

from ..conftest import database

SCRIPTS = Path(__file__).parents[2] / "scripts"
NUMBER = 48

pytestmark = pytest.mark.skipif(os.name != "posix", reason="POSIX signals")


@pytest.fixture(scope="module")
def script() -> Iterator[Any]:
    """The scripts `machines` and `kill_test`, as modules in one namespace."""
    pytest.importorskip("distributed", reason="for the tests of a cluster: pip install distributed")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(SCRIPTS)
        import kill_test
        import machines

        yield machines, kill_test


@pytest.fixture(scope="module")
def there(script: Any) -> Iterator[Any]:
    """A scheduler and two workers, of whom not all are left at the end of this module."""
    with script[0].machines(2) as made:
        yield made


@pytest.fixture
def ledgers(server: str, template: str) -> Iterator[list[str]]:
    """The addresses of two empty ledgers."""
    with ExitStack() as stack:
        yield [stack.enter_context(database(server, template)) for _ in range(2)]


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """A folder of reports, one of which is none."""
    for number in range(NUMBER):
        told = f"The flood in Brod killed {number + 2} people, the mayor said.\n" * 9
        (tmp_path / f"{number:02}.txt").write_text(told, "utf-8")
    (tmp_path / "00.txt").write_bytes(b"\x89PNG\r\n")
    return tmp_path


def errand(pile: Path, ledger: str) -> Errand:
    """A run that adds the `pile`."""
    return Errand(new_run(), "lena", {"paths": [str(pile)]}, Given(), wanted([str(pile)], ledger), idle=2.0)


def test_add_on_a_cluster_is_as_on_one_machine(there: Any, ledgers: list[str], pile: Path, script: Any) -> None:
    here, far = ledgers
    alone = counterclaim.add(pile, here)
    told = list[counterclaim.Progress]()
    added = counterclaim.add(pile, far, engine=f"dask@{there.address}", progress=told.append)
    assert replace(added, addition=None) == replace(alone, addition=None)
    assert told[-1] == counterclaim.Progress(NUMBER, NUMBER, 1)
    assert script[1].compared(here, far) == 0
    with Ledger.open(far, create=False) as ledger:
        assert [run.id for run in ledger.additions()] == [added.addition]
    again = counterclaim.add(pile, far, engine=f"dask@{there.address}")
    assert (again.new, again.unchanged, again.unread, again.addition) == (0, NUMBER - 1, 1, None)


def test_workers_that_die_or_hang_or_come_late_change_nothing(
    there: Any, ledgers: list[str], pile: Path, script: Any
) -> None:
    quiet, disturbed = ledgers
    counterclaim.add(pile, quiet)
    run = errand(pile, disturbed)
    tallies = list[Tally]()
    with connected(there.address, patience=4.0) as cluster:
        assert cluster.check(run.wanted) == 2
        for tally in cluster.add(run, shards_of(parts_of([pile]), most=3), lambda *_: None):
            tallies.append(tally)
            if len(tallies) == 2:
                there.workers[0].send_signal(signal.SIGKILL)
            if len(tallies) == 5:
                there.workers[1].send_signal(signal.SIGSTOP)
                there.add()
    assert sorted(tally.shard for tally in tallies) == list(range(NUMBER // 3))
    assert sum(tally.documents for tally in tallies) == NUMBER
    assert script[1].compared(quiet, disturbed) == 0
    with Ledger.open(disturbed, create=False) as ledger:
        assert brought(ledger.session, run.run)[:2] == (NUMBER - 1, 0)


def test_a_document_that_is_too_much_costs_itself_alone(
    script: Any, ledgers: list[str], pile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COUNTERCLAIM_MEMORY", "1")
    for path in sorted(pile.iterdir())[2:]:
        path.unlink()
    with script[0].machines(1) as there:
        added = counterclaim.add(pile, ledgers[0], engine=f"dask@{there.address}")
        assert there.workers[0].poll() is None
    (problem,) = (problem for problem in added.problems if problem.doc == "01.txt")
    assert problem.kind in QUARANTINED
    assert added.unread == 2


def test_a_worker_that_cannot_take_part_is_named(there: Any, ledgers: list[str], pile: Path) -> None:
    run = errand(pile, ledgers[0])
    with connected(there.address) as cluster:
        with pytest.raises(ClusterError, match=r"The worker tcp://127.0.0.1:\d+ cannot take part. It has Counterclaim"):
            cluster.check(replace(run.wanted, program="Counterclaim 1999.1"))
        late = replace(run, wanted=replace(run.wanted, paths=("/not/shared",)))
        with pytest.raises(ClusterError, match="does not see /not/shared"):
            list(cluster.add(late, shards_of(parts_of([pile])), lambda *_: None))


def test_no_scheduler_answers(ledgers: list[str], pile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("counterclaim.engines.cluster._CONNECT", 0.5)
    with pytest.raises(ClusterError, match=r"No Dask scheduler answers at tcp://127\.0\.0\.1:9"):
        counterclaim.add(pile, ledgers[0], engine="dask@tcp://127.0.0.1:9")


def test_two_of_one_id_in_a_shard_end_the_run(there: Any, ledgers: list[str], tmp_path: Path) -> None:
    (tmp_path / "twice.jsonl").write_text('{"id": "a", "text": "12 dead."}\n{"id": "a", "text": "13 dead."}\n', "utf-8")
    with pytest.raises(UsageError, match="would both be document 'a'"):
        counterclaim.add(tmp_path, ledgers[0], engine=f"dask@{there.address}")
