"""Questions to the index about stories. All are asked inside a transaction (`Ledger.session.reading`)."""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, func, select

from counterclaim.ledger.index.packing import unpacked
from counterclaim.ledger.index.paging import cut, page_of
from counterclaim.ledger.index.shelves import FACETS, STORIES, STORY_DOCUMENTS, TALLIES
from counterclaim.ledger.index.tallying import ALL
from counterclaim.ledger.index.words import MATCHED, matching
from counterclaim.ledger.session import Session
from counterclaim.ledger.tables import DOCUMENTS
from counterclaim.model import StoryCard
from counterclaim.model.asked import Order, Page, StoryFilter, Turn
from counterclaim.model.shelf_record import card_from

COUNTED = 1_000
"""Of a list that several filters narrow, so many are counted."""

FIRST = Turn()

_AT_ONCE = 500  # reports or titles that one question goes through


class Matched(NamedTuple):
    """The numbers of the newest `documents` that hold the words of a filter, and of the `stories` that these tell and
    the filter wants, each after what sorts it, in their order."""

    documents: Sequence[int]
    stories: Sequence[tuple[str, int]]


def matched(db: Session, wanted: StoryFilter, order: Order = "newest") -> Matched | None:
    """What the words of `wanted` match, to be handed to several questions; None where it has no words."""
    if not wanted.words.strip():
        return None
    documents = matching(db, wanted.words)
    return Matched(documents, _told_by(db, documents, wanted, order))


def stories(
    db: Session, wanted: StoryFilter, order: Order = "newest", turn: Turn = FIRST, known: Matched | None = None
) -> Page[StoryCard]:
    """The cards of the stories that are `wanted`: those of the newest reports first, or those that `changed` last.

    `known` is what the words of `wanted` match, where that was asked. Of words that very many documents hold, the
    newest of these are considered. Raises UsageError for a place in the list that no page told.
    """
    if found := known or matched(db, wanted, order):
        some = cut(found.stories, turn)
        cards = _cards(db, [number for _, number in some.items])
        return Page(cards, some.after, some.total, len(found.documents) >= MATCHED)
    listed = _listed(db, wanted)
    keys = (listed.columns[order], listed.number)
    page = page_of(
        db, select(listed.number.label("number")).where(*listed.meets), keys, turn, lambda row: int(row.number)
    )
    total, more = _total(db, wanted, listed)
    return Page(_cards(db, page.items), page.after, total, more)


def story(db: Session, id: str) -> StoryCard | None:
    """The card of the story `id`, or of the one that tells most of the report `id`; None where there is neither."""
    row = next(iter(db.rows(select(STORIES.c.card).where(STORIES.c.id == id))), None)
    if row is not None:
        return card_from(unpacked(row.card))
    return next(iter(stories_of(db, id)), None)


def stories_of(db: Session, doc: str) -> list[StoryCard]:
    """The cards of the stories that the report `doc` tells, the largest first."""
    here = STORY_DOCUMENTS.join(STORIES, STORIES.c.number == STORY_DOCUMENTS.c.story)
    here = here.join(DOCUMENTS, DOCUMENTS.c.number == STORY_DOCUMENTS.c.document)
    query = select(STORIES.c.card).select_from(here).where(DOCUMENTS.c.id == doc)
    return [card_from(unpacked(row.card)) for row in db.rows(query.order_by(STORIES.c.reports.desc(), STORIES.c.id))]


def called(db: Session, name: str) -> list[str]:
    """The ids of the stories that the report `name` tells, and of the one that is called so."""
    own = [row.id for row in db.rows(select(STORIES.c.id).where(STORIES.c.id == name))]
    return list(dict.fromkeys([*own, *(card.id for card in stories_of(db, name))]))


def told_by(db: Session, docs: Collection[str]) -> list[str]:
    """The ids of the stories that the reports `docs` tell."""
    here = STORY_DOCUMENTS.join(STORIES, STORIES.c.number == STORY_DOCUMENTS.c.story)
    here = here.join(DOCUMENTS, DOCUMENTS.c.number == STORY_DOCUMENTS.c.document)
    query, listed, found = select(STORIES.c.id).select_from(here).distinct(), sorted(docs), set[str]()
    for start in range(0, len(listed), _AT_ONCE):
        found |= {row.id for row in db.rows(query.where(DOCUMENTS.c.id.in_(listed[start : start + _AT_ONCE])))}
    return sorted(found)


