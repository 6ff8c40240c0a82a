"""Questions to the index about speakers. All are asked inside a transaction (`Ledger.session.reading`)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, select

from counterclaim.ledger.index.folding import asked_for
from counterclaim.ledger.index.packing import unpacked
from counterclaim.ledger.index.paging import page_of
from counterclaim.ledger.index.shelves import (
    SPEAKER_NAMES,
    SPEAKER_WORDS,
    SPEAKERS,
    STORIES,
    STORY_SPEAKERS,
    TOLD,
    VOICES,
)
from counterclaim.ledger.index.within import verdicts_on
from counterclaim.ledger.session import Session
from counterclaim.model import RankedVerdict, SpeakerCard, StoryCard, StorySpeaker, ToldRow
from counterclaim.model.asked import Page, SayingFilter, Turn
from counterclaim.model.shelf_record import card_from, story_speaker_from, told_from

FIRST = Turn()

_AFTER_ALL = "\U0010ffff"
"""What stands behind every word that begins alike."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a speaker told, and the verdicts that hold it against what others, or the same, told."""

    told: ToldRow
    verdicts: Sequence[RankedVerdict]


def speakers(
    db: Session, words: str = "", turn: Turn = FIRST, kind: str | None = None, country: str | None = None
) -> Page[SpeakerCard]:
    """Those who speak, those of most claims first; with `words`, those of whose names these are words, the last one
    perhaps only begun; with `kind` or `country`, those of that type or country. Raises UsageError for a place in the
    list that no page told."""
    query = select(SPEAKERS)
    if kind:
        query = query.where(SPEAKERS.c.type == kind)
    if country:
        query = query.where(SPEAKERS.c.country == country)
    asked = asked_for(words)
    if words.strip() and not asked:
        return Page(())
    for word, begins in asked:
        held = SPEAKER_WORDS.c.word
        meets = (held >= word) & (held < word + _AFTER_ALL) if begins else held == word
        query = query.where(SPEAKERS.c.key.in_(select(SPEAKER_WORDS.c.speaker).where(meets)))
    page = page_of(db, query, (SPEAKERS.c.claims, SPEAKERS.c.number), turn, lambda row: row)
    return Page(_with_names(db, page.items), page.after)


def countries_of_speakers(db: Session) -> list[str]:
    """The countries that speakers are of, by code."""
    query = select(SPEAKERS.c.country).where(SPEAKERS.c.country.is_not(None)).distinct()
    return sorted(row.country for row in db.rows(query))


def speaker(db: Session, key: str) -> SpeakerCard | None:
    """The speaker `key`; None where nothing that is told is this one's."""
    return next(iter(speakers_called(db, [key])), None)


def speakers_called(db: Session, keys: Sequence[str]) -> list[SpeakerCard]:
    """The speakers of these `keys`, in the order of their claims; those whom the index has."""
    query = select(SPEAKERS).where(SPEAKERS.c.key.in_(list(keys)))
    return _with_names(db, db.rows(query.order_by(SPEAKERS.c.claims.desc(), SPEAKERS.c.number)))


def answering_to(db: Session, key: str) -> list[SpeakerCard]:
    """The speakers that answer to the body `key`, those of most claims first."""
    query = select(SPEAKERS).where(SPEAKERS.c.parent == key)
    return _with_names(db, db.rows(query.order_by(SPEAKERS.c.claims.desc(), SPEAKERS.c.number)))


def said_by(db: Session, key: str, wanted: SayingFilter, turn: Turn = FIRST) -> Page[Said]:
    """What the speaker `key` told, the newest first, as far as it is `wanted`. Raises UsageError for a place in the
    list that no page told."""
    here = VOICES.join(TOLD, TOLD.c.number == VOICES.c.told).join(STORIES, STORIES.c.number == VOICES.c.story)
    query = select(TOLD.c.record, STORIES.c.id).select_from(here).where(VOICES.c.speaker == key)
    if wanted.measure:
        query = query.where(VOICES.c.measure == wanted.measure)
    if wanted.story:
        number = select(STORIES.c.number).where(STORIES.c.id == wanted.story).scalar_subquery()
        query = query.where(VOICES.c.story == number)
    if wanted.contested:
        query = query.where(VOICES.c.contested == 1)
    page = page_of(db, query, (VOICES.c.day, VOICES.c.told), turn, lambda row: told_from(unpacked(row.record), row.id))
    found = verdicts_on(db, [one.claim for one in page.items])
    said = [Said(one, [each for each in found if one.claim in (each.verdict.a, each.verdict.b)]) for one in page.items]
    return Page(said, page.after)


def stories_told_by(db: Session, key: str, turn: Turn = FIRST) -> Page[tuple[StorySpeaker, StoryCard]]:
    """The stories in which the speaker `key` told something, the newest first, each with what it was. Raises UsageError
    for a place in the list that no page told."""
    at = STORY_SPEAKERS.c
    here = STORY_SPEAKERS.join(STORIES, STORIES.c.number == at.story)
    query = select(at.record, STORIES.c.card).select_from(here).where(at.speaker == key)
    return page_of(db, query, (at.newest, at.story), turn, _in_story)


def _in_story(row: Row[Any]) -> tuple[StorySpeaker, StoryCard]:
    return story_speaker_from(unpacked(row.record)), card_from(unpacked(row.card))


def _with_names(db: Session, rows: Sequence[Row[Any]]) -> list[SpeakerCard]:
    at = SPEAKER_NAMES.c
    query = select(at.speaker, at.name).where(at.speaker.in_([row.key for row in rows]))
    names: dict[str, list[str]] = {row.key: [] for row in rows}
    for each in db.rows(query.order_by(at.speaker, at.claims.desc(), at.name)) if rows else ():
        names[each.speaker].append(each.name)
    return [
        SpeakerCard(
            key=row.key,
            name=row.name,
            type=row.type,
            country=row.country,
            parent=row.parent,
            claims=row.claims,
            stories=row.stories,
            first=row.first,
            newest=row.newest,
            names=tuple(dict.fromkeys((row.name, *names[row.key]))),
        )
        for row in rows
    ]
