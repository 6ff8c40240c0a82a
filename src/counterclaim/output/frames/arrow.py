"""Records as Arrow: the types of their fields, and the batches in which they go over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from counterclaim.errors import MissingExtra, UsageError
from counterclaim.output.frames.frame import Frame

if TYPE_CHECKING:
    import pandas
    import pyarrow

BATCH = 8192
"""Rows that are made ready at a time."""


def schema(frame: Frame[Any]) -> pyarrow.Schema:
    """The columns of `frame` with their types, and with what each holds as its metadata ("about")."""
    arrow = _pyarrow()
    types = {
        "text": arrow.string(),
        "whole": arrow.int64(),
        "part": arrow.float64(),
        "flag": arrow.bool_(),
        "day": arrow.date32(),
        "time": arrow.timestamp("us", tz="UTC"),
        "texts": arrow.list_(arrow.string()),
    }
    return arrow.schema(
        [arrow.field(field.name, types[field.kind], metadata={"about": field.about.encode()}) for field in frame.fields]
    )


def reader(records: Sequence[Any], frame: Frame[Any]) -> pyarrow.RecordBatchReader:
    """What hands out `records` in batches, each made when it is asked for."""
    known = schema(frame)
    return _pyarrow().RecordBatchReader.from_batches(known, _batches(records, frame, known))


def table(records: Sequence[Any], frame: Frame[Any]) -> pyarrow.Table:
    """All `records` as one table."""
    return reader(records, frame).read_all()


def to_pandas(table: pyarrow.Table) -> pandas.DataFrame:
    """`table` for pandas: whole numbers and flags that may be missing stay what they are, days are its own times."""
    pandas = _installed("pandas")
    arrow = _pyarrow()
    kept = {arrow.int64(): pandas.Int64Dtype(), arrow.bool_(): pandas.BooleanDtype()}
    return table.to_pandas(types_mapper=kept.get, date_as_object=False)


def frame_of(rows: Any, backend: str) -> Any:
    """The data frame of the library `backend`, as narwhals makes it of `rows`."""
    narwhals = _installed("narwhals")
    known = ("pandas", "polars", "pyarrow", "modin", "cudf")
    if backend not in known:
        raise UsageError(f"There is no data frame library {backend!r} here. Name one of: {', '.join(known)}.")
    _pyarrow()
    _installed(backend)
    return narwhals.from_arrow(rows, backend=backend).to_native()


def _batches(records: Sequence[Any], frame: Frame[Any], known: pyarrow.Schema) -> Iterator[pyarrow.RecordBatch]:
    arrow = _pyarrow()
    for start in range(0, len(records), BATCH):
        some = [frame.row(record) for record in records[start : start + BATCH]]
        columns = [
            arrow.array(map(field.of, some), type=column.type, size=len(some))
            for field, column in zip(frame.fields, known, strict=True)
        ]
        yield arrow.RecordBatch.from_arrays(columns, schema=known)


def _pyarrow() -> Any:
    return _installed("pyarrow")


def _installed(name: str) -> Any:
    """The module `name`. Raises MissingExtra where it is not installed."""
    from importlib import import_module

    try:
        return import_module(name)
    except ImportError:
        extra = "'counterclaim[arrow]'" if name in ("pyarrow", "narwhals") else name
        raise MissingExtra(f"For data frames, {name} is needed: pip install {extra}.") from None
