"""The index is the same wherever its parts are made."""

import pickle
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from shutil import copyfile
from typing import Any, TypeVar

from sqlalchemy import select

from counterclaim.flow import reading_of
from counterclaim.indexing import bring_up
from counterclaim.ledger import Ledger
from counterclaim.ledger.index.shelves import SERIES, STORIES, TOLD, VERDICTS
from counterclaim.ledger.index.woven import HAPPENINGS
from counterclaim.model import Document, Published

Job = TypeVar("Job")
Done = TypeVar("Done")
TOWNS = ("Osijek", "Rijeka", "Zadar", "Split", "Pula")


def fill(address: str) -> None:
    """Put a few reports of a few fires into the ledger at `address`."""
    with Ledger.open(address) as ledger:
        for number in range(12):
            town, dead = TOWNS[number % 5], 10 + number
            text = f"A fire in {town}, Croatia, killed {dead} people on 3 May 2031, police said."
            day = f"2031-05-0{3 + number // 5}"
            reading = reading_of(Document(f"{number}", text, "en", None, Published(day, day, "given")))
            ledger.add(reading.document, reading.claims, (), "rules", reading.positions)


def told(address: str) -> list[list[Any]]:
    """What the index of the ledger at `address` tells."""
    with Ledger.open(address) as ledger, ledger.session.reading():
        names = {row.number: row.id for row in ledger.session.rows(select(STORIES))}
        cards = sorted(row.card for row in ledger.session.rows(select(STORIES.c.card)))
        records = [
            sorted((names[row.story], row.record) for row in ledger.session.rows(select(table)))
            for table in (SERIES, VERDICTS, TOLD)
        ]
        return [cards, *records, sorted(row.number for row in ledger.session.rows(select(HAPPENINGS)))]


def test_other_processes_make_the_same_index(tmp_path: Path) -> None:
    here, there = str(tmp_path / "here.db"), str(tmp_path / "there.db")
    fill(here)
    copyfile(here, there)
    bring_up(here)
    with ProcessPoolExecutor(1) as pool:
        assert bring_up(there, share=pool.map) == (12, 5)
    assert told(here) == told(there)


def test_jobs_and_results_can_be_sent_and_are_the_same_a_second_time(tmp_path: Path) -> None:
    sent = list[int]()

    def post(do: Callable[[Job], Done], jobs: Iterable[Job], /) -> Iterator[Done]:
        for job in jobs:
            letter = pickle.dumps(partial(do, job))
            sent.append(len(letter))
            pickle.loads(letter)()
            yield pickle.loads(pickle.dumps(pickle.loads(letter)()))

    here, there = str(tmp_path / "here.db"), str(tmp_path / "there.db")
    fill(here)
    copyfile(here, there)
    bring_up(here)
    bring_up(there, share=post)
    assert told(here) == told(there)
    assert len(sent) == 2
