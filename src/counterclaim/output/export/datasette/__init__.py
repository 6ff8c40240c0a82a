"""The ledger as an SQLite file that Datasette opens as it is, with a metadata file (https://docs.datasette.io)."""

import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from counterclaim.output.export.datasette.filling import fill
from counterclaim.output.export.datasette.metadata import metadata_of
from counterclaim.output.export.parcel import Parcel

_WORDS = ("title", "outlet", "author")


def write(parcel: Parcel, target: BinaryIO) -> None:
    """Write `parcel` as a database: stories, series, statements, claims, documents, speakers, verdicts and positions,
    linked to each other, with an index for words and two views."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.sqlite"
        with closing(sqlite3.connect(path, isolation_level=None)) as db:
            _make(db, parcel)
        with path.open("rb") as made:
            shutil.copyfileobj(made, target)


def beside(parcel: Parcel, name: str) -> Mapping[str, bytes]:
    """The metadata for the file called `name` (without its ending), by which Datasette knows the database."""
    return {".metadata.json": metadata_of(parcel, name)}


def _make(db: sqlite3.Connection, parcel: Parcel) -> None:
    db.execute("pragma journal_mode = off")  # nobody else sees the file before it is whole
    db.execute("pragma synchronous = off")
    db.executescript(_data("schema.sql"))
    words = ", ".join((*_WORDS, "text") if parcel.texts else _WORDS)
    if parcel.texts:
        db.execute("alter table documents add column text text")
    db.execute("begin")
    fill(db, parcel)
    db.execute("commit")
    db.execute(f'create virtual table documents_fts using fts5({words}, content="documents", tokenize="trigram")')
    db.executescript(_data("search.sql"))
    db.execute("analyze")


def _data(name: str) -> str:
    return files(__name__).joinpath(name).read_text(encoding="utf-8")
