"""A ledger that cannot be opened, read or written says so in a sentence, and stays as it was."""

import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from counterclaim.errors import LedgerError, UsageError
from counterclaim.ledger import Ledger, connect
from counterclaim.model import Document

from ..conftest import database

DOCUMENT = Document("a.txt", "12 dead.", "en")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger with one document."""
    path = tmp_path / "ledger.db"
    with Ledger.open(str(path)) as ledger:
        ledger.add(DOCUMENT, [], [], "test/1")
    return path


@contextmanager
def _with_no_rights_in(folder: Path) -> Iterator[None]:
    """Inside, this process may read `folder` and what is in it, and write nothing there, root or not."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    for entry in (*folder.iterdir(), folder):
        entry.chmod(0o555 if entry.is_dir() else 0o444)
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o755)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder whose parents everybody may enter."""
    folder = Path(tempfile.mkdtemp())
    yield folder
    shutil.rmtree(folder)


def test_a_missing_ledger_is_made_by_writers_alone(tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    with pytest.raises(LedgerError, match=r"There is no ledger at .*none\.db\. Make it with `counterclaim add"):
        Ledger.open(str(path), create=False)
    assert not path.exists()


def test_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"The folder .*nowhere does not exist: make it first"):
        Ledger.open(str(tmp_path / "nowhere" / "ledger.db"))


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="is a folder: name a file in it"):
        Ledger.open(str(tmp_path))


@pytest.mark.parametrize("create", [True, False])
def test_another_kind_of_file_is_no_ledger(tmp_path: Path, create: bool) -> None:
    path = tmp_path / "report.txt"
    path.write_text("12 dead. " * 100, encoding="utf-8")
    with pytest.raises(LedgerError, match="is not a ledger: it is another kind of file"):
        Ledger.open(str(path), create=create)
    assert path.read_text(encoding="utf-8") == "12 dead. " * 100


def test_a_damaged_ledger(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    raw[4096:] = os.urandom(len(raw) - 4096)
    path.write_bytes(raw)
    with pytest.raises(LedgerError, match="is damaged"), Ledger.open(str(path)) as ledger:
        list(ledger.documents())


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="POSIX rights")
def test_a_folder_one_may_not_write_in(open_folder: Path) -> None:
    with _with_no_rights_in(open_folder), pytest.raises(LedgerError, match="you have no right to write there"):
        Ledger.open(str(open_folder / "ledger.db"))


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="POSIX rights")
def test_a_ledger_one_may_not_write_can_be_read(open_folder: Path, path: Path) -> None:
    ours = shutil.copy(path, open_folder)
    with _with_no_rights_in(open_folder):
        with Ledger.open(ours, create=False) as ledger:
            assert list(ledger.documents()) == [DOCUMENT]
        with pytest.raises(LedgerError, match="you have no right to write there"):
            Ledger.open(ours)


@pytest.mark.parametrize("create", [True, False])
def test_a_folder_one_may_not_enter(create: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: Path) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "is_dir", refused)
    with pytest.raises(LedgerError, match=r"^locked/x\.db cannot be opened: permission denied\.$"):
        Ledger.open("locked/x.db", create)


def test_a_ledger_in_use_by_a_writer(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connect, "BUSY_SECONDS", 0.1)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Ledger.open(str(path)) as ledger:
        with pytest.raises(LedgerError, match="is in use by another program"):
            ledger.add(Document("b", "13 dead."), [], [], "test/1")
        assert list(ledger.documents()) == [DOCUMENT]
        other.execute("ROLLBACK")
        assert ledger.add(Document("b", "13 dead."), [], [], "test/1") == "new"
    other.close()


def test_a_full_disk_leaves_the_ledger_as_it_was(path: Path) -> None:
    with Ledger.open(str(path)) as ledger:
        with closing(sqlite3.connect(path)) as other:
            pages = other.execute("PRAGMA page_count").fetchone()[0]
        ledger._db._connected().exec_driver_sql(f"PRAGMA max_page_count = {pages + 4}")
        ledger._db._connected().rollback()
        with pytest.raises(LedgerError, match=r"the disk is full\. What was there is intact"), ledger.batch():
            ledger.add(Document("small", "13 dead."), [], [], "test/1")
            ledger.add(Document("large", "12 dead. " * 10_000), [], [], "test/1")
    with Ledger.open(str(path)) as ledger:
        assert list(ledger.documents()) == [DOCUMENT]


@pytest.mark.parametrize("name", ["a b.db", "100%.db", "what?.db", "#1.db", "карта.db", "a'b.db"])
def test_file_names_of_any_script(tmp_path: Path, name: str) -> None:
    with Ledger.open(str(tmp_path / name)) as ledger:
        ledger.add(DOCUMENT, [], [], "test/1")
    with Ledger.open(str(tmp_path / name), create=False) as ledger:
        assert list(ledger.documents()) == [DOCUMENT]
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_an_sqlite_address(tmp_path: Path) -> None:
    Ledger.open(f"sqlite:///{tmp_path / 'ledger.db'}").close()
    assert (tmp_path / "ledger.db").exists()


@pytest.mark.parametrize(
    "address", ["mysql://me@here/ledger", "postgresql://me@here:port/ledger", "http://example.org/"]
)
def test_other_addresses_are_wrong_use(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises((UsageError, LedgerError)):
        Ledger.open(address)


def test_a_server_that_does_not_answer_keeps_the_password(tmp_path: Path) -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(LedgerError, match=r"The ledger postgresql://me:\*\*\*@") as raised:
        Ledger.open(f"postgresql://me:secret@/ledger?host={tmp_path}")
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize("address", ["postgresql"], indirect=True)
def test_a_server_whose_ledger_another_program_writes(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connect, "BUSY_SECONDS", 0.1)
    with Ledger.open(address) as ledger, Ledger.open(address) as other:
        with other.batch(), pytest.raises(LedgerError, match="is in use by another program"):
            ledger.add(DOCUMENT, [], [], "test/1")
        assert ledger.add(DOCUMENT, [], [], "test/1") == "new"


def test_a_server_ends_a_transaction_that_is_left_alone(server: str) -> None:
    with database(server) as address:
        Ledger.open(address).close()
        hurried = connect.impatient(address, 0.2)
        ended = pytest.raises(LedgerError, match="its server ended the connection")
        with Ledger.open(hurried) as ledger, ended, ledger.batch():
            ledger.add(DOCUMENT, [], [], "test/1")
            time.sleep(0.6)
        with Ledger.open(address) as ledger:  # which nobody keeps any more
            assert ledger.add(DOCUMENT, [], [], "test/1") == "new"


def test_what_is_asked_of_the_server_besides_stays() -> None:
    assert "search_path%3Dnews+-c+idle_in_transaction_session_timeout%3D2000" in connect.impatient(
        "postgresql://ledger@db.example.org/news?options=-c%20search_path%3Dnews", 2
    )
