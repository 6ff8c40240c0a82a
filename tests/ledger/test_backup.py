"""A backup is one file, of one moment, that either store can be made from again."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlalchemy import select

from counterclaim.errors import LedgerError, UsageError
from counterclaim.ledger import Ledger
from counterclaim.ledger.backup import back_up
from counterclaim.ledger.connect import connect
from counterclaim.ledger.restoring import restore
from counterclaim.ledger.schema import tables_of
from counterclaim.model import Claim, Document, Judgement, Problem

Put = Callable[..., list[Claim]]


def everything(address: str) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, as the database has it."""
    with connect(address, create=False).connect() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by("number"))]
            for table in tables_of(connection)
        }


@pytest.fixture
def filled(address: str, put: Put) -> str:
    """The address of a ledger with something in every table that people and readers fill."""
    with Ledger.open(address) as ledger:
        put(ledger, "a", "12 dead \x00 \ud83d ﷐")
        (claim,) = put(ledger, "b", "15 dead.")
        put(ledger, "b", "16 dead.")
        ledger.add(Document("c", "7 dead.", "en", raw=bytes(range(256))), [], [], "test/1")
        ledger.add_problem(Problem("d", "read", "binary", "This is no text."))
        ledger.judge(Judgement("reject", "lena", "a film", claim.id))
    return address


def test_what_comes_back_is_what_was_there(filled: str, blank: str, tmp_path: Path) -> None:
    target, other = tmp_path / "ledger.backup", f"{tmp_path}/other.db" if "://" not in blank else blank
    told = []
    rows = back_up(filled, target, told.append)
    assert rows == sum(map(len, everything(filled).values())) == told[-1].done == told[-1].total
    assert restore(target, other) == rows
    assert everything(other) == everything(filled)
    with Ledger.open(other) as ledger:
        assert list(ledger.faults()) == []
        assert ledger.add(Document("new", "20 dead.", "en"), [], [], "test/1") == "new"


def test_nothing_that_is_there_is_written_over(filled: str, tmp_path: Path) -> None:
    target = tmp_path / "ledger.backup"
    back_up(filled, target)
    with pytest.raises(UsageError, match="is there already: name a new file"):
        back_up(filled, target)
    with pytest.raises(UsageError, match=r"is left alone: name (a new ledger|an empty database)"):
        restore(target, filled)
    with pytest.raises(UsageError, match="cannot be written: no such file or directory"):
        back_up(filled, tmp_path / "nowhere" / "ledger.backup")
    with pytest.raises(UsageError, match="cannot be opened: no such file"):
        restore(tmp_path / "none", str(tmp_path / "new.db"))


def test_a_damaged_backup_makes_no_ledger(filled: str, tmp_path: Path) -> None:
    target, broken, new = tmp_path / "ledger.backup", tmp_path / "broken", tmp_path / "new.db"
    back_up(filled, target)
    packed, lines = target.read_bytes(), gzip.decompress(target.read_bytes()).splitlines(keepends=True)
    newer = json.dumps({**json.loads(lines[0]), "tables": "9999"}).encode() + b"\n"
    bad = {
        "cut": packed[: len(packed) // 2],
        "flipped": packed[:200] + bytes([packed[200] ^ 1]) + packed[201:],
        "other": b"12 dead.",
        "empty": b"",
        "a line less": gzip.compress(b"".join(lines[:-2] + lines[-1:])),
        "no end": gzip.compress(b"".join(lines[:-1])),
        "another word": gzip.compress(b"".join(lines).replace(b"a film", b"a play")),
        "other lines": gzip.compress(b'{"a": 1}\n'),
        "newer": gzip.compress(newer + b"".join(lines[1:])),
    }
    for what, data in bad.items():
        broken.write_bytes(data)
        with pytest.raises(LedgerError, match="newer Counterclaim" if what == "newer" else "Nothing was made of it"):
            restore(broken, str(new))
        assert sorted(path.name for path in tmp_path.iterdir() if "new" in path.name) == [], what


def test_a_backup_is_of_one_moment(address: str, put: Put, tmp_path: Path) -> None:
    stop = Event()
    with Ledger.open(address) as ledger:
        put(ledger, "first", "1 dead")

    def write() -> None:
        with Ledger.open(address) as ledger:
            number = 0
            while not stop.is_set():
                with ledger.batch():
                    number += 1
                    put(ledger, f"a{number}", f"{number} dead")
                    put(ledger, f"b{number}", f"{number} dead")

    writer = Thread(target=write)
    writer.start()
    try:
        for number in range(5):
            back_up(address, tmp_path / f"{number}.backup")
    finally:
        stop.set()
        writer.join()
    for number in range(5):
        restored = str(tmp_path / f"{number}.db")
        restore(tmp_path / f"{number}.backup", restored)
        with Ledger.open(restored) as ledger:
            ids = [document.id for document in ledger.documents()]
            assert list(ledger.faults()) == []
        assert len([id for id in ids if id[0] == "a"]) == len([id for id in ids if id[0] == "b"])
