"""What a person says of the ledger: `judge.accept`, `judge.reject` and so on, one function for each command of `judge`.

Each keeps a row with who, when and why, and tells it. Nothing in the ledger is changed or taken away: what was said is
taken back by `withdraw`, which is another row. `by` is who says it: without it `COUNTERCLAIM_USER`, else the name under
which one is logged in here. `ledger` is that of `counterclaim.add`. All raise UsageError where they hang on what is not
in the ledger, LedgerError where there is none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from counterclaim.api.added_claims import InText
from counterclaim.api.inputs import opened, who, written_to
from counterclaim.api.saying import (
    STORY,
    WHICH,
    addition,
    adoption,
    correction,
    joining,
    noted,
    overruling,
    parting,
)
from counterclaim.errors import UsageError
from counterclaim.model import Entry, Heard, Judgement, Relation, Series, Status, Thing, Withdrawal

__all__ = [
    "Heard",
    "InText",
    "Series",
    "accept",
    "add",
    "adopt",
    "correct",
    "listed",
    "merge",
    "note",
    "overrule",
    "queue",
    "reject",
    "split",
    "withdraw",
]


def accept(claim: str, why: str = "", by: str | None = None, ledger: str | None = None) -> Judgement:
    """`claim` (a mention's id) is right as it stands. It keeps standing, should a later reader no longer find it."""
    return _keep(Judgement("accept", who(by), why, claim=claim), ledger)


def reject(claim: str, why: str, by: str | None = None, ledger: str | None = None) -> Judgement:
    """`claim` is none, or is misread beyond mending: it no longer stands."""
    return _keep(Judgement("reject", who(by), why, claim=claim), ledger)


def correct(claim: str, field: str, new: str, why: str, by: str | None = None, ledger: str | None = None) -> Judgement:
    """The `field` of `claim` is `new`: a number, a name, a day, as people write them; "" where the text tells none.

    The reader's own value is kept beside it. Raises UsageError for a field that there is not or words it cannot hold.
    """
    with written_to(ledger) as store:
        return store.judge(Judgement("correct", who(by), why, claim=claim, what=correction(store, claim, field, new)))


def add(
    words: str,
    measure: str,
    where: InText | Heard,
    why: str = "",
    fields: Mapping[str, str] = MappingProxyType({}),
    by: str | None = None,
    ledger: str | None = None,
) -> Judgement:
    """A claim that the reader missed: the number printed as `words` counts people `measure` (killed, injured …).

    `where` says where it stands in a report, or from whom it was heard: then a note of it is kept as a document of its
    own. `fields` are those of `correct`. Raises UsageError where the words do not stand there letter for letter.
    """
    with written_to(ledger) as store, store.batch():
        what = addition(store, words, measure, where, fields)
        return store.judge(Judgement("add", who(by), why, what.claim.id, what.claim.doc, what.claim.text, what))


def adopt(
    figure: int,
    series: Series,
    why: str,
    status: Status = "provisional",
    ends: tuple[int | None, int | None] = (None, None),
    by: str | None = None,
    ledger: str | None = None,
) -> Judgement:
    """`figure` is the one to use for `series` (as a toll tells it), which may lie between the `ends`.

    It is told as overtaken when a newer claim of the series gives another figure. The country of `series` may also be
    that in which it happened. Raises UsageError where no toll of the ledger is that of `series`, or more than one.
    """
    from counterclaim.api.counted import counted

    adoption(figure, series, status, ends)  # what is wrong by itself is told before tolls are looked for
    what = adoption(figure, counted(series, ledger), status, ends)
    return _keep(Judgement("adopt", who(by), why, what=what), ledger)


def overrule(
    relation: Relation, ids: Sequence[str], why: str, by: str | None = None, ledger: str | None = None
) -> Judgement:
    """Of the two claims of these `ids`, or of those of the one verdict of that id, the second stands in this `relation`
    to the first, whatever the verdict on them says."""
    verdict = ids[0] if len(ids) == 1 else None
    a, b = _pair(verdict, ledger) if verdict else (*ids, "")[:2]
    if len(ids) > 2:
        raise UsageError(WHICH)
    with written_to(ledger) as store:
        return store.judge(Judgement("overrule", who(by), why, what=overruling(store, relation, a, b, verdict)))


def _pair(verdict: str, ledger: str | None) -> tuple[str, str]:
    from counterclaim.api.relating import verdicts

    for found in verdicts(ledger=ledger):
        if found.id == verdict:
            return found.a, found.b
    raise UsageError(
        f"There is no verdict {verdict} in this ledger: `counterclaim verdicts --format jsonl` tells them."
    )


def merge(things: Thing, ids: Sequence[str], why: str, by: str | None = None, ledger: str | None = None) -> Judgement:
    """The speakers or stories (`things`) of these `ids` are one; the first one's id stays."""
    members = _documents(ids, ledger) if things == "stories" else ()
    return _keep(Judgement("merge", who(by), why, what=joining(things, ids, members)), ledger)


def split(
    things: Thing,
    ids: Sequence[str],
    why: str,
    out_of: str | None = None,
    by: str | None = None,
    ledger: str | None = None,
) -> Judgement:
    """The speakers of these `ids` are not one, whatever they are called.

    With `out_of`, the `ids` are members of that speaker (printed names, claims) or that story (documents) which do not
    belong in it; stories are split in no other way.
    """
    members = _documents([out_of], ledger) if things == "stories" and out_of else ()
    return _keep(Judgement("split", who(by), why, what=parting(things, ids, out_of, members)), ledger)


def note(about: str, why: str, by: str | None = None, ledger: str | None = None) -> Judgement:
    """`why` is to be known to whoever looks at what `about` names: a claim, a story or a document, by its id.

    Nothing else hangs on it: what stands stays as it is.
    """
    members = _documents([about], ledger)[0] if STORY.fullmatch(about) else ()
    return _keep(noted(about, who(by), why, members), ledger)


def _documents(ids: Sequence[str], ledger: str | None) -> tuple[tuple[str, ...], ...]:
    """The documents of each of the stories `ids`. Raises UsageError where there is no such story."""
    from counterclaim.api.relating import stories

    known = {story.id: story.docs for story in stories(ledger=ledger)}
    for id in ids:
        if id not in known:
            raise UsageError(f"There is no story {id} in this ledger: `counterclaim stories` tells them.")
    return tuple(known[id] for id in dict.fromkeys(ids))


def withdraw(judgement: str, why: str = "", by: str | None = None, ledger: str | None = None) -> Judgement:
    """What the judgement of the id `judgement` says no longer counts."""
    return _keep(Judgement("withdraw", who(by), why, what=Withdrawal(judgement)), ledger)


def listed(ledger: str | None = None) -> list[Entry]:
    """All that people said, in the order in which they did, each with its state: stands, withdrawn, waiting (for a
    person to see what became of its claim) or overtaken."""
    with opened(ledger) as store:
        return store.entries()


def queue(ledger: str | None = None) -> list[Entry]:
    """Those of the judgements `listed` that want a person's eye again: waiting or overtaken."""
    return [entry for entry in listed(ledger) if entry.state in ("waiting", "overtaken")]


def _keep(judgement: Judgement, ledger: str | None) -> Judgement:
    with written_to(ledger) as store:
        return store.judge(judgement)
