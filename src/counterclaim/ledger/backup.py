"""A ledger as one file that either store can be made from again: gzip around lines of JSON.

The first line tells what it is and how many rows follow; then, table by table, a line with its name and its columns and
a line for every row, as the database holds it; the last line has the SHA-256 of all before it.
"""

import gzip
import hashlib
import json
import os
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, select

from counterclaim.errors import UsageError
from counterclaim.ledger.clock import now_after
from counterclaim.ledger.connect import connect, plainly
from counterclaim.ledger.schema import stamp_of, tables_of
from counterclaim.model import OnProgress, Progress

FORMAT = 1
"""The number of the format; a program reads those up to its own."""

MANY = 1000
"""So many rows at a time are read and written."""


def back_up(address: str, target: Path, progress: OnProgress | None = None) -> int:
    """Write the ledger at `address` to the file `target`, as it stands at one moment, whoever writes to it meanwhile;
    tell how many rows it has.

    `progress` is called with rows. Raises LedgerError where there is no ledger, UsageError where `target` is there
    already or cannot be written; what was begun of it is gone then.
    """
    if os.path.lexists(target):
        raise UsageError(f"{target} is there already: name a new file, for instance one with the day in its name.")
    part = target.with_name(f"{target.name}.part")
    try:
        with plainly(address), _snapshot(address) as connection:
            rows = _write(connection, part, progress)
        part.replace(target)
    except OSError as error:
        raise UsageError(f"{target} cannot be written: {(error.strerror or str(error)).lower()}.") from error
    finally:
        with suppress(OSError):
            part.unlink()
    return rows


@contextmanager
def _snapshot(address: str) -> Iterator[Connection]:
    """A connection to which the ledger stays as it is."""
    engine = connect(address, create=False)
    with engine.connect() as connection:
        if engine.dialect.name != "sqlite":
            connection = connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection


def _write(connection: Connection, part: Path, progress: OnProgress | None) -> int:
    tables = tables_of(connection)
    total = sum(connection.execute(select(func.count()).select_from(table)).scalar_one() for table in tables)
    done = 0
    with part.open("xb") as file:
        with gzip.GzipFile(filename="", mode="wb", compresslevel=6, fileobj=file, mtime=0) as packed:
            out = _Summed(packed)
            stamp = stamp_of(connection)
            out.line(
                {"counterclaim": "backup", "format": FORMAT, "tables": stamp, "made": now_after(""), "rows": total}
            )
            for table in tables:
                out.line({"table": table.name, "columns": [column.name for column in table.columns]})
                for row in connection.execution_options(yield_per=MANY).execute(select(table).order_by("number")):
                    out.line([_plain(value) for value in row])
                    done += 1
                    if progress and done % MANY == 0:
                        progress(Progress(done, total))
            out.line({"sha256": out.digest})
        file.flush()
        os.fsync(file.fileno())
    if progress:
        progress(Progress(done, total))
    return done


def _plain(value: Any) -> Any:
    return {"bytes": b64encode(value).decode("ascii")} if isinstance(value, (bytes, memoryview)) else value


class _Summed:
    """Writes lines of JSON and sums them up."""

    def __init__(self, stream: gzip.GzipFile) -> None:
        self._stream = stream
        self._sum = hashlib.sha256()

    def line(self, record: Any) -> None:
        """Write `record` as a line."""
        line = json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass") + b"\n"
        self._sum.update(line)
        self._stream.write(line)

    @property
    def digest(self) -> str:
        """The SHA-256 of all lines until now."""
        return self._sum.hexdigest()
