"""A ledger's database: how it is opened, what happens in one transaction, and which time its rows bear."""

from collections.abc import Generator, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any, Self
from weakref import WeakSet

from sqlalchemy import (
    CompoundSelect,
    Connection,
    Delete,
    Engine,
    RootTransaction,
    Row,
    Select,
    Update,
    func,
    insert,
    inspect,
    select,
)

from counterclaim.errors import LedgerError
from counterclaim.ledger.clock import moment_of, now_after
from counterclaim.ledger.connect import connect, plainly, rewritten
from counterclaim.ledger.schema import DERIVED, is_current, migrate
from counterclaim.ledger.tables import (
    ERASURES,
    JUDGEMENTS,
    METADATA,
    PROBLEMS,
    READINGS,
    SETTLED,
    VERSIONS,
    WITHDRAWALS,
)


class Session:
    """An open ledger, as far as its database goes.

    `at`, a UTC time, makes it a look back: all that is asked is answered from the rows of then, and nothing is put in.
    Every row of a transaction bears one time, later than that of any transaction before it, so that a time names one
    state of the ledger.
    """

    def __init__(self, engine: Engine, address: str, at: str | None = None) -> None:
        self._engine = engine
        self.address = address
        self.at = at
        self._connection: Connection | None = None
        self._now: str | None = None
        self._idle: list[Connection] = []  # making one costs more than most questions
        self._lent = set[Connection]()  # to answers that are still being read, or were left half-read
        self._streams: WeakSet[Generator[Row[Any], None, None]] = WeakSet()

    @classmethod
    def open(cls, address: str, create: bool = True, at: str | None = None) -> Self:
        """The ledger at `address` (a path, or `postgresql://…`), its tables brought up to date.

        With `create` it is made where there is none and can be written; without, or with `at`, it is only read. `at`
        is a day or a time as ISO writes it, of this machine's zone where it names none: the ledger as it stood at the
        end of that day, or then. Raises LedgerError with what to do when it cannot be opened, MissingExtra when
        PostgreSQL's driver is not installed, UsageError for an `at` that is no time.
        """
        then = None if at is None else moment_of(at)
        engine = connect(address, create and then is None)
        with plainly(address):
            with engine.connect() as connection, connection.begin():
                current = is_current(connection)
            if not current:
                migrate(engine if create and then is None else connect(address, create=True))
        return cls(engine, address, then)

    def close(self) -> None:
        """Let go of the database. What was not committed is not kept."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        for answers in list(self._streams):  # those that nobody took to their end
            answers.close()
        for connection in (*self._idle, *self._lent):
            connection.close()
        self._idle.clear()

    @contextmanager
    def batch(self) -> Iterator[str]:
        """What is added inside is kept as a whole, or, when something raises, not at all; told is the time it bears."""
        if self.at is not None:
            raise LedgerError("This is the ledger of an earlier time: nothing can be put into it.")
        with plainly(self.address), self._transaction(writing=True):
            self._now = now_after(self.newest_time())
            try:
                yield self._now
            finally:
                self._now = None

    def writing(self) -> AbstractContextManager[str]:
        """The batch under way, or one for what is inside alone."""
        return self.batch() if self._now is None else nullcontext(self._now)

    def reading(self) -> AbstractContextManager[object]:
        """A transaction in which several questions see one state of the ledger; the one under way, if there is one."""
        under_way = self._connection is not None and self._connection.in_transaction()
        return nullcontext() if under_way else self._transaction(writing=False)

    def newest_time(self) -> str:
        """The time of the newest row, inside the transaction; empty where there is none."""
        times = self._connected().execute(_NEWEST_TIMES).one()
        return max((str(time) for time in times if time), default="")

    def _connected(self) -> Connection:
        if self._connection is None:
            self._connection = self._engine.connect()
        return self._connection

    def _transaction(self, writing: bool) -> RootTransaction:
        return self._connected().execution_options(writing=writing).begin()

    def stream(self, query: Select[Any]) -> Iterator[Row[Any]]:
        """The answers to `query`, as they come, on a connection of their own: the ledger may be written meanwhile."""
        answers = self._answers(query)
        self._streams.add(answers)
        return answers

    def _answers(self, query: Select[Any]) -> Generator[Row[Any], None, None]:
        with (
            plainly(self.address),
            self._borrowed() as connection,
            connection.execution_options(yield_per=500).execute(query) as result,
        ):
            yield from result

    @contextmanager
    def _borrowed(self) -> Iterator[Connection]:
        connection = self._idle.pop() if self._idle else self._engine.connect()
        self._lent.add(connection)
        try:
            yield connection
            connection.rollback()  # the next question sees what was added meanwhile
        except BaseException:
            connection.close()
            raise
        finally:
            self._lent.discard(connection)
        self._idle.append(connection)

    def rows(self, query: Select[Any] | CompoundSelect[Any], **wanted: Any) -> Sequence[Row[Any]]:
        """The answers to `query`, inside the transaction."""
        return self._connected().execute(query, wanted).all()

    @property
    def connection(self) -> Connection:
        """That of the transaction under way, for what is derived from the ledger (`index`)."""
        return self._connected()

    @property
    def dialect(self) -> str:
        """Which store it is: sqlite or postgresql."""
        return self._engine.dialect.name

    def ask(self, words: str) -> Sequence[Row[Any]]:
        """The answers to what is asked in a store's own words, inside the transaction."""
        return self._connected().exec_driver_sql(words).all()

    def change(self, statement: Delete | Update) -> None:
        """Carry out what takes words away, inside a batch."""
        self._connected().execute(statement)

    def rewrite(self) -> bool:
        """Write the whole anew, so that nothing is left of what was taken away; False where another program that reads
        it keeps that from being done to its end."""
        with plainly(self.address):
            derived = (name for name in inspect(self._engine).get_table_names() if name.startswith(DERIVED))
            tables = [*METADATA.tables, *derived]
            raw = self._engine.raw_connection()
            try:
                assert raw.driver_connection is not None
                return rewritten(raw.driver_connection, self.dialect, tables)
            finally:
                raw.close()

    def insert(self, table: Any, **row: Any) -> int:
        """Put `row` into `table`, inside a batch, and tell its number."""
        return int(self._connected().execute(insert(table).returning(table.c.number), row).scalar_one())

    def numbers(self, table: Any, many: int) -> Sequence[int]:
        """The numbers of the next so `many` rows of `table`, which are to be put in inside this batch."""
        if self.dialect == "sqlite":  # of which one batch at a time is under way
            ((last,),) = self.rows(select(func.coalesce(func.max(table.c.number), 0)))
            return range(last + 1, last + 1 + many)
        next_number = func.nextval(func.pg_get_serial_sequence(table.name, table.c.number.name))
        return [row[0] for row in self.rows(select(next_number).select_from(func.generate_series(1, many)))]

    def insert_all(self, table: Any, many: list[dict[str, Any]]) -> None:
        """Put `many` rows into `table`, inside a batch."""
        if many:
            self._connected().execute(insert(table), many)


# Of every table that has times of its own; each is as good as sorted, for rows are only added.
_NEWEST_TIMES = select(
    *(
        select(time).order_by(time.table.c.number.desc()).limit(1).scalar_subquery()
        for time in (
            VERSIONS.c.added, READINGS.c.at, PROBLEMS.c.seen, SETTLED.c.at, JUDGEMENTS.c.at, WITHDRAWALS.c.at,
            ERASURES.c.at,
        )
    )
)  # fmt: skip
