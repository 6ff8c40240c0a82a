#!/usr/bin/env python3
"""A large ledger with its index, and how long the desk's questions to it take.

usage: desk_ledger.py make ADDRESS [--claims N] [--seed S]
       desk_ledger.py ask ADDRESS [--times N] [--seed S]

`make` fills a new ledger at ADDRESS (a path, or postgresql://…): reports made up in eight languages, read by the reader
and put into the index as `counterclaim serve` does, some 10,000 claims of many stories and some 20,000 of a single
one; these are then multiplied row by row, the single one a few times, the others with other names, years and ids until
there are --claims. What is multiplied can be looked at as any other; it is not for judging, for the happenings that
stories are found by are those of no report.

`ask` puts each question that the desk's pages ask, --times times with other stories, speakers, words and filters, in
turn, and prints for each its milliseconds: the median, the 95th of a hundred, and the longest; and of the processor's
time that this process took, the 95th.
"""

from __future__ import annotations

import argparse
import re
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from desk_questions import ask
from desk_reports import NAMES, NATIVE, YEAR, reports
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
GIANT, GIANTS = 2_000, 4  # reports of a story that is large beyond others, and how many of these there are
GIANT_FROM = 300_000  # claims from which on a ledger has such stories

_LEFT = {"ix_speakers", "ix_speaker_names", "ix_speaker_words", "ix_tallies", "ix_persons", "ix_blocks", "ix_proposals",
         "ix_mark", "ix_keys", "ix_links"}  # fmt: skip
_NUMBERS = {"rowid", "number", "story", "told", "document", "version", "reading", "whole", "chapter"}
_ID = re.compile(r"\b([a-z]_)[0-9a-f]{4}([0-9a-f]{12})\b")
_SURNAMES = [name.split()[1] for name in (*NAMES[:3], *(name for native in NATIVE.values() for name in native))]
_LETTERS = ("abcdefghijklmnopqrstuvwxyz", "абвгдежзиклмнопрстуфхцчшщы", "ابتثجحخدذرزسشصضطظعغفقكلمنه")
_CHANGING = [*(f"{kind}_0000" for kind in "mtvsp"), "desk/0000", f"{YEAR}-"]
_CHANGING += dict.fromkeys(each for name in _SURNAMES for each in (name, name.lower()))
"""What is another in each turn, always as long as it was."""
_CHANGES = re.compile("(" + "|".join(map(re.escape, sorted(_CHANGING, key=len, reverse=True))) + ")")

_INDEXES = (
    "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index JOIN pg_class ON oid = indrelid "
    "WHERE relnamespace = 'public'::regnamespace AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)"
)
"""Those of a PostgreSQL database that no key needs."""

SPAN = 100_000
"""Rows that a table may have of the first reports."""


def made(address: str, claims: int, seed: int) -> int:
    """Fill a new ledger at `address` with about so many `claims`; tell how many they are."""
    with Ledger.open(address) as store, store.batch():
        make(store.session)
    target = Copied(address) if "://" in address else Filled(address)
    done, turn = 0, 0
    if claims >= GIANT_FROM:
        with read(GIANT, GIANT, seed + 1) as source:
            done, turn = GIANTS * many(source), GIANTS
            multiply(source, target, range(GIANTS))
    with read(DOCUMENTS, LARGE, seed) as source:
        turns = max(1, round((claims - done) / many(source)))
        multiply(source, target, range(turn, turn + turns))
        done += turns * many(source)
    target.finish()
    _count(address)
    return done


