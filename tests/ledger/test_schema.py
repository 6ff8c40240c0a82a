"""The tables: made by migrations, recognised without them, refused when they are not ours."""

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from counterclaim.errors import LedgerError
from counterclaim.ledger import Ledger
from counterclaim.ledger.connect import connect
from counterclaim.ledger.schema import FOLDER
from counterclaim.ledger.tables import CURRENT, METADATA
from counterclaim.model import Document


def test_the_migrations_make_the_tables_that_are_used(blank: str) -> None:
    Ledger.open(blank).close()
    with connect(blank, create=False).connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_the_current_migration_is_the_newest() -> None:
    assert ScriptDirectory(str(FOLDER)).get_current_head() == CURRENT


def test_a_current_ledger_is_opened_without_the_migration_code(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    Ledger.open(str(path)).close()
    code = (
        "import sys; from counterclaim.ledger import Ledger; Ledger.open(sys.argv[1]).close(); "
        "print('alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_newer_ledger_is_refused_and_left_alone(address: str) -> None:
    Ledger.open(address).close()
    with connect(address, create=True).connect() as connection, connection.begin():
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    for create in (True, False):
        with pytest.raises(LedgerError, match=r"made by a newer Counterclaim \(its tables are at 9999"):
            Ledger.open(address, create=create)


def test_the_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (id INTEGER)")
    connection.close()
    with pytest.raises(LedgerError, match="belongs to another program"):
        Ledger.open(str(path))
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("recipes",)]
    connection.close()


def test_an_empty_file_becomes_a_ledger_also_for_a_reader(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    path.touch()
    with Ledger.open(str(path), create=False) as ledger:
        assert list(ledger.claims()) == []


def test_several_programs_may_open_a_new_ledger_at_once(blank: str) -> None:
    def add(number: int) -> str:
        with Ledger.open(blank) as ledger:
            return ledger.add(Document(f"{number}", "12 dead."), [], [], "test/1")

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(add, range(8))) == ["new"] * 8
    with Ledger.open(blank) as ledger:
        assert len(list(ledger.documents())) == 8
