#!/usr/bin/env python3
"""A large ledger with its index, and how long the desk's questions to it take.

usage: desk_ledger.py make ADDRESS [--claims N] [--seed S]
       desk_ledger.py ask ADDRESS [--times N] [--seed S]

`make` fills a new ledger at ADDRESS (a path, or postgresql://…): reports made up in eight languages, read by the reader
and put into the index as `counterclaim serve` does, some 10,000 claims of them; these are then multiplied row by row,
each time with other towns, years and ids, until there are --claims. What is multiplied can be looked at as any other;
it is not for judging, for the happenings that stories are found by are those of no report.

`ask` puts each question that the desk's pages ask, --times times with other stories, speakers, words and filters, in
turn, and prints for each its milliseconds: the median, the 95th of a hundred, and the longest.
"""

from __future__ import annotations

import argparse
import re
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from desk_questions import ask
from desk_reports import LATIN, NAMES, YEAR, reports
from sqlalchemy import func, select

from counterclaim.flow import keep
from counterclaim.indexing import bring_up
from counterclaim.indexing.following import made_by
from counterclaim.ledger import Ledger
from counterclaim.ledger.index.derived import DERIVED, make
from counterclaim.ledger.index.folding import words_of
from counterclaim.ledger.index.mark import begin, move, newest
from counterclaim.ledger.index.packing import unpacked
from counterclaim.ledger.index.shelves import (
    FACETS,
    SPEAKER_NAMES,
    SPEAKER_WORDS,
    SPEAKERS,
    STORIES,
    STORY_SPEAKERS,
    TALLIES,
)
from counterclaim.ledger.index.tallying import ALL
from counterclaim.ledger.tables import METADATA
from counterclaim.model import StorySpeaker
from counterclaim.model.shelf_record import story_speaker_from

DOCUMENTS, LARGE = 600, 60  # that are read, and of the largest story among them

_LEFT = {"ix_speakers", "ix_speaker_names", "ix_speaker_words", "ix_tallies", "ix_persons", "ix_blocks", "ix_proposals",
         "ix_mark", "ix_happenings", "ix_keys", "ix_links", "ix_wholes", "ix_found", "ix_words"}  # fmt: skip
_NUMBERS = {"number", "story", "told", "document", "version", "reading"}
_SAME_LENGTH = {length: [town for town in LATIN if len(town) == length] for length in map(len, LATIN)}
_SURNAMES = {name.split()[1] for name in NAMES}
_CHANGING = re.compile(
    rf"\b(?:([a-z]_)[0-9a-f]{{4}}([0-9a-f]{{12}})\b|(desk/)0000|{YEAR}(?=-\d\d)|[A-Z][a-z]{{3,9}}\b)"
    rf"|_(?:{'|'.join(map(str.lower, _SURNAMES))})\b"
)


def made(address: str, claims: int, seed: int) -> None:
    """Fill a new ledger at `address` with so many `claims`."""
    with tempfile.TemporaryDirectory() as folder:
        first = str(Path(folder) / "first.db")
        with Ledger.open(first) as store:
            for _ in keep(store, reports(DOCUMENTS, LARGE, seed)):
                pass
        bring_up(first)
        with Ledger.open(address) as store, store.batch():
            make(store.session)
        with sqlite3.connect(first) as source:
            many = source.execute("SELECT count(*) FROM claims").fetchone()[0]
            turns = max(1, round(claims / many))
            target = Copied(address) if "://" in address else Filled(address)
            tables = [table for table in _tables() if source.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone()]
            for table in tables:
                began = time.monotonic()
                rows, columns = _rows(source, table)
                target.put(table, columns, _multiplied(rows, columns, turns))
                print(f"{table}: {turns * len(rows):,} rows in {time.monotonic() - began:.0f} s", flush=True)
            words = source.execute("SELECT rowid, words FROM ix_words").fetchall()
            target.put_words(_multiplied(words, ["number", "words"], turns))
        _count(address)
        target.finish()
    print(f"{turns * many:,} claims")


def _tables() -> Iterator[str]:
    """The tables to be multiplied, each after those that it points at."""
    for metadata in (METADATA, DERIVED):
        yield from (table.name for table in metadata.sorted_tables if table.name not in _LEFT)


def _rows(source: sqlite3.Connection, table: str) -> tuple[list[Any], list[str]]:
    found = source.execute(f'SELECT * FROM "{table}"')
    return found.fetchall(), [column[0] for column in found.description]


def _multiplied(rows: list[Any], columns: list[str], turns: int) -> Iterator[list[Any]]:
    """`rows`, so many `turns` of them, each with other numbers, ids, towns and years; the first as they are."""
    for turn in range(turns):
        changed = Turned(turn)
        for row in rows:
            yield [changed(column, value) for column, value in zip(columns, row, strict=True)]


