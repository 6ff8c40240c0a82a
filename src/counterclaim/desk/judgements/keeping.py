"""Keeping what is said at the desk: nothing is lost, and nothing is judged twice, however many judge at once."""

from collections.abc import Sequence

from counterclaim.desk.judgements.forms import Said, TakenBack
from counterclaim.desk.stores import Desk
from counterclaim.desk.trail import did
from counterclaim.desk.visitor import Visitor
from counterclaim.errors import UsageError
from counterclaim.ledger import Ledger
from counterclaim.model import Entry, Judgement


class Meanwhile(Exception):
    """Others judged the claim that `meant` is about since its judge looked: what they said, oldest first."""

    def __init__(self, meant: Judgement, newer: Sequence[Entry]) -> None:
        super().__init__(f"{meant.claim} was judged meanwhile.")
        self.meant = meant
        self.newer = tuple(newer)


def keep(desk: Desk, said: Said, who: Visitor) -> Judgement:
    """Keep what `who` said; tell the judgement as it is kept. Pages bring the index up to date before they answer.

    What the same person said last in the same words is not kept twice. Raises Meanwhile where others judged the claim
    since, UsageError where it cannot be said, or is to take back what another person said.
    """
    with desk.writing() as store, store.batch():  # one writer at a time: what is seen here stays so until it is kept
        meant = said.as_judgement(store, who.name)
        if isinstance(said, TakenBack):
            _check_own(store, said, who)
        kept = _said_already(store, said, meant) or store.judge(meant)
    did("judged", kept.id)
    return kept


def undo(desk: Desk, who: Visitor) -> Judgement:
    """Take back the last judgement of `who` that still counts; tell it. Raises UsageError where there is none."""
    with desk.ledger() as store:
        last = next((each for each in store.said_by(who.name) if _counts(each)), None)
    if last is None:
        raise UsageError("There is nothing of yours to take back.")
    return keep(desk, TakenBack(judgement=last.judgement.id), who)


def _counts(entry: Entry) -> bool:
    return entry.state == "stands" and entry.judgement.kind != "withdraw"


def _said_already(store: Ledger, said: Said, meant: Judgement) -> Judgement | None:
    """What `meant` repeats, sent twice by the same person. Raises Meanwhile where others judged its claim since."""
    if said.seen is None or meant.claim is None:
        return None
    told = store.said_of(meant.claim)
    ids = [entry.judgement.id for entry in told]
    newer = told[ids.index(said.seen) + 1 :] if said.seen in ids else told
    if newer and _alike(newer[-1], meant):
        return newer[-1].judgement
    if any(entry.judgement.by != meant.by for entry in newer):
        raise Meanwhile(meant, newer)
    return None


def _alike(last: Entry, meant: Judgement) -> bool:
    told = last.judgement
    return last.state == "stands" and all(
        getattr(told, name) == getattr(meant, name) for name in ("kind", "by", "why", "claim", "what")
    )


def _check_own(store: Ledger, said: TakenBack, who: Visitor) -> None:
    """Raises UsageError where the judgement is not there, is taken back already, or is another person's."""
    entry = store.judgement(said.judgement)
    if entry is None:
        raise UsageError(f"There is no judgement {said.judgement} in this ledger.")
    if entry.state == "withdrawn":
        raise UsageError("That is taken back already.")
    if entry.judgement.by != who.name and not who.may_manage:
        raise UsageError(f"That is {entry.judgement.by}'s: only they, or an admin, can take it back.")
