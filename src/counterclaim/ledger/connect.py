"""From a ledger's address to a database engine, and from a database's complaint to a sentence."""

import logging
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, NullPool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from counterclaim.errors import DamagedLedger, LedgerError, MissingExtra, UsageError
from counterclaim.ledger.damage import ADVICE

BUSY_SECONDS = 30
"""How long a writer waits for another one before it gives up."""

# What goes wrong is raised; without this, SQLAlchemy would also print a traceback when Ctrl-C meets a closing
# connection.
logging.getLogger("sqlalchemy").addHandler(logging.NullHandler())

_CACHE_KB = 64 << 10  # of pages that who writes a file holds: with SQLite's own 2 MB each would be written many times

_ADVISORY = 0x636F756E746572  # "counter": the lock that lets one writer at a time into a PostgreSQL ledger

_IDLE = "idle_in_transaction_session_timeout"
_SIGNS_OF_DAMAGE = ("malformed", "could not decode to utf-8", "corrupt", "invalid page", "could not read block")

_IN_USE = f"is in use by another program, which kept it for {BUSY_SECONDS} seconds. Try again later."
_GONE = "went away: its server ended the connection. What was there is intact; run the command again when it is back."

_ADVICE = (
    ("file is not a database", "is not a ledger: it is another kind of file. Name a new file, or the right one."),
    ("disk is full", "cannot grow: the disk is full. What was there is intact; make room and run the command again."),
    ("disk i/o error", "cannot be written: the disk reports an error or is full. What was there is intact."),
    ("no space left", "cannot grow: the disk is full. What was there is intact; make room and run the command again."),
    ("locked", _IN_USE),
    ("lock timeout", _IN_USE),
    ("readonly", "cannot be written: its file or folder is read-only. Name another with --ledger."),
    ("unable to open", "cannot be opened. Look whether its folder exists and you may write there."),
    ("closed the connection", _GONE),
    ("terminating connection", _GONE),
    ("connection is lost", _GONE),
    ("connection is closed", _GONE),
    ("is shutting down", _GONE),
    ("is starting up", "does not answer yet: its server is starting. Try again in a moment."),
    ("permission denied", "refuses: this user may not do that there."),
    ("read-only transaction", "cannot be written: the server takes no changes."),
    ("is the server running", "does not answer: no PostgreSQL server listens there."),
    ("connection refused", "does not answer: no PostgreSQL server listens there."),
    ("authentication failed", "refuses this user name or password."),
    ("does not exist", "does not exist on that server. Make the database first (createdb)."),
)


def connect(address: str, create: bool) -> Engine:
    """An engine for the ledger at `address`, a path or a database URL.

    With `create`, a missing file is made. Raises LedgerError when the ledger cannot be there or is not, UsageError for
    an address that is neither.
    """
    if "://" not in address:
        return _sqlite(Path(address), create)
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        raise UsageError(f"{address} names no ledger: give a path, or postgresql://USER@HOST/DATABASE.") from None
    if url.get_backend_name() == "sqlite" and url.database:
        return _sqlite(Path(url.database), create)
    if url.get_backend_name() not in ("postgresql", "postgres"):
        raise UsageError(f"A ledger is an SQLite file or a PostgreSQL database, not {url.get_backend_name()}.")
    try:
        engine = create_engine(url.set(drivername="postgresql+psycopg"), poolclass=NullPool)
    except ImportError:
        raise MissingExtra("A PostgreSQL ledger needs psycopg: pip install 'counterclaim[postgres]'.") from None
    event.listen(engine, "begin", _begin_postgresql)
    return engine


def _sqlite(path: Path, create: bool) -> Engine:
    try:
        _check_path(path, create)
    except OSError as error:
        raise LedgerError(f"{path} cannot be opened: {(error.strerror or str(error)).lower()}.") from error
    engine = create_engine("sqlite://", creator=lambda: _open_file(path, create), poolclass=NullPool)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _check_path(path: Path, create: bool) -> None:
    if path.is_dir():
        raise LedgerError(f"{path} is a folder: name a file in it, for instance {path / 'counterclaim.db'}.")
    if not create and not path.exists():
        raise LedgerError(
            f"There is no ledger at {path}. Make it with `counterclaim add PATH…`, or name one with --ledger."
        )
    if not path.parent.is_dir():
        raise LedgerError(f"The folder {path.parent} does not exist: make it first, or name another with --ledger.")
    if create and not _writable(path if path.exists() else path.parent):
        raise LedgerError(f"{path} cannot be written: you have no right to write there. Name another with --ledger.")


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _open_file(path: Path, create: bool) -> sqlite3.Connection:
    file = f"file:{quote(os.fsencode(path.absolute()))}"
    mode = "rwc" if create else "rw"
    if not create and not _writable(path.parent) and not path.with_name(path.name + "-wal").exists():
        mode = "ro&immutable=1"  # a ledger in a folder where not even its lock files can be made
    # isolation_level None: transactions begin where this program says so, and not at the first change
    connection = sqlite3.connect(
        f"{file}?mode={mode}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,  # a desk hands ledgers from thread to thread: each has one at a time
    )
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        if create:
            if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
        else:
            connection.execute("PRAGMA query_only = ON")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _begin_postgresql(connection: Connection) -> None:
    if connection.get_execution_options().get("writing"):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {int(BUSY_SECONDS * 1000)}")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_ADVISORY})")


def impatient(address: str, seconds: float) -> str:
    """`address`, of a PostgreSQL ledger, for a program that may come to a halt in the midst of a transaction: its
    server ends that when so many `seconds` pass without a word, and others can write.

    See idle_in_transaction_session_timeout in PostgreSQL's manual, "Client Connection Defaults".
    """
    url = make_url(address)
    given = url.query.get("options", "")
    options = " ".join([*([given] if isinstance(given, str) else given), f"-c {_IDLE}={int(seconds * 1000)}"])
    return url.update_query_dict({"options": options.strip()}).render_as_string(hide_password=False)


def rewritten(connection: Any, dialect: str, tables: Sequence[str]) -> bool:
    """Have the database behind the driver's `connection` write its `tables` anew, without a trace of what was deleted.

    False where another program that reads an SQLite file keeps its log of changes from being emptied.
    """
    if dialect != "sqlite":
        connection.autocommit = True
        connection.execute(f"SET lock_timeout = {int(BUSY_SECONDS * 1000)}")
        connection.execute(f"VACUUM FULL {', '.join(tables)}")
        return True
    connection.execute("VACUUM")
    return bool(connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0)


@contextmanager
def plainly(address: str) -> Iterator[None]:
    """Turns what a database complains of into a LedgerError that says what to do."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        complaint = str(getattr(error, "orig", error))
        if any(sign in complaint.lower() for sign in _SIGNS_OF_DAMAGE):
            raise DamagedLedger(f"The ledger {shown(address)} is damaged. {ADVICE}") from error
        told = f"reports: {' '.join(complaint.split())}"
        advice = next((advice for sign, advice in _ADVICE if sign in complaint.lower()), told)
        raise LedgerError(f"The ledger {shown(address)} {advice}") from error


def shown(address: str) -> str:
    """`address` as it may be printed: without a password."""
    return make_url(address).render_as_string(hide_password=True) if "://" in address else address
