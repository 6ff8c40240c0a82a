"""The Parquet file, read back by pyarrow, polars and pandas."""

from datetime import date
from io import BytesIO
from typing import Any

import pandas
import polars
import pytest
from pyarrow.parquet import ParquetFile

from counterclaim.errors import MissingExtra
from counterclaim.model import as_record
from counterclaim.output.export import Parcel
from counterclaim.output.export import parquet as module

from .conftest import written
from .made_up import parcel_of_samples


def read(raw: bytes) -> Any:
    return ParquetFile(BytesIO(raw))


def test_claims_come_back_with_their_types(parcel: Parcel) -> None:
    file = read(written(parcel, "parquet"))
    rows = file.read().to_pylist()
    for row, claim in zip(rows, parcel.claims, strict=True):
        record = as_record(claim)
        assert (row["id"], row["figure"], row["quote"]) == (claim.id, claim.quantity.spoken, claim.sentence.text)
        assert [row[name] for name in ("sources", "via", "places", "as_of", "window")] == [
            record[name] for name in ("sources", "via", "places", "as_of", "window")
        ]
        spans = {field: tuple((span["start"], span["end"]) for span in spans) for field, spans in row["evidence"]}
        assert spans == claim.evidence
        assert row["published"] is None or isinstance(row["published"], date)
    kinds = {name: str(file.schema_arrow.field(name).type) for name in ("published", "figure", "lat", "implicit", "id")}
    assert kinds == {"published": "date32[day]", "figure": "int64", "lat": "double", "implicit": "bool", "id": "string"}


def test_the_schema_says_its_version_and_its_tags(parcel: Parcel) -> None:
    schema = read(written(parcel, "parquet")).schema_arrow
    assert schema.metadata[b"counterclaim.schema"] == b"claims/1"
    assert schema.field("lat").metadata[b"hxl"] == b"#geo+lat"
    assert not [name for name in schema.names if name.startswith("people_")]
    assert len(set(schema.names)) == len(schema.names)


def test_rows_are_written_in_groups(parcel: Parcel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ROWS", 50)
    raw = written(parcel, "parquet")
    claims = len(list(parcel.claims))
    assert read(raw).num_row_groups == -(-claims // 50) > 1
    assert raw == written(parcel, "parquet")


def test_polars_and_pandas_read_it() -> None:
    parcel = parcel_of_samples()
    raw = written(parcel, "parquet")
    claims = list(parcel.claims)
    frame = polars.read_parquet(BytesIO(raw))
    assert frame["id"].to_list() == [claim.id for claim in claims]
    assert frame["published"].dtype == polars.Date
    assert frame["sources"].list.len().to_list() == [len(claim.sources) for claim in claims]
    table = pandas.read_parquet(BytesIO(raw))
    assert table["figure"].tolist() == [claim.quantity.spoken for claim in claims]
    assert table.loc[0, "published"] == date(2024, 12, 24)


def test_a_ledger_without_claims_is_a_table_without_rows() -> None:
    from dataclasses import replace

    file = read(written(replace(parcel_of_samples(), claims=()), "parquet"))
    assert file.metadata.num_rows == 0
    assert "figure" in file.schema_arrow.names


def test_without_pyarrow_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match=r"counterclaim\[arrow\]"):
        written(parcel_of_samples(), "parquet")