@contextmanager
def read(documents: int, large: int, seed: int) -> Iterator[sqlite3.Connection]:
    """A ledger with an index, of so many `documents` that are read; one story of it is told by `large` of them."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "first.db")
        with Ledger.open(path) as store:
            for _ in keep(store, reports(documents, large, seed)):
                pass
        bring_up(path)
        with closing(sqlite3.connect(path)) as source:
            yield source


def many(source: sqlite3.Connection) -> int:
    """How many claims are in `source`."""
    found: int = source.execute("SELECT count(*) FROM claims").fetchone()[0]
    return found


def multiply(source: sqlite3.Connection, target: Filled | Copied, turns: range) -> None:
    """Put all that is in `source` into `target`, once in each of `turns`."""
    becoming = [_turned(turn) for turn in turns]
    for table in _tables():
        began = time.monotonic()
        found = source.execute(f'SELECT {"rowid, " * (table == "ix_words")}* FROM "{table}"')
        columns = [column[0] for column in found.description]
        if rows := [_prepared(columns, row) for row in found]:
            target.put(table, columns, _in_turns(rows, turns, becoming))
            print(f"{table}: {len(turns) * len(rows):,} rows in {time.monotonic() - began:.0f} s", file=sys.stderr)


def _prepared(columns: Sequence[str], row: Sequence[Any]) -> list[Any]:
    """`row` made ready for many turns: text in which something changes in pieces, every second of which does, and
    numbers of rows as lists of one."""
    made: list[Any] = []
    for column, value in zip(columns, row, strict=True):
        if column in _NUMBERS and isinstance(value, int):
            made.append([value])
        elif isinstance(value, str) and len(pieces := _CHANGES.split(_ID.sub(r"\g<1>0000\2", value))) > 1:
            made.append(tuple(pieces))
        else:
            made.append(value)
    return made


def _in_turns(rows: Sequence[list[Any]], turns: range, becoming: Sequence[dict[str, str]]) -> Iterator[list[Any]]:
    """The `rows` that `_prepared` made ready, as they are in each of `turns`."""
    for turn, now in zip(turns, becoming, strict=True):
        begins = turn * SPAN
        for row in rows:
            yield [_as_it_is(value, now, begins) for value in row]


def _as_it_is(value: Any, now: dict[str, str], begins: int) -> Any:
    if type(value) is tuple:
        return "".join([now.get(piece, piece) for piece in value])
    return value[0] + begins if type(value) is list else value


def _tables() -> Iterator[str]:
    """The tables to be multiplied, each after those that it points at."""
    for metadata in (METADATA, DERIVED):
        yield from (table.name for table in metadata.sorted_tables if table.name not in _LEFT)
    yield "ix_words"


def _turned(turn: int) -> dict[str, str]:
    """What becomes of each of `_CHANGING` in one `turn`."""
    return {word: _become(word, turn) for word in _CHANGING} if turn else {}


def _become(word: str, turn: int) -> str:
    if word == f"{YEAR}-":
        return f"{2000 + (YEAR + turn) % 26}-"
    if word.endswith("0000"):
        return word[:-4] + f"{turn:04}"
    letters = next((own for own in _LETTERS if word[-1] in own), _LETTERS[0])
    return word[:-2] + letters[turn // 26] + letters[turn % 26]


def _named(columns: Sequence[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


class Filled:
    """A ledger in a file, filled by the driver itself."""

    def __init__(self, address: str) -> None:
        self._file = sqlite3.connect(address)
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF", "cache_size = -500000"):
            self._file.execute(f"PRAGMA {pragma}")
        found = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        self._indexes = self._file.execute(found).fetchall()
        for name, _ in self._indexes:  # made in the end, in a fraction of the time
            self._file.execute(f'DROP INDEX "{name}"')

    def put(self, table: str, columns: list[str], rows: Iterator[list[Any]]) -> None:
        """Put `rows` into `table`."""
        places = ", ".join("?" * len(columns))
        self._file.executemany(f'INSERT INTO "{table}" ({_named(columns)}) VALUES ({places})', rows)
        self._file.commit()

    def finish(self) -> None:
        """Let go of it."""
        for _, made in self._indexes:
            self._file.execute(made)
        self._file.execute("PRAGMA journal_mode = WAL")
        self._file.close()


class Copied:
    """A ledger in PostgreSQL, filled by its server."""

    def __init__(self, address: str) -> None:
        import psycopg

        self._server = psycopg.connect(address)
        self._server.execute("SET session_replication_role = replica")
        self._indexes = self._server.execute(_INDEXES).fetchall()
        for name, _ in self._indexes:  # made in the end, in a fraction of the time
            self._server.execute(f"DROP INDEX {name}")

    def put(self, table: str, columns: list[str], rows: Iterator[list[Any]]) -> None:
        """Put `rows` into `table`."""
        if table != "ix_words":
            self._copy(f'"{table}" ({_named(columns)})', rows)
        else:
            self._server.execute("CREATE TEMPORARY TABLE told (document integer, words text)")
            self._copy("told", rows)
            self._server.execute(
                "INSERT INTO ix_words SELECT document, array_to_tsvector(string_to_array(words, ' ')) FROM told"
            )
            self._server.execute("DROP TABLE told")
        self._server.commit()

    def _copy(self, into: str, rows: Iterator[list[Any]]) -> None:
        with self._server.cursor() as cursor, cursor.copy(f"COPY {into} FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)

    def finish(self) -> None:
        """Have the server know what is there, and let go of it."""
        for _, made in self._indexes:
            self._server.execute(made)
        self._server.commit()
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
    options.add_argument("--claims", type=int, default=2_000_000, metavar="N")
    options.add_argument("--times", type=int, default=100, metavar="N")
    options.add_argument("--seed", type=int, default=1, metavar="S")
    wanted = options.parse_args()
    if wanted.what == "make":
        print(f"{made(wanted.address, wanted.claims, wanted.seed):,} claims")
    else:
        ask(wanted.address, wanted.times, wanted.seed)


if __name__ == "__main__":
    main()
