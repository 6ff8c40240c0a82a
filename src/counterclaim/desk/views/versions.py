"""Two versions of a document held against each other: their words, what is told of them, and their claims."""

from collections.abc import Iterable
from dataclasses import dataclass

from counterclaim.desk.views.claim_changes import ClaimChanges, FieldChange, claim_changes
from counterclaim.desk.views.document import VersionLine, claims_of_version, version_lines
from counterclaim.desk.views.facts import facts_of
from counterclaim.desk.views.proof import english_names
from counterclaim.desk.views.redline import Redline, redline
from counterclaim.ledger import Ledger
from counterclaim.model import Document
from counterclaim.output import Names
from counterclaim.output.wording import plain


@dataclass(frozen=True, slots=True)
class Comparison:
    """How the version `new` of the document `id` differs from its version `old`: in what is told of it (`facts`), in
    its words (`text`) and in its `claims`."""

    id: str
    title: str
    lang: str | None
    old: VersionLine
    new: VersionLine
    versions: list[VersionLine]
    facts: list[FieldChange]
    text: Redline
    claims: ClaimChanges


def comparison(store: Ledger, id: str, old: int, new: int) -> Comparison | None:
    """The versions of these numbers of the document `id` held against each other; None where there is none of them."""
    lines = version_lines(store.versions(id))
    by_place = {line.place: line for line in lines}
    if old not in by_place or new not in by_place:
        return None
    ours, theirs = store.document(id, old), store.document(id, new)
    if ours is None or theirs is None:
        return None
    told, tells = (claims_of_version(store, id, by_place[place].text, by_place[place].stands) for place in (old, new))
    names = english_names().learnt([*told, *tells])
    return Comparison(
        id,
        plain(theirs.title or id),
        theirs.lang,
        by_place[old],
        by_place[new],
        lines,
        list(_facts(ours, theirs, names)),
        redline(ours.text, theirs.text),
        claim_changes(told, tells, names),
    )


def _facts(old: Document, new: Document, names: Names) -> Iterable[FieldChange]:
    told, tells = ({fact.label: fact.words for fact in facts_of(each, names)} for each in (old, new))
    titles = FieldChange("Title", plain(old.title or ""), plain(new.title or ""))
    for change in (
        titles,
        *(FieldChange(label, told.get(label, ""), tells.get(label, "")) for label in {**told, **tells}),
    ):
        if change.old != change.new:
            yield change
