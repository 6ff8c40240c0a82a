"""The derived tables in which happenings are kept: their keys, the links between them, and which groups are a story.

Happenings, keys and groups are known by signed 64-bit numbers (`resolve.kept`, `resolve.keys`); what is kept of a
happening are words that mean nothing here.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import (
    BigInteger,
    Column,
    Integer,
    Row,
    String,
    Table,
    Text,
    bindparam,
    delete,
    insert,
    select,
    text,
    update,
)

from counterclaim.ledger.index.derived import DERIVED
from counterclaim.ledger.session import Session

NUMBER = BigInteger().with_variant(Integer(), "sqlite")

HAPPENINGS = Table(
    "ix_happenings",
    DERIVED,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    Column("document", Integer, nullable=False, index=True),
    Column("grouped", NUMBER, nullable=False, index=True),
    Column("words", Text, nullable=False),
)
"""`grouped` is the group, by the least of the numbers in it."""

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
    sqlite_with_rowid=False,
)

WHOLES = Table(
    "ix_wholes",
    DERIVED,
    Column("grouped", NUMBER, primary_key=True, autoincrement=False),
    Column("whole", NUMBER, nullable=False, index=True),
)
"""The groups that are one story, by the least of them."""

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

    def insert(self, rows: Collection[tuple[int, int, str]], keys: Mapping[int, Collection[int]]) -> None:
        """Take in happenings (number, number of the document, words) with the `keys` of each, each a group of its
        own."""
        names = ("number", "document", "words")
        self._db.insert_all(
            HAPPENINGS, [{**dict(zip(names, row, strict=True)), "grouped": row[0]} for row in sorted(rows)]
        )
        pairs = sorted((key, number) for number, _, _ in rows for key in keys[number])
        self._db.insert_all(KEYS, [{"key": key, "happening": number} for key, number in pairs])

    def drop(self, numbers: Collection[int], keys: Mapping[int, Collection[int]]) -> None:
        """Forget the happenings of these `numbers` and `keys`, and their links."""
        self.unlink(self.links(numbers))
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

    def heads(self, keys: Collection[int], most: int, undated: bool) -> dict[int, list[int]]:
        """The first happenings of each block, so many at `most`, in the order of their numbers; the `undated` ones
        alone are those with numbers below 0."""
        below = 0 if undated else _GREATEST
        found = defaultdict[int, list[int]](list)
        for row in self._ask("heads", keys, most=most, below=below):
            found[row.value].append(row.happening)
        return {key: sorted(numbers) for key, numbers in found.items()}

    def block(self, key: int) -> Sequence[int]:
        """All happenings of the block, however many."""
        return [row.happening for row in self._ask("block", [key])]

    def links(self, numbers: Collection[int]) -> set[tuple[int, int]]:
        """The links of these happenings, the lesser number first."""
        return {(row.a, row.b) for end in ("links from", "links to") for row in self._ask(end, numbers)}

    def link(self, pairs: Collection[tuple[int, int]]) -> None:
        """Keep these links."""
        self._db.insert_all(LINKS, [{"a": a, "b": b} for a, b in sorted(pairs)])

    def unlink(self, pairs: Collection[tuple[int, int]]) -> None:
        """Forget these links."""
        own = delete(LINKS).where(LINKS.c.a == bindparam("x"), LINKS.c.b == bindparam("y"))
        self._each(own, [{"x": a, "y": b} for a, b in pairs])

    def groups(self, numbers: Collection[int]) -> dict[int, int]:
        """The group of each of these happenings."""
        return {row.number: row.grouped for row in self._ask("groups", numbers)}

    def members(self, group: int) -> list[int]:
        """The happenings of a group."""
        return self.all_members([group])

    def all_members(self, groups: Collection[int]) -> list[int]:
        """The happenings of these groups."""
        return [row.number for row in self._ask("members", groups)]

    def regroup(self, numbers: Collection[int], group: int) -> None:
        """Put these happenings into `group`."""
        own = update(HAPPENINGS).where(HAPPENINGS.c.number == bindparam("n")).values(grouped=group)
        self._each(own, [{"n": number} for number in numbers])

    def rename(self, group: int, into: int) -> None:
        """Put all happenings of `group` into the group `into`."""
        self._db.change(update(HAPPENINGS).where(HAPPENINGS.c.grouped == group).values(grouped=into))

    # By document

    def of_documents(self, documents: Collection[int]) -> dict[int, int]:
        """The happenings that these documents tell, each with the document."""
        return {row.number: row.document for row in self._ask("of documents", documents)}

    def documents(self, group: int) -> set[int]:
        """The documents of a group."""
        return {row.document for row in self._ask("documents", [group])}

    def groups_of(self, documents: Collection[int]) -> dict[int, set[int]]:
        """The groups that each of these documents is in."""
        found = defaultdict[int, set[int]](set)
        for row in self._ask("groups of", documents):
            found[row.document].add(row.grouped)
        return found

    # Which groups are one story

    def wholes(self, groups: Collection[int]) -> dict[int, int]:
        """The story of each of these groups, as it was put."""
        return {row.grouped: row.whole for row in self._ask("wholes", groups)}

    def groups_in(self, wholes: Collection[int]) -> dict[int, set[int]]:
        """The groups of each of these stories."""
        found = defaultdict[int, set[int]](set)
        for row in self._ask("groups in", wholes):
            found[row.whole].add(row.grouped)
        return found

    def put_whole(self, whole: int, groups: Collection[int]) -> None:
        """Have these groups be the story that is known by `whole`."""
        self._db.insert_all(WHOLES, [{"grouped": group, "whole": whole} for group in sorted(groups)])

    def drop_wholes(self, wholes: Collection[int]) -> None:
        """Have the groups of these stories be part of none."""
        self._each(delete(WHOLES).where(WHOLES.c.whole == bindparam("n")), [{"n": whole} for whole in wholes])

    def found(self, wholes: Collection[int]) -> dict[int, Found]:
        """What these stories were called when they were last put."""
        return {row.whole: Found(row.plain, row.story, bool(row.apart)) for row in self._ask("found", wholes)}

    def put_found(self, whole: int, found: Found) -> None:
        """Call the story that is known by `whole` so."""
        self._db.change(delete(FOUND).where(FOUND.c.whole == whole))
        self._db.connection.execute(insert(FOUND), {"whole": whole, **found._asdict(), "apart": int(found.apart)})

    def drop_found(self, wholes: Collection[int]) -> None:
        """Forget what these stories were called."""
        self._each(delete(FOUND).where(FOUND.c.whole == bindparam("n")), [{"n": whole} for whole in wholes])

    def namesakes(self, plain: str) -> list[int]:
        """The stories to which their documents give that id."""
        return [row.whole for row in self._db.rows(_NAMESAKES, plain=plain)]

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
        if not numbers:
            return ()
        asked: Any = json.dumps(sorted(numbers)) if self._db.dialect == "sqlite" else sorted(numbers)
        words = _QUESTIONS[self._db.dialect][question]
        return self._db.connection.execute(words, {"numbers": asked, **more}).all()

    def _each(self, statement: Any, many: list[dict[str, Any]]) -> None:
        if many:
            self._db.connection.execute(statement, many)


_GREATEST = (1 << 63) - 1

# Each question is about many numbers, told in one parameter; the join goes from these to the table.
_ASKED = {
    "words": "SELECT h.number, h.words FROM {numbers} JOIN ix_happenings AS h ON h.number = k.value",
    "keys": "SELECT h.key, h.happening FROM ix_keys AS h WHERE h.happening IN (SELECT k.value FROM {numbers})",
    "block": "SELECT h.happening FROM {numbers} JOIN ix_keys AS h ON h.key = k.value",
    "sizes": "SELECT k.value, (SELECT count(*) FROM (SELECT 1 FROM ix_keys AS h WHERE h.key = k.value LIMIT :most) "
    "AS x) AS size FROM {numbers}",
    "links from": "SELECT h.a, h.b FROM {numbers} JOIN ix_links AS h ON h.a = k.value",
    "links to": "SELECT h.a, h.b FROM {numbers} JOIN ix_links AS h ON h.b = k.value",
    "groups": "SELECT h.number, h.grouped FROM {numbers} JOIN ix_happenings AS h ON h.number = k.value",
    "members": "SELECT h.number FROM {numbers} JOIN ix_happenings AS h ON h.grouped = k.value",
    "of documents": "SELECT h.number, h.document FROM {numbers} JOIN ix_happenings AS h ON h.document = k.value",
    "documents": "SELECT DISTINCT h.document FROM {numbers} JOIN ix_happenings AS h ON h.grouped = k.value",
    "groups of": "SELECT h.document, h.grouped FROM {numbers} JOIN ix_happenings AS h ON h.document = k.value",
    "wholes": "SELECT h.grouped, h.whole FROM {numbers} JOIN ix_wholes AS h ON h.grouped = k.value",
    "groups in": "SELECT h.grouped, h.whole FROM {numbers} JOIN ix_wholes AS h ON h.whole = k.value",
    "found": "SELECT h.whole, h.plain, h.story, h.apart FROM {numbers} JOIN ix_found AS h ON h.whole = k.value",
}
_HEADS = {
    "sqlite": "SELECT k.value, h.happening FROM {numbers} JOIN ix_keys AS h ON h.key = k.value "
    "AND h.happening < :below AND h.happening <= coalesce((SELECT x.happening FROM ix_keys AS x WHERE x.key = k.value "
    f"ORDER BY x.happening LIMIT 1 OFFSET :most - 1), {_GREATEST})",
    "postgresql": "SELECT k.value, h.happening FROM {numbers} JOIN LATERAL (SELECT x.happening FROM ix_keys AS x "
    "WHERE x.key = k.value AND x.happening < :below ORDER BY x.happening LIMIT :most) AS h ON true",
}
_NUMBERS = {
    "sqlite": ("json_each(:numbers) AS k", "CROSS JOIN"),  # SQLite takes the left side of that first
    "postgresql": ("unnest(CAST(:numbers AS bigint[])) AS k(value)", "JOIN"),
}
_QUESTIONS = {
    dialect: {
        name: text(words.format(numbers=numbers).replace(" JOIN ", f" {join} ", 1))
        for name, words in {**_ASKED, "heads": _HEADS[dialect]}.items()
    }
    for dialect, (numbers, join) in _NUMBERS.items()
}
_NAMESAKES = FOUND.select().where(FOUND.c.plain == bindparam("plain"))
_KNOWN_AS = FOUND.select().where(FOUND.c.story == bindparam("story"))
_APART = FOUND.select().where(FOUND.c.apart == 1)
_TOLD_AS = (
    select(FOUND.c.story, HAPPENINGS.c.words)
    .join(WHOLES, WHOLES.c.whole == FOUND.c.whole)
    .join(HAPPENINGS, HAPPENINGS.c.grouped == WHOLES.c.grouped)
    .where(FOUND.c.apart == 0, FOUND.c.story.in_(bindparam("stories", expanding=True)))
)
