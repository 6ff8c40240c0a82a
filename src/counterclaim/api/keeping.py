"""What came into a ledger, and what is taken out again: additions, withdraw, erase."""

from __future__ import annotations

from counterclaim.api.inputs import opened, who, written_to
from counterclaim.model import AddRun, Erasure, TakenBack


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
