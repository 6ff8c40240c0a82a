"""A ledger that is watched: up to where its state was told, the messages that were made, and who has had which.

A look at the ledger leaves its mark and its messages in one transaction; each is then told, and that it was told is a
row of its own. So a program that is killed between any two steps finds, when it starts again, what is left to do.
"""

import json
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple, Self

from sqlalchemy import bindparam, exists, func, select

from counterclaim.ledger.attention import entries
from counterclaim.ledger.clock import now_after
from counterclaim.ledger.connect import plainly
from counterclaim.ledger.entries import had, lacking, note, wants
from counterclaim.ledger.judgements import judgements
from counterclaim.ledger.reports import positions, reports
from counterclaim.ledger.session import Session
from counterclaim.ledger.standing import READ, newest_version
from counterclaim.ledger.tables import (
    DELIVERED,
    DOCUMENTS,
    JUDGEMENTS,
    MARKS,
    MESSAGES,
    OUTLETS,
    PROBLEMS,
    READINGS,
    VERSIONS,
)
from counterclaim.model import Claim, Document, Judgement, Message, Position, as_record, message_from


class Mark(NamedTuple):
    """A state of the ledger: the time of its newest row, and the number of its newest reading."""

    state: str = ""
    reading: int = 0


class Watched:
    """An open ledger, with what is asked of it, and put into it, by those who watch it."""

    def __init__(self, session: Session) -> None:
        self._db = session

    @classmethod
    def open(cls, address: str, at: str | None = None) -> Self:
        """The ledger at `address`, as `Ledger.open` opens it; with `at`, as it stood then, only to be read."""
        return cls(Session.open(address, create=True, at=at))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self._db.close()

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with plainly(self._db.address), self._db.reading():
            yield

    # How far it was told

    def state(self) -> Mark:
        """The ledger's state now. Costs the same however much there is."""
        with self._reading():
            reading = self._db.rows(_NEWEST_READING)
            return Mark(self._db.newest_time(), reading[0].number if reading else 0)

    def mark(self) -> Mark | None:
        """The state up to which messages were made, None where nobody has watched it yet."""
        with self._reading():
            found = self._db.rows(_NEWEST_MARK)
        return Mark(found[0].state, found[0].reading) if found else None

    def keep_messages(self, messages: Sequence[Message], before: Mark | None, now: Mark) -> bool:
        """Keep the `messages` that tell what changed from `before` to `now`, and `now` as the mark.

        False, and nothing kept, where another program has told of it meanwhile.
        """
        with self._db.writing() as at:
            newest = self._db.rows(_NEWEST_MARK)
            if (Mark(newest[0].state, newest[0].reading) if newest else None) != before:
                return False
            mark = self._db.insert(MARKS, state=now.state, reading=now.reading, at=at)
            made = [{"key": each.key, "mark": mark, "record": json.dumps(as_record(each))} for each in messages]
            self._db.insert_all(MESSAGES, made)
        return True

    def born(self) -> str:
        """When the ledger was first watched: by this it is told from others. Empty before that."""
        with self._reading():
            return next((str(row.at) for row in self._db.rows(_FIRST_MARK)), "")

    # Who has had which

    def outlet(self, name: str) -> int:
        """The number of the outlet `name`. One that is new gets what is found from now on."""
        with self._db.writing() as at:
            known = self._db.rows(_OUTLET, name=name)
            if known:
                return int(known[0].number)
            after = self._db.rows(_NEWEST_MESSAGE)[0].number
            return self._db.insert(OUTLETS, name=name, after=after, at=at)

    def waiting(self, outlet: int) -> list[Message]:
        """The messages that the outlet with this number has not had, oldest first."""
        with self._reading():
            return [message_from(json.loads(row.record)) for row in self._db.rows(_WAITING, outlet=outlet)]

    def told(self, message: Message, outlet: int) -> None:
        """Remember that the outlet with this number has had `message`."""
        with self._db.writing() as at:
            self._db.insert(DELIVERED, message=self._db.rows(_MESSAGE, key=message.key)[0].number, outlet=outlet, at=at)

    def messages(self, most: int) -> list[Message]:
        """The newest messages, so many at most, newest first."""
        with self._reading():
            return [message_from(json.loads(row.record)) for row in self._db.rows(_MESSAGES.limit(most))]

    # Which entries of feeds were read

    def wants_entry(self, feed: str, key: str, digest: str) -> bool:
        """Whether the entry `key` of `feed`, as `digest` tells it, is to be read (`entries.wants`)."""
        with self._reading():
            return wants(self._db, feed, key, digest, now_after(""))

    def lacking(self, feed: str) -> bool:
        """Whether there is an entry of `feed` whose page could not be had, and is to be tried again."""
        with self._reading():
            return lacking(self._db, feed, now_after(""))

    def had_page(self, feed: str, key: str) -> bool:
        """Whether the page of the entry `key` of `feed` was had before."""
        with self._reading():
            return had(self._db, feed, key)

    def note_entry(self, feed: str, key: str, digest: str, whole: bool) -> None:
        """Note that the entry was read; `whole` when its page was had, or it has none."""
        with self._db.writing() as at:
            note(self._db, feed, key, digest, whole, at)

    # What came since, and what stands

    def read_since(self, mark: Mark) -> dict[str, bool]:
        """The documents that were read after `mark`, and of each whether what is found in it is news: not where the
        same text had been read before, without a problem with it as a whole."""
        found = dict[str, bool]()
        with self._reading():
            for row in self._db.rows(_READ_SINCE, reading=mark.reading):
                found[row.id] = self._is_news(row.document, row.text_id, mark)
        return found

    def _is_news(self, document: int, text: str, mark: Mark) -> bool:
        for row in self._db.rows(_READ_BEFORE, reading=mark.reading, document=document):
            return row.text_id != text or bool(self._db.rows(_UNREAD, reading=row.number))
        return True

    def judged_since(self, mark: Mark) -> bool:
        """Whether people said something after `mark`."""
        with self._reading():
            return any(row.at > mark.state for row in self._db.rows(_NEWEST_JUDGEMENT))

    def said(self) -> list[Judgement]:
        """What people say that stands."""
        if not judgements(self._db):
            return []
        return [entry.judgement for entry in entries(self._db) if entry.state == "stands"]

    def reports(self, docs: Collection[str] | None) -> Iterator[tuple[Document, list[Claim]]]:
        """The newest version of each of `docs`, or of all documents, that has claims, with those that stand."""
        return reports(self._db, docs)

    def positions(self, docs: Collection[str]) -> Iterator[Position]:
        """The positions that stand in `docs`."""
        return positions(self._db, docs)


