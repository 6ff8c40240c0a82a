"""What the index counts over all stories, brought up to date as one comes or goes: facets, and what speakers told."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import bindparam, delete, func, select, update

from counterclaim.ledger.index.folding import words_of
from counterclaim.ledger.index.packing import packed, unpacked
from counterclaim.ledger.index.shelves import SPEAKER_NAMES, SPEAKER_WORDS, SPEAKERS, STORY_SPEAKERS, TALLIES
from counterclaim.ledger.session import Session
from counterclaim.model import StorySpeaker, as_record
from counterclaim.model.shelf_record import story_speaker_from

ALL = "all="
"""The facet that every story has."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted of some stories: how many of them have each facet, and who speaks in them, by the story's id and
    the speaker's key."""

    facets: Counter[str] = field(default_factory=Counter)
    speakers: Mapping[tuple[str, str], StorySpeaker] = field(default_factory=dict)


def recount(db: Session, before: Counted, after: Counted) -> set[str]:
    """Count `after` in place of `before`; tell the keys of those who speak in either. What is the same in both costs
    nothing."""
    facets = Counter(after.facets)
    facets.subtract(before.facets)
    _count_facets(db, {facet: many for facet, many in facets.items() if many})
    same = {at for at, one in before.speakers.items() if after.speakers.get(at) == one}
    _count(
        db,
        [one for at, one in before.speakers.items() if at not in same],
        [one for at, one in after.speakers.items() if at not in same],
    )
    return {key for _, key in (*before.speakers, *after.speakers)}


def _count_facets(db: Session, facets: Mapping[str, int]) -> None:
    rows = [{"facet": each, "kind": each.partition("=")[0], "stories": facets[each]} for each in sorted(facets)]
    _add(db, TALLIES, rows)
    for fewer in _parts([facet for facet in sorted(facets) if facets[facet] < 0]):
        db.change(delete(TALLIES).where(TALLIES.c.facet.in_(fewer), TALLIES.c.stories == 0))


def put_speakers(db: Session, speakers: Sequence[tuple[int, StorySpeaker]]) -> None:
    """Put what `speakers` told, each in the story of that number."""
    rows = [
        {
            "story": story,
            "speaker": one.key,
            "type": one.type,
            "country": one.country,
            "claims": one.claims,
            "first": one.first,
            "newest": one.newest,
            "record": packed(as_record(one)),
        }
        for story, one in speakers
    ]
    db.insert_all(STORY_SPEAKERS, rows)


def take_speakers(db: Session, stories: Sequence[int]) -> list[tuple[int, StorySpeaker]]:
    """Take out what was told in the stories of these numbers, and tell it."""
    at = STORY_SPEAKERS.c
    found = db.rows(select(at.story, at.record).where(at.story.in_(stories)))
    db.change(delete(STORY_SPEAKERS).where(at.story.in_(stories)))
    return [(int(row.story), story_speaker_from(unpacked(row.record))) for row in found]


def _count(db: Session, gone: Sequence[StorySpeaker], come: Sequence[StorySpeaker]) -> None:
    told = [*((one, -1) for one in gone), *((one, 1) for one in come)]
    rows, names = dict[str, dict[str, Any]](), Counter[tuple[str, str]]()
    for one, by in told:
        row = rows.setdefault(one.key, _speaker_row(one))
        row["claims"] += by * one.claims
        row["stories"] += by
        for name, claims in one.names.items():
            names[one.key, name] += by * claims
    _add(db, SPEAKERS, [rows[key] for key in sorted(rows)])
    changed = [{"speaker": key, "name": name, "claims": many} for (key, name), many in sorted(names.items()) if many]
    _add(db, SPEAKER_NAMES, changed)
    for keys in _parts(sorted(rows)):
        db.change(delete(SPEAKER_NAMES).where(SPEAKER_NAMES.c.speaker.in_(keys), SPEAKER_NAMES.c.claims == 0))
        db.change(delete(SPEAKERS).where(SPEAKERS.c.key.in_(keys), SPEAKERS.c.stories == 0))
        _find_facts(db, keys)
        _put_words(db, keys)


