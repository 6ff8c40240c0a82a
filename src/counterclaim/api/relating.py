"""What relates reports to each other: stories."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from counterclaim.api.inputs import Paths, listed, opened, read_files
from counterclaim.model import Claim, Document, Problem, Story
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


def _told(
    items: Iterator[Document | Claim | Problem], on_problem: Callable[[Problem], None] | None
) -> Iterator[tuple[Document, list[Claim]]]:
    """Each document of `items` with its claims."""
    document, claims = None, list[Claim]()
    for item in items:
        if isinstance(item, Claim):
            claims.append(item)
        elif isinstance(item, Document):
            if document is not None:
                yield document, claims
            document, claims = item, []
        elif on_problem:
            on_problem(item)
    if document is not None:
        yield document, claims
