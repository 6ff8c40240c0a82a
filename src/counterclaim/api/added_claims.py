"""Claims that a person adds: from a report, letter for letter, or as they were heard."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from counterclaim.api.corrections import written
from counterclaim.errors import UsageError
from counterclaim.measures import Measure, measures
from counterclaim.model import Claim, Document, Group, Heard, Moment, Span, Speaker, quantity, text_id, with_field

if TYPE_CHECKING:
    from counterclaim.ledger import Ledger

_DIGITS = re.compile(r"\d+|\d{1,3}(?:[.,'’\s]\d{3})+")
_AROUND = 30  # characters shown on either side of words that stand in several places
_SHOWN = 5  # so many of the places


@dataclass(frozen=True, slots=True)
class InText:
    """Where a report has a claim: the document's id, and the character (from 0) at which the number begins, which may
    be left out where its words stand only once."""

    doc: str
    start: int | None = None


def claim_in_text(store: Ledger, words: str, measure: str, where: InText, fields: Mapping[str, str]) -> Claim:
    """The claim that the number printed as `words` makes of `measure`, with what else the `fields` say.

    Raises UsageError where the words do not stand there letter for letter, or the reader has that claim already.
    """
    from counterclaim.ledger import Wanted

    document = store.document(where.doc)
    if document is None:
        raise UsageError(f"There is no document {where.doc} in this ledger: `counterclaim show` tells their names.")
    start = _start(document, words, where)
    number = Span(start, start + len(words))
    for claim in store.claims(Wanted(doc=where.doc)):
        if (claim.start, claim.end, claim.measure) == (*number, measure):
            raise UsageError(f"That claim is there already, as {claim.id}: accept or correct it.")
    return _claim(document, number, measure, fields)


def heard_claim(words: str, measure: str, heard: Heard, fields: Mapping[str, str]) -> tuple[Document, Claim]:
    """A note of what was heard, as a document of its own, and its claim.

    Raises UsageError where `heard` has no day.
    """
    from counterclaim.read.dates import published

    day = published(heard.on, "given")
    if day is None:
        raise UsageError(f"{heard.on!r} is no day: say when it was heard, as 2025-03-28.")
    opening = f"{heard.source} ({heard.how}, {heard.on}): "
    text = f"{opening}{words} people {_known(measure).past}."
    id = f"heard-{text_id(text)[2:]}"
    document = Document(id, text, "en", f"Heard from {heard.source}", day)
    claim = _claim(document, Span(len(opening), len(opening) + len(words)), measure, fields)
    speaker = Speaker(heard.source, heard.source, None, said=Moment(day.start, day.end))
    proof = {**claim.evidence, "sources": (Span(0, len(heard.source)),)}
    return document, _told(replace(claim, sources=(speaker,), evidence=proof))


def _claim(document: Document, number: Span, measure: str, fields: Mapping[str, str]) -> Claim:
    from counterclaim.extract.evidence import Draft, claim_from_draft
    from counterclaim.ledger import PERSON

    printed = document.text[number.start : number.end]
    count = quantity(_count(printed, fields), "exact", printed)
    draft = Draft(number, _sentence(document, number), count, _known(measure).name, Group("people"))
    draft.evidence, draft.confidence = {"quantity": (number,)}, 1.0
    claim = claim_from_draft(document, document.version, document.lang or "und", draft, PERSON, {})
    if not isinstance(claim, Claim):
        raise UsageError(f"That is no claim: {claim.why}.")
    for field, words in fields.items():
        claim = with_field(claim, *written(claim, field, words))
    return _told(claim)


def _told(claim: Claim) -> Claim:
    from counterclaim.extract.gloss import gloss_of
    from counterclaim.packs import country_labels

    return replace(claim, gloss=gloss_of(claim, country_labels("en")))


def _known(measure: str) -> Measure:
    if measure not in measures():
        raise UsageError(f"There is no measure {measure!r}. The measures are: {', '.join(measures())}.")
    return measures()[measure]


def _count(printed: str, fields: Mapping[str, str]) -> int:
    """The number that is `printed`, or that `fields` give in its place."""
    if _DIGITS.fullmatch(printed):
        return int(re.sub(r"\D", "", printed))
    if "number" in fields:
        return 0  # which is replaced by it
    raise UsageError(f"Say which number {printed!r} is, for instance with --set number=500000.")


def _start(document: Document, words: str, where: InText) -> int:
    """Where `words` begin in the text, letter for letter."""
    if where.start is not None:
        found = document.text[where.start : where.start + len(words)]
        if not words or found != words:
            raise UsageError(f"At character {where.start} of {document.id} stands {found!r}, not {words!r}.")
        return where.start
    starts = (
        [match.start() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", document.text)] if words else []
    )
    if not starts:
        raise UsageError(f"{words!r} does not stand in {document.id}, letter for letter.")
    if len(starts) > 1:
        shown = "; ".join(f"--at {start}: …{_around(document.text, start)}…" for start in starts[:_SHOWN])
        raise UsageError(f"{words!r} stands in {document.id} {len(starts)} times. Say which: {shown}")
    return starts[0]


def _around(text: str, start: int) -> str:
    return " ".join(text[max(0, start - _AROUND) : start + _AROUND].split())


def _sentence(document: Document, number: Span) -> Span:
    """The sentence in which `number` stands, or its line where the language has no pack."""
    from counterclaim.extract.sentences import lines_of, sentences_of
    from counterclaim.packs import pack_for

    lines = lines_of(document.text)
    line = next((line for line in lines if line.start <= number.start < line.end), number)
    pack = pack_for(document.lang) if document.lang else None
    within = sentences_of(document.text, line, pack) if pack else []
    return next((each for each in within if each.start <= number.start and number.end <= each.end), line)
