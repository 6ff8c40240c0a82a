"""Reading in one process and in several gives the same, in order, whatever a document does to its reader."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from counterclaim.engines.local import MANY_DOCUMENTS, read_here, readers_here
from counterclaim.engines.pool import CHUNK_DOCUMENTS, HANDFULS, TRIES
from counterclaim.flow import Found, Item, keep
from counterclaim.ledger import Ledger
from counterclaim.model import Document, Problem, Reading
from counterclaim.read import Piece

BROKEN = Problem("broken", "read", "binary", "This is no text.")


def documents(number: int, **texts: str) -> list[Document]:
    """Documents "0", "1" …, with the `texts` named by number ("_3")."""
    return [Document(f"{each}", texts.get(f"_{each}", "12 dead.")) for each in range(number)]


def processes(found: list[Reading | Problem]) -> set[str]:
    """The processes in which documents were read."""
    return {problem.why for item in found if isinstance(item, Reading) for problem in item.problems}


def flat(found: Iterable[Found]) -> list[Reading | Problem]:
    """All that was found in all items."""
    return [each for item in found for each in item]


def test_few_documents_are_read_here(read: Callable[[Item], Found]) -> None:
    items: list[Item] = [*documents(3), BROKEN, [Reading(Document("held", ""), held=True)]]
    found = flat(read_here(items, read=read))
    assert processes(found) == {str(os.getpid())}
    assert found[3:] == [BROKEN, Reading(Document("held", ""), held=True)]


def test_many_documents_are_read_by_others_in_order(read: Callable[[Item], Found]) -> None:
    items: list[Item] = [*documents(150), BROKEN, [Reading(Document("held", ""), held=True)], *documents(20)]
    found = flat(read_here(items, 2, read))
    assert str(os.getpid()) not in processes(found)
    assert [_id(item) for item in found] == [_id(item) for item in flat(map(read, items))]


def test_much_text_is_read_by_others(read: Callable[[Item], Found]) -> None:
    found = flat(read_here([Document("large", "12 dead. " * 300_000), *documents(1)], 2, read))
    assert [_id(item) for item in found] == ["large", "0"]
    assert str(os.getpid()) not in processes(found)


def test_a_process_serves_one_stream_after_another(read: Callable[[Item], Found]) -> None:
    with readers_here(1, read) as engine:
        found = [flat(engine([Piece(name, "html", b"12 dead.")])) for name in ("a", "b", "c")]
    (process,) = {process for each in found for process in processes(each)}
    assert process != str(os.getpid())
    assert [_id(item) for item in flat(found)] == ["a", "b", "c"]


def test_what_is_left_of_one_stream_is_not_given_to_the_next(read: Callable[[Item], Found]) -> None:
    with readers_here(2, read) as engine:
        left = engine(documents(200))
        next(left)
        left.close()
        assert [_id(item) for item in flat(engine([Piece("a", "html", b"12 dead.")]))] == ["a"]


def test_one_processor_reads_here_as_it_goes(read: Callable[[Item], Found]) -> None:
    stream = iter(documents(1000))
    first = next(read_here(stream, 1, read))
    assert [_id(item) for item in first] == ["0"]
    assert next(stream).id == "1"


def test_documents_that_are_held_are_not_collected(read: Callable[[Item], Found]) -> None:
    stream = iter([[Reading(Document(f"{number}", ""), held=True)] for number in range(1000)])
    next(read_here(stream, 2, read))
    assert len(list(stream)) > 900


@pytest.mark.parametrize("what", ["html", "pdf", "xlsx"])
def test_what_may_be_harmful_is_read_by_another_even_if_it_is_alone(read: Callable[[Item], Found], what: str) -> None:
    (found,) = read_here([Piece("a", what, b"12 dead.")], read=read)
    assert str(os.getpid()) not in processes(found)


@pytest.mark.parametrize("what", ["plain", "text"])
def test_a_small_text_alone_needs_no_other_process(read: Callable[[Item], Found], what: str) -> None:
    (found,) = read_here([Piece("a", what, b"12 dead.")], read=read)
    assert processes(found) == {str(os.getpid())}


def test_one_processor_lets_another_process_read_what_may_be_harmful(read: Callable[[Item], Found]) -> None:
    found = flat(read_here([*documents(2), Piece("a", "html", b"12 dead."), *documents(2)], 1, read))
    here = str(os.getpid())
    assert [item.problems[0].why == here for item in found] == [True, True, False, True, True]  # type: ignore[union-attr]


def test_what_was_given_up_is_not_tried_again_unasked(
    address: str, tmp_path: Path, read: Callable[[Item], Found]
) -> None:
    tries = tmp_path / "tries"
    items = [Piece("a", "text", b"12"), Piece("b", "html", f"exit-told {tries}".encode()), Piece("c", "html", b"13")]
    with Ledger.open(address) as ledger:
        for outcome in ("new", "unchanged"):
            told = [(doc, what) for doc, what, _ in keep(ledger, items, lambda each: read_here(each, 2, read))]
            assert told == [("a", outcome), ("b", "unread"), ("c", outcome)]
            assert len(tries.read_text(encoding="utf-8").splitlines()) == TRIES
            assert [problem.kind for problem in ledger.problems() if problem.doc == "b"] == ["crashed"]


def test_no_more_than_a_few_chunks_are_in_flight(read: Callable[[Item], Found]) -> None:
    taken = 0

    def stream() -> Iterator[Document]:
        nonlocal taken
        for document in documents(2000):
            taken += 1
            yield document

    reading = read_here(stream(), 2, read)
    next(reading)
    assert taken <= MANY_DOCUMENTS + 1 + 2 * CHUNK_DOCUMENTS * HANDFULS
    reading.close()  # type: ignore[attr-defined]


def test_a_script_without_a_main_guard_may_use_the_pool(tmp_path: Path, read: Callable[[Item], Found]) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "from counterclaim.engines.local import read_here\n"
        "from counterclaim.model import Document\n"
        "from told_reader import read\n"
        "print(len(list(read_here([Document(str(n), '12') for n in range(100)], 2, read))))\n",
        encoding="utf-8",
    )
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout, done.stderr) == ("100\n", "")


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="POSIX signals")
@pytest.mark.parametrize("ending", ["SIGINT", "SIGKILL"])
def test_workers_end_with_their_parent(tmp_path: Path, ending: str, read: Callable[[Item], Found]) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import multiprocessing\n"
        "from counterclaim.engines.local import read_here\n"
        "from counterclaim.model import Document\n"
        "from told_reader import read\n"
        "found = read_here([Document(str(n), 'slow' if n > 20 else '12') for n in range(100)], 2, read)\n"
        "next(found)\n"
        "print(*(process.pid for process in multiprocessing.active_children()), flush=True)\n"
        "list(found)\n",
        encoding="utf-8",
    )
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        assert run.stdout
        workers = [int(pid) for pid in run.stdout.readline().split()]
        assert len(workers) == 2
        run.send_signal(getattr(signal, ending))
        run.communicate(timeout=20)
    patience = time.monotonic() + 10
    while any(_runs(pid) for pid in workers) and time.monotonic() < patience:
        time.sleep(0.05)
    assert not [pid for pid in workers if _runs(pid)]


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")
    return not (stat.exists() and stat.read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z")


def _id(item: Reading | Problem) -> str:
    return item.document.id if isinstance(item, Reading) else item.doc
