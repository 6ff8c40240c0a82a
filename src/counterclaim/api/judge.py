"""What a person says of the ledger: `judge.accept`, `judge.reject` and so on, one function for each command of `judge`.

Each keeps a row with who, when and why, and tells it. Nothing in the ledger is changed or taken away: what was said is
taken back by `withdraw`, which is another row. `by` is who says it: without it `COUNTERCLAIM_USER`, else the name under
which one is logged in here. `ledger` is that of `counterclaim.add`. All raise UsageError where they hang on what is not
in the ledger, LedgerError where there is none.
"""

from __future__ import annotations

from counterclaim.api.inputs import opened, written_to
from counterclaim.errors import UsageError
from counterclaim.model import Correction, Judgement, Withdrawal, as_record
from counterclaim.settings import USER_VARIABLE, person


def accept(claim: str, why: str = "", by: str | None = None, ledger: str | None = None) -> Judgement:
    """`claim` (a mention's id) is right as it stands. It keeps standing, should a later reader no longer find it."""
    return _keep(Judgement("accept", _who(by), why, claim=claim), ledger)


def reject(claim: str, why: str, by: str | None = None, ledger: str | None = None) -> Judgement:
    """`claim` is none, or is misread beyond mending: it no longer stands."""
    return _keep(Judgement("reject", _who(by), why, claim=claim), ledger)


def correct(claim: str, field: str, new: str, why: str, by: str | None = None, ledger: str | None = None) -> Judgement:
    """The `field` of `claim` is `new`: a number, a name, a day, as people write them; "" where the text tells none.

    The reader's own value is kept beside it. Raises UsageError for a field that there is not or words it cannot hold.
    """
    from counterclaim.api.corrections import written
    from counterclaim.ledger.judged import value_at

    with written_to(ledger) as store:
        found = store.claim(claim)
        path, value = written(found, field, new)
        old = value_at(as_record(found), path)
        if old == value:
            raise UsageError(f"{claim} says that already: nothing to correct.")
        return store.judge(Judgement("correct", _who(by), why, claim=claim, what=Correction(path, old, value)))


def withdraw(judgement: str, why: str = "", by: str | None = None, ledger: str | None = None) -> Judgement:
    """What the judgement of the id `judgement` says no longer counts."""
    return _keep(Judgement("withdraw", _who(by), why, what=Withdrawal(judgement)), ledger)


def listed(ledger: str | None = None) -> list[tuple[Judgement, str]]:
    """All that people said, in the order in which they did, each with its state: "stands" or "withdrawn"."""
    with opened(ledger) as store:
        standing = {judgement.id for judgement in store.judgements(withdrawn=False)}
        return [(told, "stands" if told.id in standing else "withdrawn") for told in store.judgements()]


def _keep(judgement: Judgement, ledger: str | None) -> Judgement:
    with written_to(ledger) as store:
        return store.judge(judgement)


def _who(by: str | None) -> str:
    who = person(by)
    if who is None:
        raise UsageError(f"Say who you are, with --by NAME or in {USER_VARIABLE}.")
    return who