class Turned:
    """What a value of the first reports becomes in one turn."""

    def __init__(self, turn: int) -> None:
        self._turn = turn
        self._years = str(2000 + (YEAR + turn) % 26)
        self._towns = {
            town: same[(same.index(town) + turn) % len(same)] for same in _SAME_LENGTH.values() for town in same
        }

    def __call__(self, column: str, value: Any) -> Any:
        """What `value` becomes in `column`."""
        if isinstance(value, int):
            return value + self._turn * SPAN if column in _NUMBERS else value
        return _CHANGING.sub(self._word, value) if isinstance(value, str) and self._turn else value

    def _word(self, found: re.Match[str]) -> str:
        if found[1]:
            return f"{found[1]}{self._turn:04x}{found[2]}"
        if found[3]:
            return f"{found[3]}{self._turn:04}"
        word = found[0]
        if word.isdigit():
            return self._years
        if word in _SURNAMES or word[0] == "_":
            return word[:-2] + chr(97 + self._turn // 26) + chr(97 + self._turn % 26)
        return self._towns.get(word, word)


SPAN = 100_000
"""Rows that a table may have of the first reports."""


class Filled:
    """A ledger in a file, filled by the driver itself."""

    def __init__(self, address: str) -> None:
        self._file = sqlite3.connect(address)
        self._file.execute("PRAGMA synchronous = OFF")
        self._file.execute("PRAGMA foreign_keys = OFF")
        self._file.execute("PRAGMA cache_size = -1000000")

    def put(self, table: str, columns: list[str], rows: Iterator[list[Any]]) -> None:
        """Put `rows` into `table`."""
        named = ", ".join(f'"{column}"' for column in columns)
        marks = ", ".join("?" * len(columns))
        self._file.executemany(f'INSERT INTO "{table}" ({named}) VALUES ({marks})', rows)
        self._file.commit()

    def put_words(self, rows: Iterator[list[Any]]) -> None:
        """Put the words of documents, by their numbers."""
        self._file.executemany("INSERT INTO ix_words (rowid, words) VALUES (?, ?)", rows)
        self._file.commit()

    def finish(self) -> None:
        """Make it one that is used as it is."""
        self._file.execute("PRAGMA optimize")
        self._file.close()


class Copied:
    """A ledger in PostgreSQL, filled by COPY."""

    def __init__(self, address: str) -> None:
        import psycopg

        self._server = psycopg.connect(address)
        self._server.execute("SET session_replication_role = replica")

    def put(self, table: str, columns: list[str], rows: Iterator[list[Any]]) -> None:
        """Put `rows` into `table`."""
        named = ", ".join(f'"{column}"' for column in columns)
        with self._server.cursor() as cursor, cursor.copy(f'COPY "{table}" ({named}) FROM STDIN') as copy:
            for row in rows:
                copy.write_row(row)
        self._server.commit()

    def put_words(self, rows: Iterator[list[Any]]) -> None:
        """Put the words of documents, by their numbers."""
        self._server.execute("CREATE TEMPORARY TABLE words (document integer, words text)")
        with self._server.cursor() as cursor, cursor.copy("COPY words FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        self._server.execute(
            "INSERT INTO ix_words SELECT document, array_to_tsvector(string_to_array(words, ' ')) FROM words"
        )
        self._server.commit()

    def finish(self) -> None:
        """Make it one that is used as it is."""
        self._server.autocommit = True
        self._server.execute("VACUUM ANALYZE")
        self._server.close()


def _count(address: str) -> None:
    """Count over all stories what the index counts, and mark it as one that is up to date."""
    with Ledger.open(address) as store, store.batch():
        db = store.session
        facets = db.rows(select(FACETS.c.facet, func.count().label("stories")).group_by(FACETS.c.facet))
        counted = [{"facet": ALL, "kind": "all", "stories": db.rows(select(func.count(STORIES.c.number)))[0][0]}]
        counted += [{**row._asdict(), "kind": row.facet.partition("=")[0]} for row in facets]
        db.insert_all(TALLIES, counted)
        told: dict[str, list[StorySpeaker]] = {}
        for row in db.rows(select(STORY_SPEAKERS.c.record)):
            one = story_speaker_from(unpacked(row.record))
            told.setdefault(one.key, []).append(one)
        db.insert_all(SPEAKERS, [_speaker(parts) for parts in told.values()])
        names = {key: sum((Counter(one.names) for one in parts), Counter()) for key, parts in told.items()}
        rows = [(key, name, many) for key, found in names.items() for name, many in found.items()]
        db.insert_all(SPEAKER_NAMES, [{"speaker": key, "name": name, "claims": many} for key, name, many in rows])
        words = {(key, word) for key, name, _ in rows for word in words_of(name)}
        db.insert_all(SPEAKER_WORDS, [{"speaker": key, "word": word} for key, word in sorted(words)])
        begin(db, made_by())
        move(db, newest(db))


def _speaker(parts: list[StorySpeaker]) -> dict[str, Any]:
    one = parts[0]
    return {
        "key": one.key,
        "name": one.name,
        "type": one.type,
        "country": one.country,
        "parent": one.parent,
        "known": int(one.known),
        "claims": sum(part.claims for part in parts),
        "stories": len(parts),
        "first": min((part.first for part in parts if part.first), default=""),
        "newest": max(part.newest for part in parts),
    }


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("what", choices=("make", "ask"))
    options.add_argument("address")
    options.add_argument("--claims", type=int, default=1_000_000, metavar="N")
    options.add_argument("--times", type=int, default=100, metavar="N")
    options.add_argument("--seed", type=int, default=1, metavar="S")
    wanted = options.parse_args()
    if wanted.what == "make":
        made(wanted.address, wanted.claims, wanted.seed)
    else:
        ask(wanted.address, wanted.times, wanted.seed)


if __name__ == "__main__":
    main()
