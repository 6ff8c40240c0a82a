"""What the index counts over all stories, brought up to date as one comes or goes: facets, and what speakers told."""

from collections.abc import Iterable, Mapping, Sequence
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


def count_facets(db: Session, facets: Sequence[str], by: int) -> None:
    """Count one story more (`by` 1) or fewer (-1) for each of `facets`."""
    _add(db, TALLIES, [{"facet": each, "kind": each.partition("=")[0], "stories": by} for each in facets])
    if by < 0 and facets:
        db.change(delete(TALLIES).where(TALLIES.c.facet.in_(facets), TALLIES.c.stories == 0))


def put_speakers(db: Session, story: int, speakers: Sequence[StorySpeaker]) -> None:
    """Count what `speakers` told in the story of that number."""
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
        for one in speakers
    ]
    db.insert_all(STORY_SPEAKERS, rows)
    _count(db, speakers, 1)


def remove_speakers(db: Session, story: int) -> set[str]:
    """Count no longer what the speakers of the story of that number told there; tell their keys."""
    found = db.rows(select(STORY_SPEAKERS.c.record).where(STORY_SPEAKERS.c.story == story))
    db.change(delete(STORY_SPEAKERS).where(STORY_SPEAKERS.c.story == story))
    speakers = [story_speaker_from(unpacked(row.record)) for row in found]
    _count(db, speakers, -1)
    return {one.key for one in speakers}


def _count(db: Session, speakers: Sequence[StorySpeaker], by: int) -> None:
    _add(db, SPEAKERS, [_speaker_row(one, by) for one in speakers])
    _add(db, SPEAKER_NAMES, list(_name_rows(speakers, by)))
    if keys := [one.key for one in speakers]:
        db.change(delete(SPEAKER_NAMES).where(SPEAKER_NAMES.c.speaker.in_(keys), SPEAKER_NAMES.c.claims == 0))
        db.change(delete(SPEAKERS).where(SPEAKERS.c.key.in_(keys), SPEAKERS.c.stories == 0))
        _find_facts(db, keys)
        _put_words(db, keys)


def _speaker_row(one: StorySpeaker, by: int) -> dict[str, Any]:
    return {
        "key": one.key,
        "name": one.name,
        "type": one.type,
        "country": one.country,
        "parent": one.parent,
        "known": int(one.known),
        "claims": by * one.claims,
        "stories": by,
        "first": "",
        "newest": "",
    }


def _name_rows(speakers: Iterable[StorySpeaker], by: int) -> Iterable[dict[str, Any]]:
    for one in speakers:
        for name, claims in one.names.items():
            yield {"speaker": one.key, "name": name, "claims": by * claims}


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