def _parts(keys: list[str]) -> Iterable[list[str]]:
    return (keys[start : start + 500] for start in range(0, len(keys), 500))


def _speaker_row(one: StorySpeaker) -> dict[str, Any]:
    """A row to which nothing is counted yet."""
    return {
        "key": one.key,
        "name": one.name,
        "type": one.type,
        "country": one.country,
        "parent": one.parent,
        "known": int(one.known),
        "claims": 0,
        "stories": 0,
        "first": "",
        "newest": "",
    }


def _add(db: Session, table: Any, rows: Sequence[Mapping[str, Any]]) -> None:
    """Put `rows` into `table`, or add their numbers to those that are there under the same key."""
    if not rows:
        return
    from sqlalchemy.dialects import postgresql, sqlite

    made: Any = (sqlite if db.dialect == "sqlite" else postgresql).insert(table)
    sums = {name: table.c[name] + made.excluded[name] for name in ("claims", "stories") if name in table.c}
    key = [SPEAKERS.c.key] if table is SPEAKERS else list(table.primary_key)
    db.connection.execute(made.on_conflict_do_update(index_elements=key, set_=sums), list(rows))


def _find_facts(db: Session, keys: Sequence[str]) -> None:
    """Find anew what cannot be counted on: the first and the newest day of the speakers of these `keys`, and what most
    of their claims say of them."""
    told, names, at = STORY_SPEAKERS.c, SPEAKER_NAMES.c, SPEAKERS.c
    first = select(func.min(told.first)).where(told.speaker == at.key, told.first > "")
    newest = select(func.max(told.newest)).where(told.speaker == at.key)
    facts: dict[str, Any] = {
        "first": func.coalesce(first.scalar_subquery(), ""),
        "newest": func.coalesce(newest.scalar_subquery(), ""),
    }
    for fact in (told.type, told.country):
        most = select(fact).where(told.speaker == at.key, fact.is_not(None)).order_by(told.claims.desc(), fact)
        facts[fact.name] = most.limit(1).scalar_subquery()
    db.change(update(SPEAKERS).where(at.key.in_(keys)).values(**facts))
    printed = select(names.name).where(names.speaker == at.key).order_by(names.claims.desc(), names.name).limit(1)
    unknown = update(SPEAKERS).where(at.key.in_(keys), at.known == 0)
    db.change(unknown.values(name=func.coalesce(printed.scalar_subquery(), at.name)))


def _put_words(db: Session, keys: Sequence[str]) -> None:
    """Have the speakers of these `keys` found by the words of their names."""
    names = db.rows(select(SPEAKER_NAMES.c.speaker, SPEAKER_NAMES.c.name).where(SPEAKER_NAMES.c.speaker.in_(keys)))
    shown = db.rows(select(SPEAKERS.c.key.label("speaker"), SPEAKERS.c.name).where(SPEAKERS.c.key.in_(keys)))
    wanted = {(row.speaker, word) for row in (*names, *shown) for word in words_of(row.name)}
    held = db.rows(select(SPEAKER_WORDS.c.speaker, SPEAKER_WORDS.c.word).where(SPEAKER_WORDS.c.speaker.in_(keys)))
    there = {(row.speaker, row.word) for row in held}
    db.insert_all(SPEAKER_WORDS, [{"speaker": key, "word": word} for key, word in sorted(wanted - there)])
    if gone := [{"key": key, "its": word} for key, word in sorted(there - wanted)]:
        both = (SPEAKER_WORDS.c.speaker == bindparam("key"), SPEAKER_WORDS.c.word == bindparam("its"))
        db.connection.execute(delete(SPEAKER_WORDS).where(*both), gone)
