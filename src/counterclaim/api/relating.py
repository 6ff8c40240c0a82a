"""What relates reports to each other: stories, verdicts, tolls, speakers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from counterclaim.api.inputs import Paths, held, listed, opened, read_files, sorted_out, standing
from counterclaim.api.large import index_of, no_story, told_behind, told_in_full
from counterclaim.api.reading import claims
from counterclaim.model import Claim, Document, Identity, Judgement, Position, Problem, Story, Toll, Verdict
from counterclaim.settings import Given

if TYPE_CHECKING:
    from counterclaim.ledger import Ledger
    from counterclaim.reconcile.dossier import Dossier
    from counterclaim.relating import Related


def stories(
    files: Paths = (),
    ledger: str | None = None,
    date: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    lang: str | None = None,
    on_problem: Callable[[Problem], None] | None = None,
    as_of_ledger: str | None = None,
) -> list[Story]:
    """Which reports tell of the same happenings: those at `files`, or with none those of the ledger.

    Only reports with claims tell stories; one that tells of several happenings is in several. The smallest stories come
    first, so that the largest stand where a terminal shows them. The parameters are those of `claims`.
    """
    from counterclaim.resolve.regrouping import regrouped
    from counterclaim.resolve.stories import stories_of

    paths = listed(files)
    if paths:
        return stories_of(told(read_files(paths, Given(date, url, outlet, lang)), on_problem))
    with index_of(ledger, as_of_ledger) as index:
        if index:
            from counterclaim.indexing.relisting import stories_in

            return list(stories_in(index))
    with opened(ledger, as_of_ledger) as store:
        return regrouped(stories_of(store.told()), store.judgements(withdrawn=False))


def verdicts(
    files: Paths = (),
    ledger: str | None = None,
    rules: str | None = None,
    date: str | None = None,
    outlet: str | None = None,
    lang: str | None = None,
    on_problem: Callable[[Problem], None] | None = None,
    as_of_ledger: str | None = None,
) -> Iterator[Verdict]:
    """How the figures of each story stand to each other: which repeat, update, agree with or contradict which.

    `rules` names a rule set, without it the newest; the other parameters are those of `claims`. Raises UsageError for a
    rule set that there is not.
    """
    from counterclaim.reconcile.by_people import overruled
    from counterclaim.reconcile.rules import NEWEST

    with _related(files, ledger, Given(date, None, outlet, lang), on_problem, as_of_ledger) as known:
        if known.index and rules in (None, NEWEST):
            from counterclaim.indexing.relisting import verdicts_in

            found = verdicts_in(known.index)
        else:
            found = (verdict for each in known.stories for verdict in each.verdicts(rules or NEWEST))
        yield from overruled(found, known.said)


def toll(
    files: Paths = (),
    ledger: str | None = None,
    best: str = "latest-official",
    date: str | None = None,
    outlet: str | None = None,
    lang: str | None = None,
    on_problem: Callable[[Problem], None] | None = None,
    as_of_ledger: str | None = None,
) -> Iterator[Toll]:
    """What stands of each series of each story: low, best and high, with who is behind them.

    `best` says how the best is chosen: latest-official, range-only or ucdp; the other parameters are those of
    `claims`. Raises UsageError for another choice.
    """
    from counterclaim.reconcile.by_people import adopted
    from counterclaim.reconcile.changes import CHOICE

    with _related(files, ledger, Given(date, None, outlet, lang), on_problem, as_of_ledger) as known:
        if known.index and best == CHOICE:
            from counterclaim.indexing.relisting import tolls_in

            yield from tolls_in(known.index)
        else:
            yield from adopted((found for each in known.stories for found in each.tolls(best)), known.said)


@dataclass(frozen=True, slots=True)
class _Known:
    """The `stories` of files or of a ledger, as their figures are compared, what people say (`said`), and the ledger
    with its `index`, where that has them all."""

    stories: Iterable[Related]
    said: Sequence[Judgement] = ()
    index: Ledger | None = None


@contextmanager
def _related(
    files: Paths,
    ledger: str | None,
    given: Given,
    on_problem: Callable[[Problem], None] | None,
    as_of_ledger: str | None,
) -> Iterator[_Known]:
    """The stories of `files`, or of the ledger, as long as one is inside."""
    from counterclaim.relating import related

    if paths := listed(files):
        yield _Known(related(told(read_files(paths, given), on_problem)))
        return
    with index_of(ledger, as_of_ledger) as index:
        if index:
            from counterclaim.indexing.relisting import related_in

            yield _Known(related_in(index), standing(index), index)
            return
    with opened(ledger, as_of_ledger) as store:
        said = standing(store)
        yield _Known(list(related(store.told(), said)), said)


def dossiers(
    files: Paths = (),
    ledger: str | None = None,
    story: str | None = None,
    date: str | None = None,
    outlet: str | None = None,
    lang: str | None = None,
    on_problem: Callable[[Problem], None] | None = None,
    as_of_ledger: str | None = None,
) -> list[Dossier]:
    """All that stands of each story, those of most reports first: its series with their statements, tolls and
    positions, and its verdicts.

    `story` is the id of one, or words of its title; the other parameters are those of `claims`. Raises UsageError where
    no story is the one asked for.
    """
    paths = listed(files)
    if story is not None and not paths:
        with index_of(ledger, as_of_ledger) as index:
            if index:
                return told_in_full(index, story)
    if paths:
        items, said = list(read_files(paths, Given(date, None, outlet, lang))), list[Judgement]()
    else:
        items, said = held(ledger, as_of_ledger)
    for item in items:
        if isinstance(item, Problem) and paths and on_problem:
            on_problem(item)
    found = dossiers_of(*sorted_out(items), said)
    return found if story is None else asked_for(story, found)


def dossiers_behind(
    claims: Collection[Claim], ledger: str | None = None, story: str | None = None, as_of_ledger: str | None = None
) -> list[Dossier]:
    """The stories of the ledger that tell `claims`, as `dossiers` tells them, perhaps with others; of these, those that
    `story` names."""
    if story is None and claims:
        with index_of(ledger, as_of_ledger) as index:
            if index:
                return told_behind(index, {claim.doc for claim in claims})
    return dossiers(ledger=ledger, story=story, as_of_ledger=as_of_ledger) if claims else []


def asked_for(story: str, found: Sequence[Dossier]) -> list[Dossier]:
    """Those of the stories `found` that a person means by `story`: an id, the id of a report, or words of a title.

    Raises UsageError where there is none.
    """
    words = story.casefold().split()
    asked = [one for one in found if one.story.id == story or story in one.story.docs] or [
        one for one in found if words and all(word in one.story.title.casefold() for word in words)
    ]
    if not asked:
        raise no_story(story)
    return asked


def dossiers_of(
    documents: Iterable[Document],
    claims: Iterable[Claim],
    positions: Iterable[Position],
    said: Sequence[Judgement] = (),
) -> list[Dossier]:
    """The stories of `claims`, those of most reports first, with all that stands of each as people judge (`said`)."""
    from counterclaim.reconcile.dossier import as_judged

    return as_judged(unjudged(documents, claims, positions, said), said)


def unjudged(
    documents: Iterable[Document],
    claims: Iterable[Claim],
    positions: Iterable[Position],
    said: Sequence[Judgement] = (),
) -> list[Dossier]:
    """The same with the verdicts and tolls that the reader alone comes to; people (`said`) only group the stories."""
    from counterclaim.relating import related

    by_doc: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_doc[claim.doc].append(claim)
    reports = [(document, by_doc[document.id]) for document in documents if document.id in by_doc]
    found = related(reports, said, positions)
    stories = sorted(found, key=lambda one: (-len(one.story.docs), -len(one.told), one.story.id))
    return [story.dossier("latest-official") for story in stories]


def speakers(
    files: Paths = (),
    ledger: str | None = None,
    date: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    lang: str | None = None,
    on_problem: Callable[[Problem], None] | None = None,
    as_of_ledger: str | None = None,
) -> list[Identity]:
    """Who gives and passes on the figures of `files`, or with none those of the ledger: each body and person once, with
    all their names, those of most claims first, and the merges that are proposed but not made.

    The parameters are those of `claims`.
    """
    from counterclaim.resolve.speakers import Identities

    return Identities(claims(files, ledger, date, url, outlet, lang, on_problem, as_of_ledger)).listed()


def told(
    items: Iterator[Document | Claim | Position | Problem], on_problem: Callable[[Problem], None] | None
) -> Iterator[tuple[Document, list[Claim]]]:
    """Each document of `items` with its claims; of one that comes in several versions the last."""
    listed = list(items)
    for item in listed:
        if isinstance(item, Problem) and on_problem:
            on_problem(item)
    documents, claims, _ = sorted_out(listed)
    by_doc: dict[str, list[Claim]] = {document.id: [] for document in documents}
    for claim in claims:
        by_doc[claim.doc].append(claim)
    return ((document, by_doc[document.id]) for document in documents)
