"""A ledger from its backup, on either store (see `backup` for the file)."""

import gzip
import hashlib
import json
import os
import zlib
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

from sqlalchemy import Connection, func, insert, inspect, select
from sqlalchemy.exc import CompileError, DataError, IntegrityError

from counterclaim.errors import LedgerError, UsageError
from counterclaim.ledger.backup import FORMAT, MANY
from counterclaim.ledger.connect import connect, plainly, shown
from counterclaim.ledger.schema import is_known, migrate, tables_of, upgrade
from counterclaim.model import OnProgress, Progress


def restore(source: Path, address: str, progress: OnProgress | None = None) -> int:
    """Make a ledger at `address`, where none is, of the backup `source`; tell how many rows it has.

    It is there as a whole or not at all. Raises UsageError where something is at `address` already or `source` cannot
    be opened, LedgerError where `source` is no backup, is damaged or cut short, or of a newer Counterclaim.
    """
    try:
        with gzip.open(source) as stream:
            return _restored(_Lines(stream, source), source, address, progress)
    except (EOFError, zlib.error, gzip.BadGzipFile, KeyError, TypeError, ValueError) as error:
        raise _unfit(source) from error
    except OSError as error:
        raise UsageError(f"{source} cannot be opened: {(error.strerror or str(error)).lower()}.") from error


class _Lines:
    """Reads lines of JSON and sums them up."""

    def __init__(self, stream: gzip.GzipFile, source: Path) -> None:
        self._stream = stream
        self._source = source
        self._sum = hashlib.sha256()
        self.before = ""

    def __iter__(self) -> Iterator[Any]:
        for line in self._stream:
            self.before = self._sum.hexdigest()
            self._sum.update(line)
            try:
                yield json.loads(line.decode("utf-8", "surrogatepass"))
            except ValueError:
                self.refuse()

    def refuse(self) -> NoReturn:
        """Raise LedgerError: this is not what `back_up` writes."""
        raise _unfit(self._source)


def _unfit(source: Path) -> LedgerError:
    return LedgerError(f"{source} is no backup of a ledger, or is damaged or cut short. Nothing was made of it.")


def _restored(lines: _Lines, source: Path, address: str, progress: OnProgress | None) -> int:
    told = iter(lines)
    head = next(told, None)
    if not isinstance(head, dict) or head.get("counterclaim") != "backup":
        lines.refuse()
    if head["format"] > FORMAT or not is_known(head["tables"]):
        raise LedgerError(f"{source} was made by a newer Counterclaim: bring the program up to date.")

    def fill(connection: Connection) -> int:
        upgrade(connection, head["tables"])
        rows = _insert(connection, told, lines, head["rows"], progress)
        if rows != head["rows"]:
            lines.refuse()
        _count_on(connection)
        return rows

    if "://" in address and not address.startswith("sqlite"):
        return _fill_database(address, fill)
    return _fill_file(Path(address.removeprefix("sqlite:///")), fill)


def _fill_file(path: Path, fill: Callable[[Connection], int]) -> int:
    """Fill a new file, which gets its name when all is in it."""
    if os.path.lexists(path):
        raise UsageError(f"{path} is there already, and is left alone: name a new ledger with --ledger.")
    part = path.with_name(f"{path.name}.part")
    if os.path.lexists(part):
        raise UsageError(f"{part} is left of a try that was ended: remove it, and try again.")
    try:
        rows = _fill(str(part), fill)
        part.rename(path)
    finally:
        for left in (part, *(part.with_name(part.name + end) for end in ("-wal", "-shm", "-journal"))):
            with suppress(OSError):
                left.unlink()
    return rows


def _fill_database(address: str, fill: Callable[[Connection], int]) -> int:
    with plainly(address), connect(address, create=True).connect() as connection:
        if inspect(connection).get_table_names():
            raise UsageError(f"{shown(address)} holds tables already, and is left alone: name an empty database.")
    return _fill(address, fill)


def _fill(address: str, fill: Callable[[Connection], int]) -> int:
    engine = connect(address, create=True)
    with plainly(address):
        with engine.connect().execution_options(writing=True) as connection, connection.begin():
            rows = fill(connection)
        migrate(engine)
    return rows


def _insert(connection: Connection, told: Iterator[Any], lines: _Lines, total: int, progress: OnProgress | None) -> int:
    tables = {table.name: table for table in tables_of(connection)}
    into, columns, rows, done = next(iter(tables.values())), list[str](), list[dict[str, Any]](), 0
    for line in told:
        if isinstance(line, list):
            rows.append(dict(zip(columns, map(_value, line), strict=True)))
            done += 1
            if len(rows) < MANY:
                continue
        if rows:
            try:
                connection.execute(insert(into), rows)
            except (IntegrityError, DataError, CompileError):  # a row that no ledger can have held
                lines.refuse()
            rows = []
        if progress:
            progress(Progress(done, total))
        if isinstance(line, dict) and "sha256" in line:
            return done if line["sha256"] == lines.before else lines.refuse()
        if isinstance(line, dict):
            into, columns = tables[line["table"]], line["columns"]
    return lines.refuse()


def _value(plain: Any) -> Any:
    return b64decode(plain["bytes"]) if isinstance(plain, dict) else plain


def _count_on(connection: Connection) -> None:
    """Have the database number new rows after those that brought their numbers along; SQLite does so by itself."""
    if connection.dialect.name == "sqlite":
        return
    for table in tables_of(connection):
        newest = select(func.coalesce(func.max(table.c.number), 0) + 1).scalar_subquery()
        sequence = func.pg_get_serial_sequence(table.name, "number")
        connection.execute(select(func.setval(sequence, newest, False)))
