"""What is seen to when all stories are put: where adopted figures belong, and which stories are no more."""

from counterclaim.indexing.proposing import propose
from counterclaim.indexing.said import Said
from counterclaim.ledger.index.adopting import adopted, belongs_to, is_overtaken, put_adopted, put_tolls
from counterclaim.ledger.index.shelving import remove
from counterclaim.ledger.index.waiting import ANEW, LEAVING, REGROUPED, TOUCHED, add, some_of, take, unused
from counterclaim.ledger.index.woven import Woven
from counterclaim.ledger.session import Session
from counterclaim.model import Adoption

_AT_ONCE = 200


def settle(db: Session, kept: Woven, said: Said) -> None:
    """Take out stories that are no more, some at a time, and then find to which story each adopted figure belongs,
    inside a batch; stories for which that changes are put anew."""
    leaving = [story for story in some_of(db, LEAVING, _AT_ONCE + 1) if story != ANEW]
    gone = unused(db, leaving)
    propose(db, remove(db, gone))
    put_tolls(db, dict.fromkeys(gone, ()))
    take(db, LEAVING, leaving)
    if leaving:
        add(db, LEAVING, [ANEW])
    else:
        take(db, LEAVING, [ANEW])
        _adopt(db, kept, said)


def _adopt(db: Session, kept: Woven, said: Said) -> None:
    before, now = adopted(db), dict[str, tuple[str, bool]]()
    for judgement in said.stand:
        if isinstance(judgement.what, Adoption) and (story := belongs_to(db, judgement.what)):
            now[judgement.id] = story, is_overtaken(db, judgement.id)
    if now == before:
        return
    put_adopted(db, now)
    changed = before.items() ^ now.items()
    for story in {story for _, (story, _) in changed}:
        add(db, TOUCHED, kept.known_as(story))
        add(db, REGROUPED, [ANEW] if story in some_of(db, REGROUPED, 1 << 30) else [])
