"""What came into a ledger, what is taken out again, and what is tried again: additions, withdraw, erase, retry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from counterclaim.api.inputs import opened, who, written_to
from counterclaim.api.readers import Reader, chosen
from counterclaim.errors import UsageError
from counterclaim.model import AddRun, Erasure, Met, OnProgress, Progress, TakenBack
from counterclaim.settings import person


@dataclass(frozen=True, slots=True)
class Retried:
    """What `retry` did: the problems that are mended, and those that are still there, or stand in their place."""

    mended: tuple[Met, ...] = ()
    left: tuple[Met, ...] = ()


def additions(ledger: str | None = None, as_of_ledger: str | None = None) -> list[AddRun]:
    """The runs of `add` that brought something, oldest first: when, by whom, what was asked for, what came of it.

    `as_of_ledger`, a day or a time as ISO writes it, tells them as the ledger stood then.
    """
    with opened(ledger, as_of_ledger) as store:
        return store.additions()


def withdraw(what: str, why: str, by: str | None = None, ledger: str | None = None) -> TakenBack:
    """Take back what has the id `what`: a run of `add` (`a_…`), the ban on an erased text (`e_…`), or such a withdrawal
    (`w_…`). Judgements are taken back by `judge.withdraw`.

    Of what an `add` brought, nothing stands then: a document that only it brought is gone, a version gives way to the
    one before it. Rows are added and none is lost: an earlier state of the ledger still shows it. `by` is who says so:
    without it `COUNTERCLAIM_USER`, else the name under which one is logged in here. Raises UsageError where there is no
    such thing, or it is taken back already; LedgerError where there is no ledger.
    """
    person = who(by)
    with written_to(ledger) as store:
        return store.take_back(what, person, why)


def erase(doc: str, why: str, by: str | None = None, ledger: str | None = None) -> Erasure:
    """Remove the words of the document `doc` (its id) for good, from the ledger's rows and from its pages: its texts in
    all versions, what it was read from, and all that quotes them. Nothing brings them back.

    What stays is that it was done: the document's id, the ids of its texts, when, by whom (see `withdraw`) and why. A
    later `add` of one of these texts is refused. Raises UsageError where there is no such document, LedgerError where
    another program keeps the ledger from being written anew; called again, it is done then.
    """
    person = who(by)
    with written_to(ledger) as store:
        return store.erase(doc, person, why)


def retry(
    which: str | Iterable[str] = (),
    ledger: str | None = None,
    progress: OnProgress | None = None,
    reader: Reader = "rules",
) -> Retried:
    """Try again what could not be read, and tell what is mended: of all `problems`, or of those `which` names, by the
    ids of documents or by kinds (empty, encoding, crashed, hung …).

    A text in the ledger is read from there, anything else from where its `add` found it, or, where it was a document
    that its reader could not stand, from the bytes that were kept of it. What that brings is a run of `add` of its own.
    `progress` is called with the documents tried; `reader` is that of `add`. Raises UsageError for a document or kind
    without a problem, LedgerError where there is no ledger.
    """
    from counterclaim.retrying import retry as again

    named = [which] if isinstance(which, str) else list(which)
    with chosen(reader) as by, written_to(ledger) as store:
        tries = store.tries()
        for name in named:
            if not any(name in (each.met.doc, each.met.kind) for each in tries):
                raise UsageError(f"There is no problem of {name}: `counterclaim problems` tells which there are.")
        wanted = [each for each in tries if not named or {each.met.doc, each.met.kind} & set(named)]
        on_try = (lambda done: progress(Progress(done, len(wanted)))) if progress else None
        told = list(again(store, wanted, person(), by.engine, on_try, by.name))
    mended = tuple(before for before, now in told if now is None)
    return Retried(mended, tuple(dict.fromkeys(now for _, now in told if now is not None)))
