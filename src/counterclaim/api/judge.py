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
from counterclaim.errors import UsageError
from counterclaim.measures import measures
from counterclaim.model import (
    Addition,
    Adoption,
    Correction,
    Entry,
    Grouping,
    Heard,
    Judgement,
    Overruling,
    Relation,
    Series,
    Status,
    Thing,
    Withdrawal,
    field_of,
)

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
    from counterclaim.api.corrections import written

    with written_to(ledger) as store:
        found = store.claim(claim)
        path, value = written(found, field, new)
        old = field_of(found, path)
        if old == value:
            raise UsageError(f"{claim} says that already: nothing to correct.")
        return store.judge(Judgement("correct", who(by), why, claim=claim, what=Correction(path, old, value)))


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
    from counterclaim.api.added_claims import claim_in_text, heard_claim
    from counterclaim.ledger import PERSON

    with written_to(ledger) as store, store.batch():
        heard = where if isinstance(where, Heard) else None
        if isinstance(where, Heard):
            note, claim = heard_claim(words, measure, where, fields)
            store.add(note, (), (), PERSON)
        else:
            claim = claim_in_text(store, words, measure, where, fields)
        what = Addition(claim, heard)
        return store.judge(Judgement("add", who(by), why, claim.id, claim.doc, claim.text, what))


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

    It is told as overtaken when a newer claim of the series gives another figure.
    """
    if series.measure not in measures():
        raise UsageError(f"There is no measure {series.measure!r}. The measures are: {', '.join(measures())}.")
    low, high = ends
    if not (low or 0) <= figure <= (figure if high is None else high):
        raise UsageError(f"{figure:,} does not lie between its ends, {low} and {high}.")
    what = Adoption(series, figure, low, high, status)
    return _keep(Judgement("adopt", who(by), why, what=what), ledger)


def overrule(
    relation: Relation, ids: Sequence[str], why: str, by: str | None = None, ledger: str | None = None
) -> Judgement:
    """Of the two claims of these `ids`, or of those of the one verdict of that id, the second stands in this `relation`
    to the first, whatever the verdict on them says."""
    verdict = ids[0] if len(ids) == 1 else None
    a, b = _pair(verdict, ledger) if verdict else tuple(ids)[:2]
    if len(ids) > 2 or a == b:
        raise UsageError("Name one verdict, or two claims: which stands how to which.")
    with written_to(ledger) as store:
        store.claim(a), store.claim(b)  # both are there
        return store.judge(Judgement("overrule", who(by), why, what=Overruling(relation, a, b, verdict)))


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
    if len(set(ids)) < 2:
        raise UsageError(f"To merge {things}, name at least two that differ.")
    members = _documents(ids, ledger) if things == "stories" else ()
    what = Grouping(things, tuple(dict.fromkeys(ids)), None, members)
    return _keep(Judgement("merge", who(by), why, what=what), ledger)


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
    if out_of is None and (things == "stories" or len(set(ids)) < 2):
        raise UsageError(f"To split {things}, say out of which, or name at least two speakers that differ.")
    members = _documents([out_of], ledger) if things == "stories" and out_of else ()
    what = Grouping(things, tuple(dict.fromkeys(ids)), out_of, members)
    return _keep(Judgement("split", who(by), why, what=what), ledger)


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
