"""The derived tables in which happenings are kept: their keys, the links between them, and which chapters are a story.

Happenings, keys and chapters are known by signed 64-bit numbers (`resolve.kept`, `resolve.keys`); what is kept of a
happening are words that mean nothing here.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    Integer,
    Row,
    String,
    Table,
    Text,
    bindparam,
    delete,
    select,
    update,
)

from counterclaim.ledger.index.derived import DERIVED
from counterclaim.ledger.index.numbered import asked
from counterclaim.ledger.session import Session

NUMBER = BigInteger().with_variant(Integer(), "sqlite")

HAPPENINGS = Table(
    "ix_happenings",
    DERIVED,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    Column("document", Integer, nullable=False, index=True),
    Column("chapter", NUMBER, index=True),
    Column("step", Integer),
    Column("day", Integer),
    Column("words", Text, nullable=False),
)
"""`chapter` is what it is told in, by the least of the numbers there, and `step` how much holds that together; both are
nothing until it is put in one. `day` is that of the report."""

KEYS = Table(
    "ix_keys",
    DERIVED,
    Column("key", NUMBER, primary_key=True, autoincrement=False),
    Column("happening", NUMBER, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

LINKS = Table(
    "ix_links",
    DERIVED,
    Column("a", NUMBER, primary_key=True, autoincrement=False),
    Column("b", NUMBER, primary_key=True, autoincrement=False, index=True),
    Column("points", Float, nullable=False),
    sqlite_with_rowid=False,
)

WHOLES = Table(
    "ix_wholes",
    DERIVED,
    Column("chapter", NUMBER, primary_key=True, autoincrement=False),
    Column("whole", NUMBER, nullable=False, index=True),
)
"""The chapters that are one story, by the least of them."""

FOUND = Table(
    "ix_found",
    DERIVED,
    Column("whole", NUMBER, primary_key=True, autoincrement=False),
    Column("plain", String(32), nullable=False, index=True),
    Column("story", String(32), nullable=False, index=True),
    Column("apart", Integer, nullable=False),
)
"""A story as it is found, before people join and part any: the id that its documents give it, and the one that it has,
which is another where several begin with the same text; `apart` is 1 where people join or part it."""


class Put(NamedTuple):
    """A happening as it is put: its number, that of its document, the day of that, and what is kept of it."""

    number: int
    document: int
    day: int | None
    words: str


class Found(NamedTuple):
    """The id that a story's documents give it, the one that it has, and whether people join or part it."""

    plain: str
    story: str
    apart: bool = False


