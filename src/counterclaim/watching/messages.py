"""From the changes of a story to the message that tells them."""

import hashlib
import json
from collections.abc import Mapping, Sequence

from counterclaim.model import Change, Cited, Document, Message, Verdict, as_record
from counterclaim.reconcile.dossier import Dossier
from counterclaim.relating import Report

_VERDICTS = 5  # contradictions of one message, each with its sentence: the newest


def message(dossier: Dossier, changes: Sequence[Change], reports: Mapping[str, Report], at: str, new: bool) -> Message:
    """The message that tells the `changes` of the story of `dossier`, as the ledger stood at the time `at`; `new` where
    nobody had told of the story before."""
    story = dossier.story
    docs = dict.fromkeys(quote.doc for change in changes for quote in change.quotes)
    return Message(
        _key(at, changes),
        at,
        story.id,
        story.title,
        new,
        tuple(changes),
        tuple(_cited(reports[doc][0]) for doc in docs),
        tuple(_contradictions(dossier, changes))[-_VERDICTS:],
    )


def _key(at: str, changes: Sequence[Change]) -> str:
    """`n_` and 16 hexadecimal digits over the state of the ledger and what changed."""
    told = json.dumps([at, *map(as_record, changes)], sort_keys=True)
    return "n_" + hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _cited(document: Document) -> Cited:
    return Cited(document.id, document.title, document.outlet, document.url, document.published)


def _contradictions(dossier: Dossier, changes: Sequence[Change]) -> list[Verdict]:
    """The contradictions that came with what is contested now."""
    contested = {id for row in changes if row.new and row.new.corroboration == "contested" for id in row.verdicts}
    return [each for each in dossier.verdicts if each.relation == "contradicts" and each.id in contested]