def titled(db: Session, words: str) -> list[str]:
    """The ids of the stories in whose titles all of `words` stand. All titles are gone through."""
    asked, found, last = words.casefold().split(), list[str](), 0
    query = select(STORIES.c.number, STORIES.c.id, STORIES.c.card).order_by(STORIES.c.number).limit(_AT_ONCE)
    while asked and (rows := db.rows(query.where(STORIES.c.number > last))):
        titles = ((row.id, unpacked(row.card)["title"].casefold()) for row in rows)
        found += [id for id, title in titles if all(word in title for word in asked)]
        last = rows[-1].number
    return found


def numbers_listed(db: Session, wanted: StoryFilter, known: Matched | None = None) -> list[int] | None:
    """The numbers of the stories that are `wanted`, in no order; None where there are more than can be counted."""
    if found := known or matched(db, wanted):
        return [number for _, number in found.stories]
    listed = _listed(db, wanted)
    rows = db.rows(select(listed.number.label("number")).where(*listed.meets).limit(COUNTED + 1))
    return [int(row.number) for row in rows] if len(rows) <= COUNTED else None


class Listed(NamedTuple):
    """A list of stories before it is sorted: what to sort by, the number of a story, and what all must meet."""

    columns: Any
    number: ColumnElement[int]
    meets: Sequence[ColumnElement[bool]]


def _listed(db: Session, wanted: StoryFilter) -> Listed:
    """The list is led by the rarest of the facets that are asked for, which holds all that it is sorted by."""
    facets = sorted(wanted.facets, key=_tallies(db, wanted.facets).__getitem__)
    if facets:
        lead = FACETS.alias()
        meets: list[ColumnElement[bool]] = [lead.c.facet == facets[0]]
        listed, number = lead.c, lead.c.story
    else:
        meets, listed, number = [], STORIES.c, STORIES.c.number
    for facet in facets[1:]:
        meets.append(has_facet(number, facet))
    if wanted.since:
        meets.append(listed.newest >= wanted.since)
    if wanted.until:
        meets += [listed.first <= wanted.until, listed.first != ""]
    return Listed(listed, number, meets)


def has_facet(number: ColumnElement[int], facet: str) -> ColumnElement[bool]:
    """True of the story of that `number` where it has `facet`."""
    other = FACETS.alias()
    return select(other.c.story).where(other.c.story == number, other.c.facet == facet).exists()


def _tallies(db: Session, facets: Sequence[str]) -> dict[str, int]:
    found = db.rows(select(TALLIES.c.facet, TALLIES.c.stories).where(TALLIES.c.facet.in_(facets))) if facets else ()
    return {**dict.fromkeys(facets, 0), **{row.facet: int(row.stories) for row in found}}


def _total(db: Session, wanted: StoryFilter, listed: Listed) -> tuple[int, bool]:
    """How many stories there are in the list, and whether there are more than were counted."""
    facets = wanted.facets or [ALL]
    if len(facets) == 1 and not (wanted.since or wanted.until):
        return _tallies(db, facets)[facets[0]], False
    some = select(listed.number).where(*listed.meets).limit(COUNTED + 1).subquery()
    found = int(db.rows(select(func.count()).select_from(some))[0][0])
    return min(found, COUNTED), found > COUNTED


def _told_by(db: Session, documents: Sequence[int], wanted: StoryFilter, order: Order) -> list[tuple[str, int]]:
    """What sorts the stories that the `documents` of these numbers tell, but for the words of `wanted`, with their
    numbers, in their order."""
    if not documents:
        return []
    told = db.rows(select(STORY_DOCUMENTS.c.story).where(STORY_DOCUMENTS.c.document.in_(documents)).distinct())
    query: Select[Any] = select(STORIES.c[order].label("sorted"), STORIES.c.number)
    query = query.where(STORIES.c.number.in_([row.story for row in told]))
    query = query.where(*(has_facet(STORIES.c.number, facet) for facet in wanted.facets))
    if wanted.since:
        query = query.where(STORIES.c.newest >= wanted.since)
    if wanted.until:
        query = query.where(STORIES.c.first <= wanted.until, STORIES.c.first != "")
    return sorted(((row.sorted, int(row.number)) for row in db.rows(query)), reverse=True)


def _cards(db: Session, numbers: Sequence[int]) -> list[StoryCard]:
    """The cards of the stories of these `numbers`, in their order."""
    query = select(STORIES.c.number, STORIES.c.card).where(STORIES.c.number.in_(numbers))
    found = {int(row.number): row.card for row in db.rows(query)} if numbers else {}
    return [card_from(unpacked(found[number])) for number in numbers]