class Woven:
    """Happenings as the index of the ledger `db` keeps them; all is asked and changed inside a batch."""

    def __init__(self, db: Session) -> None:
        self._db = db

    def words(self, numbers: Collection[int]) -> dict[int, str]:
        """What is kept of those of these happenings that are here; nothing where it was erased."""
        return {row.number: row.words for row in self._ask("words", numbers)}

    def insert(self, rows: Collection[Put], keys: Mapping[int, Collection[int]]) -> None:
        """Take in happenings (`rows`) with the `keys` of each, in no chapter."""
        self._db.insert_all(HAPPENINGS, [row._asdict() for row in sorted(rows)])
        pairs = sorted((key, row.number) for row in rows for key in keys[row.number])
        self._db.insert_all(KEYS, [{"key": key, "happening": number} for key, number in pairs])

    def drop(self, numbers: Collection[int], keys: Mapping[int, Collection[int]]) -> None:
        """Forget the happenings of these `numbers` and `keys`, and their links."""
        self.unlink([(a, b) for a, b, _ in self.links(numbers)])
        self._each(delete(HAPPENINGS).where(HAPPENINGS.c.number == bindparam("n")), [{"n": n} for n in numbers])
        pairs = [{"k": key, "n": number} for number in numbers for key in keys[number]]
        self._each(delete(KEYS).where(KEYS.c.key == bindparam("k"), KEYS.c.happening == bindparam("n")), pairs)

    def kept_keys(self, numbers: Collection[int]) -> dict[int, list[int]]:
        """The keys of each of these happenings, as they were put. Goes through all keys: they are asked for by these
        numbers only where an erasure took the words away."""
        found: dict[int, list[int]] = {number: [] for number in numbers}
        for row in self._ask("keys", numbers):
            found[row.happening].append(row.key)
        return found

    def sizes(self, keys: Collection[int], most: int) -> dict[int, int]:
        """How many happenings have each of these `keys`; only up to `most` are counted."""
        return {row.value: row.size for row in self._ask("sizes", keys, most=most)}

    def blocks(self, keys: Collection[int]) -> dict[int, list[int]]:
        """The happenings of each block."""
        found = defaultdict[int, list[int]](list)
        for row in self._ask("blocks", keys):
            found[row.value].append(row.happening)
        return found

    def links(self, numbers: Collection[int]) -> set[tuple[int, int, float]]:
        """The links of these happenings, the lesser number first, and the points of each."""
        return {tuple(row) for end in ("links from", "links to") for row in self._ask(end, numbers)}

    def link(self, links: Collection[tuple[int, int, float]]) -> None:
        """Keep these links."""
        self._db.insert_all(LINKS, [{"a": a, "b": b, "points": points} for a, b, points in sorted(links)])

    def unlink(self, pairs: Collection[tuple[int, int]]) -> None:
        """Forget the links of these pairs, the lesser number first."""
        own = delete(LINKS).where(LINKS.c.a == bindparam("x"), LINKS.c.b == bindparam("y"))
        self._each(own, [{"x": a, "y": b} for a, b in pairs])

    # By chapter, and by document

    def days(self, numbers: Collection[int]) -> dict[int, int | None]:
        """The day of the report of each of these happenings."""
        return {row.number: row.day for row in self._ask("days", numbers)}

    def chapters(self, numbers: Collection[int]) -> Mapping[int, tuple[int, int]]:
        """The chapter of each of these happenings that was put in one, and the step of it."""
        return {row.number: (row.chapter, row.step) for row in self._ask("chapters", numbers)}

    def members(self, chapters: Collection[int]) -> dict[int, list[int]]:
        """The happenings of each of these chapters."""
        found: dict[int, list[int]] = {chapter: [] for chapter in chapters}
        for row in self._ask("told in", chapters):
            found[row.chapter].append(row.number)
        return found

    def put_chapters(self, chapters: Mapping[int, tuple[int, int]]) -> None:
        """Put each of these happenings into its chapter."""
        own = update(HAPPENINGS).where(HAPPENINGS.c.number == bindparam("n"))
        own = own.values(chapter=bindparam("its"), step=bindparam("at"))
        self._each(own, [{"n": number, "its": id, "at": step} for number, (id, step) in chapters.items()])

    def told_in(self, wholes: Collection[int]) -> dict[int, list[int]]:
        """The happenings of each of these stories."""
        found: dict[int, list[int]] = {whole: [] for whole in wholes}
        story = {row.chapter: row.whole for row in self._ask("chapters in", wholes)}
        for row in self._ask("told in", story):
            found[story[row.chapter]].append(row.number)
        return found

    def of_documents(self, documents: Collection[int]) -> dict[int, int]:
        """The happenings that these documents tell, each with the document."""
        return {row.number: row.document for row in self._ask("of documents", documents)}

    def documents(self, chapter: int) -> set[int]:
        """The documents of a chapter."""
        return {row.document for row in self._ask("documents", [chapter])}

    def chapters_of(self, documents: Collection[int]) -> dict[int, set[int]]:
        """The chapters that each of these documents is in."""
        found = defaultdict[int, set[int]](set)
        for row in self._ask("chapters of", documents):
            found[row.document].add(row.chapter)
        return found

    # Which chapters are one story

    def wholes(self, chapters: Collection[int]) -> dict[int, int]:
        """The story of each of these chapters, as it was put."""
        return {row.chapter: row.whole for row in self._ask("wholes", chapters)}

    def chapters_in(self, wholes: Collection[int]) -> dict[int, set[int]]:
        """The chapters of each of these stories."""
        found = defaultdict[int, set[int]](set)
        for row in self._ask("chapters in", wholes):
            found[row.whole].add(row.chapter)
        return found

    def put_wholes(self, wholes: Mapping[int, Collection[int]]) -> None:
        """Have these chapters be the story that is known by each of these numbers."""
        rows = [{"chapter": chapter, "whole": whole} for whole, own in wholes.items() for chapter in sorted(own)]
        self._db.insert_all(WHOLES, rows)

    def drop_wholes(self, wholes: Collection[int]) -> None:
        """Have the chapters of these stories be part of none."""
        self._each(delete(WHOLES).where(WHOLES.c.whole == bindparam("n")), [{"n": whole} for whole in wholes])

    def found(self, wholes: Collection[int]) -> dict[int, Found]:
        """What these stories were called when they were last put."""
        return {row.whole: Found(row.plain, row.story, bool(row.apart)) for row in self._ask("found", wholes)}

    def put_found(self, found: Mapping[int, Found]) -> None:
        """Call the stories that are known by these numbers so."""
        self.drop_found(found)
        rows = [{"whole": whole, **each._asdict(), "apart": int(each.apart)} for whole, each in found.items()]
        self._db.insert_all(FOUND, rows)

    def drop_found(self, wholes: Collection[int]) -> None:
        """Forget what these stories were called."""
        self._each(delete(FOUND).where(FOUND.c.whole == bindparam("n")), [{"n": whole} for whole in wholes])

    def namesakes(self, plain: str) -> list[int]:
        """The stories to which their documents give that id."""
        return [row.whole for row in self._db.rows(_NAMESAKES, plain=plain)]

    def namesakes_of(self, plain: Collection[str]) -> dict[str, set[int]]:
        """The same for each of these ids that a story has."""
        found, ids = defaultdict[str, set[int]](set), sorted(plain)
        for start in range(0, len(ids), 500):
            for row in self._db.rows(select(FOUND).where(FOUND.c.plain.in_(ids[start : start + 500]))):
                found[row.plain].add(row.whole)
        return found

    def known_as(self, story: str) -> list[int]:
        """The stories, as they are found, that have the id `story`."""
        return [row.whole for row in self._db.rows(_KNOWN_AS, story=story)]

    def told_as(self, stories: Collection[str]) -> dict[str, list[str]]:
        """What is kept of the happenings of the stories of these ids that nobody joins or parts."""
        found: dict[str, list[str]] = {story: [] for story in stories}
        for row in self._db.rows(_TOLD_AS, stories=list(stories)):
            found[row.story] += [row.words] if row.words else []
        return found

    def apart(self) -> list[int]:
        """The stories, as they are found, that people join or part."""
        return [row.whole for row in self._db.rows(_APART)]

    def _ask(self, question: str, numbers: Collection[int], **more: Any) -> Iterable[Row[Any]]:
        return asked(self._db, question, numbers, **more)

    def _each(self, statement: Any, many: list[dict[str, Any]]) -> None:
        if many:
            self._db.connection.execute(statement, many)


_NAMESAKES = FOUND.select().where(FOUND.c.plain == bindparam("plain"))
_KNOWN_AS = FOUND.select().where(FOUND.c.story == bindparam("story"))
_APART = FOUND.select().where(FOUND.c.apart == 1)
_TOLD_AS = (
    select(FOUND.c.story, HAPPENINGS.c.words)
    .join(WHOLES, WHOLES.c.whole == FOUND.c.whole)
    .join(HAPPENINGS, HAPPENINGS.c.chapter == WHOLES.c.chapter)
    .where(FOUND.c.apart == 0, FOUND.c.story.in_(bindparam("stories", expanding=True)))
)
