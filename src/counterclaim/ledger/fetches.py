"""What addresses answered when they were last asked, so that they can be asked whether there is anything new.

No claim hangs on it, and no earlier state of the ledger shows it: it may be lost, and costs a request then.
"""

import json

from sqlalchemy import bindparam, select

from counterclaim.ledger.session import Session
from counterclaim.ledger.tables import FETCHES
from counterclaim.model import Remembered


def recall(db: Session, asked: str) -> Remembered | None:
    """What was last remembered under the address `asked`, inside a transaction."""
    for row in db.rows(_NEWEST, asked=asked):
        return Remembered(row.address, row.etag, row.last_modified, row.digest, tuple(json.loads(row.gave)))
    return None


def remember(db: Session, asked: str, remembered: Remembered, now: str) -> None:
    """Keep, inside a batch, what came from the address `asked`, unless that is known."""
    if remembered != recall(db, asked):
        db.insert(
            FETCHES,
            asked=asked,
            address=remembered.address,
            etag=remembered.etag,
            last_modified=remembered.last_modified,
            digest=remembered.digest,
            gave=json.dumps(remembered.gave),
            at=now,
        )


_NEWEST = select(FETCHES).where(FETCHES.c.asked == bindparam("asked")).order_by(FETCHES.c.number.desc()).limit(1)
