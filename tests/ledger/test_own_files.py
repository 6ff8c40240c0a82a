"""What belongs to a ledger is known, and nothing else is taken for it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from counterclaim.errors import UsageError
from counterclaim.ledger import Ledger
from counterclaim.ledger.own_files import check_no_ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "flood.db"
    Ledger.open(str(path)).close()
    return path


def test_a_ledger_and_what_lies_beside_it(ledger: Path) -> None:
    with pytest.raises(UsageError, match=r"flood\.db is a ledger"):
        check_no_ledger(ledger)
    for end in ("-wal", "-shm", "-journal"):
        with pytest.raises(UsageError, match=r"flood\.db" + end + r" belongs to the ledger .*flood\.db,"):
            check_no_ledger(ledger.with_name(ledger.name + end))


def test_a_damaged_ledger_is_kept_too(ledger: Path) -> None:
    ledger.write_bytes(ledger.read_bytes()[:16] + b"\xff" * 4000)
    with pytest.raises(UsageError, match="is a ledger"):
        check_no_ledger(ledger)


def test_other_files_are_nobodys(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.sqlite")) as other:
        other.execute("create table documents (number)")
    (tmp_path / "notes.txt").write_text("SQLite format 3", encoding="utf-8")
    for name in ("other.sqlite", "other.sqlite-wal", "notes.txt", "new.csv", "."):
        check_no_ledger(tmp_path / name)
