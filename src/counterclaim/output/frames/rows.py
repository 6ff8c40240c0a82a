"""Rows: a sequence of records that is also a table."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Reversible
from typing import TYPE_CHECKING, Any, TypeVar, overload

from counterclaim.model import Claim, Problem, as_record
from counterclaim.output.frames.frame import Frame
from counterclaim.output.wording import plain

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

T_co = TypeVar("T_co", covariant=True)

Prove = Callable[[Collection[str]], Mapping[str, Claim]]
"""The claims of these ids, by their ids."""

_LINES = 10


class Rows(Collection[T_co], Reversible[T_co]):
    """Records in their order: a sequence that cannot be changed, and a table that any data frame library reads.

    `rows[0]` is a record and `rows[:10]` are rows; two are equal when their records are. `polars.DataFrame(rows)`,
    `pandas.DataFrame.from_arrow(rows)` and whatever else speaks the Arrow PyCapsule interface read them as they are;
    `to_pandas()` and its kind say it in a word. For all of these: `pip install 'counterclaim[arrow]'`. A notebook shows
    them as a table with the words that prove them.

    `about` says of what they tell, in a line; `problems` are what could not be read for them.

    It has all that a sequence has, and is no `collections.abc.Sequence`: of one, polars would not ask whether it is a
    table.
    """

    __slots__ = ("_frame", "_prove", "_records", "about", "problems")

    def __init__(
        self,
        records: Iterable[T_co],
        frame: Frame[Any],
        about: str = "",
        problems: Iterable[Problem] = (),
        prove: Prove | None = None,
    ) -> None:
        self._records = tuple(records)
        self._frame = frame
        self._prove = prove
        self.about = about
        self.problems = tuple(problems)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns of their data frame."""
        return tuple(field.name for field in self._frame.fields)

    def records(self) -> list[dict[str, Any]]:
        """The records as plain dicts and lists, as `--format jsonl` prints them (docs/claim.md); needs no extra."""
        return [as_record(record) for record in self._records]  # type: ignore[arg-type]

    # As a data frame

    def to_arrow(self) -> pyarrow.Table:
        """An Arrow table: days as dates, times with their zone (UTC), several names as a list. Raises MissingExtra."""
        from counterclaim.output.frames.arrow import table

        return table(self._records, self._frame)

    def to_pandas(self) -> pandas.DataFrame:
        """A pandas data frame: whole numbers stay whole where some are missing. Raises MissingExtra."""
        from counterclaim.output.frames.arrow import to_pandas

        return to_pandas(self.to_arrow())

    def to_polars(self) -> polars.DataFrame:
        """A polars data frame. Raises MissingExtra."""
        return self.to_frame("polars")

    def to_frame(self, backend: str) -> Any:
        """A data frame of the library called `backend`: pandas, polars, pyarrow, modin, cudf, as narwhals knows them.

        Raises MissingExtra where it is not installed, UsageError for one that narwhals does not know.
        """
        from counterclaim.output.frames.arrow import frame_of

        return self.to_pandas() if backend == "pandas" else frame_of(self, backend)

    def __arrow_c_schema__(self) -> object:
        """The columns and their types, for libraries that speak Arrow."""
        from counterclaim.output.frames.arrow import schema

        return schema(self._frame).__arrow_c_schema__()

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The rows, some thousands at a time, for libraries that speak Arrow."""
        from counterclaim.output.frames.arrow import reader

        return reader(self._records, self._frame).__arrow_c_stream__(requested_schema)

    # As a sequence

    @overload
    def __getitem__(self, index: int) -> T_co: ...
    @overload
    def __getitem__(self, index: slice) -> Rows[T_co]: ...
    def __getitem__(self, index: int | slice) -> T_co | Rows[T_co]:
        if isinstance(index, slice):
            return Rows(self._records[index], self._frame, "", self.problems, self._prove)
        return self._records[index]

    def __len__(self) -> int:
        return len(self._records)

    def __iter__(self) -> Iterator[T_co]:
        return iter(self._records)

    def __reversed__(self) -> Iterator[T_co]:
        return reversed(self._records)

    def __contains__(self, record: object) -> bool:
        return record in self._records

    def index(self, record: object) -> int:
        """At which place `record` stands first. Raises ValueError where it does not."""
        return self._records.index(record)

    def count(self, record: object) -> int:
        """How often `record` stands here."""
        return self._records.count(record)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Rows):
            return self._records == other._records
        return list(self._records) == other if isinstance(other, list) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        lines = [self.heading, *(f"  {self._frame.line(record)}" for record in self._records[:_LINES])]
        if len(self) > _LINES:
            lines.append(f"  and {len(self) - _LINES:,} more")
        return "\n".join([*lines, *(f"  not read: {plain(problem.why)}" for problem in self.problems)])

    @property
    def heading(self) -> str:
        """What they are, in a line: "3 claims", or what they tell about."""
        one, many = self._frame.noun
        return self.about or f"{len(self):,} {one if len(self) == 1 else many}"

    def _repr_html_(self) -> str:
        from counterclaim.output.frames.markup import html

        return html(self, self._records, self._frame, self._prove)
