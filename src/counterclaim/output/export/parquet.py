"""Parquet: a row for each claim in typed columns, its speakers and places as lists, written as the claims come."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, BinaryIO

from counterclaim.batches import batches
from counterclaim.errors import MissingExtra
from counterclaim.model import as_record
from counterclaim.output.export.parcel import Parcel
from counterclaim.output.export.sheets import ClaimLine, Column, Kind, Value, claim_lines, columns

if TYPE_CHECKING:
    import pyarrow

VERSION = "1"
"""That of the columns: another one where one of them goes, or comes to mean something else."""

ROWS = 5_000
"""Claims in a row group: so many are in memory at a time."""


def write(parcel: Parcel, target: BinaryIO) -> None:
    """Write the claims of `parcel` as Parquet (https://parquet.apache.org/docs/file-format/), in groups of rows.

    The flat columns are those of the sheets, with their HXL tags as metadata; `sources`, `via`, `places`, `as_of`,
    `window` and `evidence` are as in the record. Raises MissingExtra without pyarrow.
    """
    try:
        import pyarrow
        from pyarrow.parquet import ParquetWriter
    except ImportError:
        raise MissingExtra("Parquet needs pyarrow: pip install 'counterclaim[arrow]'.") from None
    schema = _schema()
    with ParquetWriter(target, schema, compression="zstd") as writer:
        for lines in batches(claim_lines(parcel), ROWS, float("inf")):
            writer.write_table(pyarrow.Table.from_pylist([_row(line) for line in lines], schema))


def _row(line: ClaimLine) -> dict[str, Any]:
    row: dict[str, Any] = {column.name: _read(column.kind, column.value(line)) for column in _flat()}
    record = as_record(line.record)
    for name in _NESTED:
        row[name] = record[name]
    row["evidence"] = [
        (field, [dict(zip(("start", "end"), span, strict=True)) for span in spans])
        for field, spans in record["evidence"].items()
    ]
    return row


def _read(kind: Kind, value: Value) -> Value | date:
    if kind != "day" or not isinstance(value, str):
        return value
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


@cache
def _flat() -> tuple[Column, ...]:
    return tuple(column for column in columns("claims") if not column.beside)


_NESTED = ("sources", "via", "places", "as_of", "window")


@cache
def _schema() -> "pyarrow.Schema":
    import pyarrow as pa

    kinds: Mapping[Kind, Callable[[], Any]] = {
        "text": pa.string, "link": pa.string, "whole": pa.int64, "decimal": pa.float64, "day": pa.date32,
        "flag": pa.bool_,
    }  # fmt: skip
    flat = [
        pa.field(column.name, kinds[column.kind](), metadata={"hxl": column.tag, "about": column.about})
        for column in _flat()
    ]
    text, flag = pa.string(), pa.bool_()
    moment = pa.struct({"start": text, "end": text, "text": text, "inferred": flag, "why": text})
    speaker = pa.struct({
        "name": text, "text": text, "type": text, "country": text, "entity": text, "stated": flag, "anonymous": flag,
        "said": moment,
    })  # fmt: skip
    place = pa.struct({
        "country": text, "name": text, "text": text, "geoname": pa.int64(), "lat": pa.float64(), "lon": pa.float64(),
        "precision": text,
    })  # fmt: skip
    span = pa.struct({"start": pa.int64(), "end": pa.int64()})
    nested = {
        "sources": pa.list_(speaker), "via": pa.list_(speaker), "places": pa.list_(place), "as_of": moment,
        "window": moment, "evidence": pa.map_(text, pa.list_(span)),
    }  # fmt: skip
    metadata = {"counterclaim.schema": f"claims/{VERSION}", "counterclaim.record": "docs/claim.md"}
    return pa.schema([*flat, *(pa.field(name, kind) for name, kind in nested.items())], metadata=metadata)
