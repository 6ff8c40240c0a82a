"""Merges of speakers proposed to people, kept up as persons come, go, and are called otherwise."""

from collections.abc import Collection

from counterclaim.gazetteer.persons import persons
from counterclaim.ledger.index.proposing import compared_by, forget, put_persons, put_proposals, sharing
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
    changed = {one.key: one for one in there.values() if before.get(one.key) != _by(one)}
    if not changed:
        return
    blocks = {key: {"\x1f".join(block) for block in blocks_of(one.name)} for key, one in changed.items()}
    put_persons(db, {key: _by(one) for key, one in changed.items()}, blocks)
    shared = sharing(db, set[str]().union(*blocks.values()))
    beside = {key: {other for block in own for other in shared.get(block, ())} - {key} for key, own in blocks.items()}
    called = {one.key: one for one in speakers_called(db, sorted(set[str]().union(*beside.values())))}
    found = dict[tuple[str, str], tuple[float, str]]()
    for key, others in beside.items():
        for other in sorted(others & called.keys()):
            score, why = compared(_known(changed[key]), _known(called[other]))
            if score >= LEAST:
                found[min(key, other), max(key, other)] = score, why
    put_proposals(db, found)


def _by(one: SpeakerCard) -> list[str | None]:
    return [one.name, one.type, one.country]


def _known(one: SpeakerCard) -> Known:
    return Known(one.key, one.name, one.type, one.country, frozenset(), one.key in persons())
