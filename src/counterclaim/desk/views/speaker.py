"""A speaker: what it is called, to whom it belongs, and all that it said, beside what others say of the same."""

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.desk.views.sayings import SeriesSaid, series_said
from counterclaim.ledger import Ledger
from counterclaim.ledger.index.proposing import proposals_of
from counterclaim.ledger.index.speaking import (
    answering_to,
    countries_of_speakers,
    said_by,
    speaker,
    speakers,
    stories_told_by,
)
from counterclaim.model import Proposed, SpeakerCard
from counterclaim.model.asked import Page, SayingFilter, Turn
from counterclaim.output.wording import plain

STORIES = 8
"""Stories on one page of a speaker."""

SAYINGS = 60
"""Figures of one story that are shown."""


@dataclass(frozen=True, slots=True)
class SpeakersView:
    """A page of those who speak, narrowed by `words`, `kind` and `country`; the `countries` that there are."""

    words: str
    kind: str
    country: str
    countries: tuple[str, ...]
    speakers: Page[SpeakerCard]


@dataclass(frozen=True, slots=True)
class StorySaid:
    """What a speaker said in a story (`claims` of it): series by series; `more` where not all of it is shown."""

    id: str
    title: str
    first: str
    newest: str
    claims: int
    series: tuple[SeriesSaid, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """A speaker, the body that it answers to (`parent`), those who answer to it (`members`), whether it is `named`
    (other than "police" of a country), who may be the same (`proposals`, each with the other's card), and a page of its
    stories: `after` is where the next one begins."""

    card: SpeakerCard
    parent: SpeakerCard | None
    parent_name: str
    members: tuple[SpeakerCard, ...]
    named: bool
    proposals: tuple[Proposed, ...]
    measure: str
    contested: bool
    stories: tuple[StorySaid, ...]
    after: str


def speakers_view(store: Ledger, words: str, kind: str, country: str, turn: Turn) -> SpeakersView:
    """The page `turn` of the speakers of `store`. To be called inside a transaction on its index."""
    db = store.session
    found = speakers(db, words, turn, kind or None, country or None)
    return SpeakersView(words, kind, country, tuple(countries_of_speakers(db)), found)


def speaker_view(store: Ledger, key: str, turn: Turn, measure: str = "", contested: bool = False) -> SpeakerView | None:
    """The view of the speaker `key`: of the figures of a `measure`, of those that are `contested`, or of all. None
    where nobody is called so. To be called inside a transaction on the index of `store`."""
    from counterclaim.gazetteer.states import name_of

    db = store.session
    card = speaker(db, key)
    if card is None:
        return None
    told = stories_told_by(db, key, turn)
    stories = []
    for own, story in told.items:
        wanted = SayingFilter(measure or None, story.id, contested)
        said = said_by(db, key, wanted, Turn(SAYINGS))
        series = series_said(store, key, story.id, said.items)
        if series:
            title = plain(story.title)
            stories.append(StorySaid(story.id, title, own.first, own.newest, own.claims, series, bool(said.after)))
    return SpeakerView(
        card=card,
        parent=speaker(db, card.parent) if card.parent else None,
        parent_name=name_of(card.parent) if card.parent else "",
        members=tuple(answering_to(db, key)),
        named=":" not in key,
        proposals=_others(key, proposals_of(db, key)),
        measure=measure,
        contested=contested,
        stories=tuple(stories),
        after=told.after,
    )


def _others(key: str, proposals: Sequence[Proposed]) -> tuple[Proposed, ...]:
    """`proposals`, each with the speaker `key` first."""
    return tuple(each if each.a.key == key else Proposed(each.b, each.a, each.score, each.why) for each in proposals)
