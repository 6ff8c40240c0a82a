"""What relates reports to each other: stories, speakers."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from counterclaim.api.inputs import Paths, listed, opened, read_files
from counterclaim.api.reading import claims
from counterclaim.model import Claim, Document, Identity, Problem, Story
from counterclaim.settings import Given


def stories(
    files: Paths = (),
    ledger: str | None = None,
    date: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    lang: str | None = None,
    on_problem: Callable[[Problem], None] | None = None,
) -> list[Story]:
    """Which reports tell of the same happenings: those at `files`, or with none those of the ledger.

    Only reports with claims tell stories; one that tells of several happenings is in several. The smallest stories come
    first, so that the largest stand where a terminal shows them. The parameters are those of `claims`.
    """
    from counterclaim.resolve.stories import stories_of

    paths = listed(files)
    if paths:
        return stories_of(_told(read_files(paths, Given(date, url, outlet, lang)), on_problem))
    with opened(ledger) as store:
        return stories_of(store.told())


def speakers(
    files: Paths = (),
    ledger: str | None = None,
    date: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    lang: str | None = None,
    on_problem: Callable[[Problem], None] | None = None,
) -> list[Identity]:
    """Who gives and passes on the figures of `files`, or with none those of the ledger: each body and person once, with
    all their names, those of most claims first, and the merges that are proposed but not made.

    The parameters are those of `claims`.
    """
    from counterclaim.resolve.speakers import Identities

    return Identities(claims(files, ledger, date, url, outlet, lang, on_problem)).listed()


def _told(
    items: Iterator[Document | Claim | Problem], on_problem: Callable[[Problem], None] | None
) -> Iterator[tuple[Document, list[Claim]]]:
    """Each document of `items` with its claims."""
    document, found = None, list[Claim]()
    for item in items:
        if isinstance(item, Claim):
            found.append(item)
        elif isinstance(item, Document):
            if document is not None:
                yield document, found
            document, found = item, []
        elif on_problem:
            on_problem(item)
    if document is not None:
        yield document, found
