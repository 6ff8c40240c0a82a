"""Every column has its line, and every line its column."""

import json
import sqlite3
from collections.abc import Callable
from importlib.resources import files
from types import ModuleType

import pytest

from counterclaim.output.export import FORMATS, Parcel, companions
from counterclaim.output.export.datasette.metadata import metadata_table


@pytest.fixture
def empty() -> sqlite3.Connection:
    """A database with the tables and nothing in them."""
    db = sqlite3.connect(":memory:")
    schema = files("counterclaim.output.export.datasette").joinpath("schema.sql")
    db.executescript(schema.read_text(encoding="utf-8"))
    return db


def test_tables_and_columns_are_told_of(empty: sqlite3.Connection) -> None:
    there = {
        name: {row[1] for row in empty.execute(f'pragma table_info("{name}")')}
        for (name,) in empty.execute("select name from sqlite_master where type in ('table', 'view')")
    }
    told = {name: set(table["columns"]) for name, table in metadata_table()["tables"].items()}
    there["documents"].add("text")
    assert told == there
    for table in metadata_table()["tables"].values():
        assert table["description"].endswith(".")
        assert set(table.get("facets", ())) | {table.get("label_column", "id")} <= {*table["columns"], "id"}


def test_what_a_label_names_is_there(empty: sqlite3.Connection) -> None:
    for name, table in metadata_table()["tables"].items():
        columns = {row[1] for row in empty.execute(f'pragma table_info("{name}")')}
        sorts = [table[key] for key in ("label_column", "sort", "sort_desc") if key in table]
        assert set(sorts) | set(table.get("facets", ())) <= columns


def test_the_database_is_known_by_the_name_of_its_file(samples: ModuleType, parcel_from: Callable[..., Parcel]) -> None:
    beside = companions(parcel_from(samples.conflict()), FORMATS["datasette"], "my flood")
    told = json.loads(beside[".metadata.json"])
    assert list(told["databases"]) == ["my flood"]
    assert told["databases"]["my flood"]["about"] == "Made on 2026-11-22"
    assert companions(parcel_from(samples.conflict()), FORMATS["brief"], "flood") == {}
