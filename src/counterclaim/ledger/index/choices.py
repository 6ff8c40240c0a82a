"""What stories can be narrowed by, with how many are left. Asked inside a transaction (`Ledger.session.reading`)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import func, select

from counterclaim.ledger.index.asking import Matched, numbers_listed
from counterclaim.ledger.index.shelves import FACETS, SPEAKERS, TALLIES
from counterclaim.ledger.session import Session
from counterclaim.model.asked import StoryFilter

KINDS = ("measure", "country", "role", "speaker", "lang", "status")
MOST = 40
"""Choices of one kind."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A `value` by which stories can be narrowed, `name` where the index knows one (of speakers), and how many
    `stories` are left then; None where there are too many to count."""

    value: str
    stories: int | None
    name: str = ""


def choices(
    db: Session, wanted: StoryFilter, most: int = MOST, known: Matched | None = None
) -> dict[str, list[Choice]]:
    """By kind, the values that most stories have, at most `most` of each. With a filter, those of the stories that are
    `wanted` (`known`: what its words match, where that was asked); where these are too many to be counted, those of all
    stories, without a number."""
    if wanted == StoryFilter():
        found = {kind: _of_all(db, kind, most) for kind in KINDS}
    elif (left := numbers_listed(db, wanted, known)) is None:
        found = {kind: [Choice(one.value, None) for one in _of_all(db, kind, most)] for kind in KINDS}
    else:
        found = _of_some(db, left, most)
    found["speaker"] = _named(db, found["speaker"])
    return found


def _of_all(db: Session, kind: str, most: int) -> list[Choice]:
    query = select(TALLIES.c.facet, TALLIES.c.stories).where(TALLIES.c.kind == kind)
    query = query.order_by(TALLIES.c.stories.desc(), TALLIES.c.facet).limit(most)
    return [Choice(row.facet.partition("=")[2], int(row.stories)) for row in db.rows(query)]


def _of_some(db: Session, stories: Sequence[int], most: int) -> dict[str, list[Choice]]:
    query = select(FACETS.c.facet, func.count().label("stories")).where(FACETS.c.story.in_(stories))
    found: dict[str, list[Choice]] = {kind: [] for kind in KINDS}
    rows = db.rows(query.group_by(FACETS.c.facet)) if stories else ()
    for row in sorted(rows, key=lambda row: (-row.stories, row.facet)):
        kind, _, value = row.facet.partition("=")
        if len(found[kind]) < most:
            found[kind].append(Choice(value, int(row.stories)))
    return found


def _named(db: Session, found: Sequence[Choice]) -> list[Choice]:
    """`found`, choices of speakers, with their names."""
    query = select(SPEAKERS.c.key, SPEAKERS.c.name).where(SPEAKERS.c.key.in_([one.value for one in found]))
    names = {row.key: row.name for row in db.rows(query)} if found else {}
    return [replace(one, name=names.get(one.value, one.value)) for one in found]
