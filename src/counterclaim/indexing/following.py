"""The index brought up to date with the ledger."""

from collections.abc import Sequence
from typing import NamedTuple

from counterclaim.indexing.cards import Around, shelved
from counterclaim.indexing.words import document_words
from counterclaim.ledger import Ledger
from counterclaim.ledger.connect import plainly
from counterclaim.ledger.index.derived import drop, make
from counterclaim.ledger.index.mark import begin, marked, move, newest
from counterclaim.ledger.index.shelving import numbers_of, put
from counterclaim.ledger.index.words import put_all_words
from counterclaim.model import Judgement, OnProgress, Progress
from counterclaim.output import Names
from counterclaim.packs import country_labels
from counterclaim.reconcile.dossier import Dossier, as_judged
from counterclaim.relating import Report, related

MADE = "2"
"""The version of the index: what another one made is dropped and made again."""


class Brought(NamedTuple):
    """What a call brought up to date: so many documents, and so many stories."""

    documents: int = 0
    stories: int = 0


def is_behind(store: Ledger) -> bool:
    """Whether something of the ledger is not in the index. Costs the same however much there is."""
    with plainly(store.session.address), store.session.reading():
        mark = marked(store.session)
        return mark is None or mark.made != MADE or mark.numbers != newest(store.session)


def bring_up(ledger: Ledger | str, progress: OnProgress | None = None) -> Brought:
    """Bring the index of `ledger` (an open one, or its address) up to date, on a connection of its own.

    `progress` is called with stories. Raises LedgerError where it cannot be written.
    """
    address = ledger if isinstance(ledger, str) else ledger.session.address
    with Ledger.open(address) as store:
        if not is_behind(store):
            return Brought()
        with store.batch():
            drop(store.session)
            make(store.session)
            begin(store.session, MADE)
            brought = _everything(store, progress)
            move(store.session, newest(store.session))
    return brought


def _everything(store: Ledger, progress: OnProgress | None) -> Brought:
    entries = store.entries()
    said = [entry.judgement for entry in entries if entry.state == "stands"]
    overtaken = [entry.judgement for entry in entries if entry.state == "overtaken"]
    reports = list(store.told())
    dossiers = _dossiers(store, reports, said)
    names = Names.of(country_labels("en"))
    documents = {document.id: document for document, _ in reports}
    around = Around(documents, names, store.session.newest_time(), overtaken)
    numbers = numbers_of(store.session, list(documents))
    many = [(numbers[document.id], document_words(document, claims, names)) for document, claims in reports]
    put_all_words(store.session, many)
    for done, dossier in enumerate(dossiers, 1):
        put(store.session, shelved(dossier, around))
        if progress:
            progress(Progress(done, len(dossiers)))
    return Brought(len(reports), len(dossiers))


def _dossiers(store: Ledger, reports: Sequence[Report], said: Sequence[Judgement]) -> list[Dossier]:
    found = [each.dossier("latest-official") for each in related(reports, said, store.positions())]
    return as_judged(found, said)