_NEWEST_READING = select(READINGS.c.number).order_by(READINGS.c.number.desc()).limit(1)
_NEWEST_JUDGEMENT = select(JUDGEMENTS.c.at).order_by(JUDGEMENTS.c.number.desc()).limit(1)
_NEWEST_MARK = select(MARKS.c.state, MARKS.c.reading).order_by(MARKS.c.number.desc()).limit(1)
_FIRST_MARK = select(MARKS.c.at).order_by(MARKS.c.number).limit(1)
_NEWEST_MESSAGE = select(func.coalesce(func.max(MESSAGES.c.number), 0).label("number"))
_OUTLET = select(OUTLETS.c.number).where(OUTLETS.c.name == bindparam("name"))
_MESSAGE = select(MESSAGES.c.number).where(MESSAGES.c.key == bindparam("key"))
_MESSAGES = select(MESSAGES.c.record).order_by(MESSAGES.c.number.desc())
_HAD = exists().where(DELIVERED.c.message == MESSAGES.c.number, DELIVERED.c.outlet == OUTLETS.c.number)
_WAITING = (
    select(MESSAGES.c.record)
    .join(OUTLETS, OUTLETS.c.after < MESSAGES.c.number)
    .where(OUTLETS.c.number == bindparam("outlet"), ~_HAD)
    .order_by(MESSAGES.c.number)
)
_READ_SINCE = (
    select(DOCUMENTS.c.id, DOCUMENTS.c.number.label("document"), VERSIONS.c.text_id)
    .select_from(READ)
    .where(READINGS.c.number > bindparam("reading"), newest_version(None))
)
_READ_BEFORE = (
    select(VERSIONS.c.text_id, READINGS.c.number)
    .select_from(VERSIONS.join(READINGS))
    .where(VERSIONS.c.document == bindparam("document"), READINGS.c.number <= bindparam("reading"))
    .order_by(VERSIONS.c.number.desc(), READINGS.c.number.desc())
    .limit(1)
)
_UNREAD = select(PROBLEMS.c.number).where(PROBLEMS.c.reading == bindparam("reading"), PROBLEMS.c.start.is_(None))
