"""Large ledgers, whose stories are not related anew for each question: their index is asked instead."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from counterclaim.api.inputs import opened
from counterclaim.errors import LedgerError, UsageError

if TYPE_CHECKING:
    from counterclaim.ledger import Ledger
    from counterclaim.model import OnProgress, Story
    from counterclaim.reconcile.dossier import Dossier

LARGE = 1_000
"""Documents from which on a ledger is large. Smaller ones are related in a moment, and get no index for that."""

_log = logging.getLogger(__name__)


@contextmanager
def index_of(ledger: str | None, as_of_ledger: str | None = None) -> Iterator[Ledger | None]:
    """The ledger, where it is large, with an index that is up to date, to be asked inside one transaction; None where
    its stories are to be related: it is small, or an earlier state of it is wanted, or it has no index and can get
    none, which a warning tells."""
    if as_of_ledger is not None or not prepare(ledger):
        yield None
        return
    with opened(ledger) as store, store.session.reading():
        yield store


def prepare(ledger: str | None, progress: OnProgress | None = None) -> bool:
    """Bring the index of the ledger up to date, if it is large; tell whether it can be asked. `progress` is called with
    documents, and then with stories. Raises LedgerError where there is no ledger."""
    from counterclaim.indexing import bring_up, is_behind
    from counterclaim.ledger.index.mark import many_documents

    with opened(ledger) as store:
        with store.session.reading():
            many = many_documents(store.session)
        if many < LARGE or not is_behind(store):
            return many >= LARGE
        try:
            bring_up(store, progress)
        except LedgerError as error:
            _log.warning(
                "The index of stories cannot be brought up to date (%s) All %s reports are related instead, which "
                "takes long, and much memory.",
                error,
                f"{many:,}",
            )
            return False
    return True


def stories_asked(store: Ledger, story: str) -> list[Story]:
    """Those of the stories that a person means by `story`: an id, the id of a report, or words of a title. The index of
    `store` is asked. Raises UsageError where there is none."""
    from counterclaim.indexing.relisting import stories_called
    from counterclaim.ledger.index.asking import called, titled

    if not (ids := called(store.session, story) or titled(store.session, story)):
        raise no_story(story)
    return stories_called(store, ids)


def told_in_full(store: Ledger, story: str) -> list[Dossier]:
    """The stories that a person means by `story`, with all that stands of each, those of most reports first. The index
    of `store` is asked. Raises UsageError where there is none."""
    from counterclaim.indexing.retelling import retold

    return largest_first(retold(store, stories_asked(store, story)).dossiers)


def told_behind(store: Ledger, docs: Collection[str]) -> list[Dossier]:
    """The stories that the reports `docs` tell, with all that stands of each, those of most reports first. The index of
    `store` is asked."""
    from counterclaim.indexing.relisting import stories_called
    from counterclaim.indexing.retelling import retold
    from counterclaim.ledger.index.asking import told_by

    return largest_first(retold(store, stories_called(store, told_by(store.session, docs))).dossiers)


def largest_first(dossiers: Iterable[Dossier]) -> list[Dossier]:
    """Stories in the order in which they are told: those of most reports first."""
    return sorted(
        dossiers,
        key=lambda one: (-len(one.story.docs), -sum(len(each.series.told) for each in one.courses), one.story.id),
    )


def no_story(story: str) -> UsageError:
    """What is told where no story is called `story`."""
    return UsageError(f"No story is called {story!r}. `counterclaim stories` lists them with their ids.")
