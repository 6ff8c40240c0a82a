"""What was seen of the entries of feeds, so that each is read once, and again when it changes."""

from datetime import datetime, timedelta

from sqlalchemy import bindparam, func, select

from counterclaim.ledger.session import Session
from counterclaim.ledger.tables import ENTRIES

FIRST_PAUSE = timedelta(minutes=15)
"""After so long a page that could not be had is tried again, after twice that the next time, and so on."""

TRIES = 8
"""So often a page is tried, over about a day and a half."""


def wants(db: Session, feed: str, key: str, digest: str, now: str) -> bool:
    """Whether the entry `key` of `feed`, as `digest` tells it, is to be read: it is new, or otherwise than before, or
    its page could not be had and it is time, by the clock `now`, to try again."""
    rows = db.rows(_OF_ENTRY, feed=feed, key=key)
    if not rows or rows[0].digest != digest:
        return True
    tries = next((number for number, row in enumerate(rows) if row.digest != digest or row.whole), len(rows))
    if rows[0].whole or tries >= TRIES:
        return False
    due = datetime.fromisoformat(rows[0].at) + FIRST_PAUSE * 2 ** (tries - 1)
    return bool(datetime.fromisoformat(now) >= due)


def lacking(db: Session, feed: str, now: str) -> bool:
    """Whether there is an entry of `feed` whose page is to be tried again."""
    return any(wants(db, feed, row.key, row.digest, now) for row in db.rows(_LACKING, feed=feed))


def had(db: Session, feed: str, key: str) -> bool:
    """Whether the page of the entry `key` of `feed` was had before, in whatever version."""
    return any(row.whole for row in db.rows(_OF_ENTRY, feed=feed, key=key))


def note(db: Session, feed: str, key: str, digest: str, whole: bool, now: str) -> None:
    """Note that the entry was read; `whole` when its page was had, or it has none."""
    db.insert(ENTRIES, feed=feed, key=key, digest=digest, whole=int(whole), at=now)


_OF_ENTRY = (
    select(ENTRIES.c.digest, ENTRIES.c.whole, ENTRIES.c.at)
    .where(ENTRIES.c.key == bindparam("key"), ENTRIES.c.feed == bindparam("feed"))
    .order_by(ENTRIES.c.number.desc())
)
_NEWEST = select(func.max(ENTRIES.c.number)).where(ENTRIES.c.feed == bindparam("feed")).group_by(ENTRIES.c.key)
_LACKING = select(ENTRIES.c.key, ENTRIES.c.digest).where(ENTRIES.c.number.in_(_NEWEST), ENTRIES.c.whole == 0)
