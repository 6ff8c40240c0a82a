"""Merges of speakers proposed to people, kept up as persons come, go, and are called otherwise."""

from collections.abc import Collection

from counterclaim.gazetteer.persons import persons
from counterclaim.ledger.index.proposing import compared_by, forget, put_person, put_proposal, sharing
from counterclaim.ledger.index.speaking import speakers_called
from counterclaim.ledger.session import Session
from counterclaim.model import SpeakerCard
from counterclaim.resolve.likeness import LEAST, Known, blocks_of, compared
from counterclaim.resolve.speakers import UNNAMED


def propose(db: Session, keys: Collection[str]) -> None:
    """Look anew who may be one with the persons among the speakers of these `keys`, inside a batch. Costs nothing for
    those who are called as before."""
    people = sorted(key for key in keys if key.startswith(UNNAMED) or key in persons())
    if not people:
        return
    before = compared_by(db, people)
    there = {one.key: one for one in speakers_called(db, people)}
    if gone := [key for key in people if key in before and key not in there]:
        forget(db, gone)
    changed = [one for one in there.values() if before.get(one.key) != _by(one)]
    for one in changed:
        put_person(db, one.key, _by(one), map("\x1f".join, blocks_of(one.name)))
    for one in changed:
        for other in speakers_called(db, sharing(db, one.key)):
            score, why = compared(_known(one), _known(other))
            if score >= LEAST:
                put_proposal(db, one.key, other.key, score, why)


def _by(one: SpeakerCard) -> list[str | None]:
    return [one.name, one.type, one.country]


def _known(one: SpeakerCard) -> Known:
    return Known(one.key, one.name, one.type, one.country, frozenset(), one.key in persons())
