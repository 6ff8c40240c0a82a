"""A file that takes its workers along is found among the others of its shard, and it alone is given up."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import counterclaim
from counterclaim.engines.shards import shards_of
from counterclaim.ledger import Ledger
from counterclaim.read.parts import parts_of

from ..conftest import database

SCRIPTS = Path(__file__).parents[2] / "scripts"
DEADLY = """
import os
from counterclaim.engines import errand
from counterclaim.read.parts import pieces_of as unpack

def pieces_of(parts, *more):
    def met():
        for part in parts:
            if part.source.id == "2.txt":
                os._exit(9)
            yield part
    return unpack(met(), *more)

errand.pieces_of = pieces_of
"""

pytestmark = pytest.mark.skipif(os.name != "posix", reason="POSIX signals")


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A scheduler that blames a shard at once, and a worker that dies of one file, and comes again."""
    pytest.importorskip("distributed", reason="for the tests of a cluster: pip install distributed")
    monkeypatch.syspath_prepend(SCRIPTS)
    from machines import machines

    (tmp_path / "deadly.py").write_text(DEADLY, "utf-8")
    monkeypatch.setenv("DASK_DISTRIBUTED__WORKER__PRELOAD", json.dumps([str(tmp_path / "deadly.py")]))
    monkeypatch.setenv("DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES", "0")
    with machines(1, nanny=True) as made:
        yield made


def test_what_takes_its_workers_along_is_found_and_kept_as_a_problem(
    there: Any, server: str, template: str, tmp_path: Path
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(4):
        (folder / f"{number}.txt").write_text(f"The flood in Brod killed {number + 12} people.\n", "utf-8")
    with database(server, template) as ledger:
        added = counterclaim.add(folder, ledger, engine=f"dask@{there.address}")
        assert (added.new, added.unread) == (3, 1)
        (problem,) = added.problems
        assert (problem.doc, problem.kind) == ("2.txt", "crashed")
        with Ledger.open(ledger, create=False) as store:
            assert list(store.problems()) == [problem]
            assert {document.id for document in store.documents()} == {"0.txt", "1.txt", "3.txt"}


def test_halves_hold_what_the_whole_holds(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text("12 dead.", "utf-8")
    (shard,) = shards_of(parts_of([tmp_path]))
    first, second = shard.halves()
    assert (*first.parts, *second.parts) == shard.parts
    assert len({each.key for each in (shard, first, second, *second.halves())}) == 5
    assert first.halves() == ()
