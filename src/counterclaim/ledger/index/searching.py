"""Search: the documents that hold what somebody looks for, with the words around it. Asked inside a transaction."""

from dataclasses import dataclass

from sqlalchemy import func, select

from counterclaim.ledger.index.asking import Matched, matched
from counterclaim.ledger.index.folding import asked_for, first_hit
from counterclaim.ledger.index.paging import cut
from counterclaim.ledger.index.shelves import STORIES, STORY_DOCUMENTS
from counterclaim.ledger.index.words import MATCHED
from counterclaim.ledger.session import Session
from counterclaim.ledger.standing import newest_version
from counterclaim.ledger.tables import DOCUMENTS, VERSIONS
from counterclaim.model.asked import Page, StoryFilter, Turn

BEFORE, BEHIND = 80, 160
"""Characters that are shown around what is found."""

READ = 20_000
"""Characters of a text in which it is sought for showing."""

FIRST = Turn()


@dataclass(frozen=True, slots=True)
class Snippet:
    """The words of a text around the first that was looked for (`hit`, "" where it is not among the first of the
    text); `cut_before` and `cut_behind` tell whether the text goes on there."""

    before: str
    hit: str
    behind: str
    cut_before: bool = False
    cut_behind: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that was found, with the ids of the stories that it tells."""

    doc: str
    title: str | None
    outlet: str | None
    lang: str | None
    url: str | None
    day: str
    snippet: Snippet
    stories: tuple[str, ...]


def search(db: Session, wanted: StoryFilter, turn: Turn = FIRST, known: Matched | None = None) -> Page[Hit]:
    """The newest documents of the ledger that hold all words of `wanted`, of the last one at least its beginning; where
    it asks for more, those of stories that meet it.

    `known` is what the words match, where that was asked. Of very many, the newest are considered (`Page.more`). Raises
    UsageError for a place in the list that no page told.
    """
    match = known or matched(db, wanted)
    if match is None:
        return Page([], "", 0)
    found = list(match.documents)
    more = len(found) >= MATCHED
    if wanted.facets or wanted.since or wanted.until:
        stories = [number for _, number in match.stories]
        told = db.rows(select(STORY_DOCUMENTS.c.document).where(STORY_DOCUMENTS.c.story.in_(stories)))
        kept = {int(row.document) for row in told}
        found = [number for number in found if number in kept]
    page = cut([(number,) for number in found], turn)
    return Page(_hits(db, [number for (number,) in page.items], wanted.words), page.after, page.total, more)


def _hits(db: Session, numbers: list[int], words: str) -> list[Hit]:
    if not numbers:
        return []
    facts = (VERSIONS.c.title, VERSIONS.c.outlet, VERSIONS.c.lang, VERSIONS.c.url, VERSIONS.c.published_start)
    start = func.substr(VERSIONS.c.text, 1, READ).label("text")
    query = select(DOCUMENTS.c.number, DOCUMENTS.c.id, *facts, start).select_from(DOCUMENTS.join(VERSIONS))
    rows = {each.number: each for each in db.rows(query.where(DOCUMENTS.c.number.in_(numbers), newest_version(None)))}
    here = STORY_DOCUMENTS.join(STORIES, STORIES.c.number == STORY_DOCUMENTS.c.story)
    told = select(STORY_DOCUMENTS.c.document, STORIES.c.id).select_from(here)
    told = told.where(STORY_DOCUMENTS.c.document.in_(numbers)).order_by(STORIES.c.reports.desc(), STORIES.c.id)
    stories: dict[int, list[str]] = {number: [] for number in numbers}
    for each in db.rows(told):
        stories[each.document].append(each.id)
    return [
        Hit(
            doc=row.id,
            title=row.title,
            outlet=row.outlet,
            lang=row.lang,
            url=row.url,
            day=(row.published_start or "")[:10],
            snippet=snippet(row.text, words),
            stories=tuple(stories[number]),
        )
        for number in numbers
        if (row := rows.get(number)) is not None
    ]


def snippet(text: str, words: str) -> Snippet:
    """The words of `text` around the first of `words` in it; its beginning where none of them is there."""
    start, end = first_hit(text, asked_for(words)) or (0, 0)
    first, last = max(0, start - BEFORE), min(len(text), end + BEHIND)
    if first:
        first = _word_begins(text, first, start)
    return Snippet(text[first:start], text[start:end], text[end:last].rstrip(), first > 0, last < len(text))


def _word_begins(text: str, first: int, start: int) -> int:
    """Where the first whole word from `first` on begins, before `start`; `first` where no space is there."""
    space = text.find(" ", first, start)
    return space + 1 if space >= 0 else first
