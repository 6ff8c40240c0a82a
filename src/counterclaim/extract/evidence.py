"""Where claims are made, and nowhere else: no span, no claim."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from counterclaim.model import (
    Basis,
    Claim,
    Counting,
    Document,
    Event,
    Group,
    Moment,
    Place,
    Problem,
    Quantity,
    Sentence,
    Span,
    Speaker,
    Stance,
    mention_id,
)


@dataclass
class Draft:
    """What a reader proposes: the fields of a claim and the characters that are to prove them."""

    number: Span
    sentence: Span
    quantity: Quantity
    measure: str
    group: Group
    evidence: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    places: tuple[Place, ...] = ()
    sources: tuple[Speaker, ...] = ()
    via: tuple[Speaker, ...] = ()
    as_of: Moment | None = None
    window: Moment | None = None
    event: Event | None = None
    counting: Counting = "unknown"
    basis: Basis = "unknown"
    stance: Stance = "asserted"
    implicit: bool = False
    repeats: int | None = None
    confidence: float = 0.0


def claim_from_draft(
    document: Document, version: str, lang: str, draft: Draft, reader: str, taken: Mapping[str, object]
) -> Claim | Problem:
    """The claim that `draft` proposes, or a Problem where its words do not stand in the document's text.

    `taken` holds the ids already given: a claim that shares number, measure and group with one of them gets the next
    ordinal.
    """
    text = document.text
    spans = [draft.number, draft.sentence, *(span for spans in draft.evidence.values() for span in spans)]
    for span in spans:
        if not 0 <= span.start < span.end <= len(text):
            return Problem(
                document.id,
                "extract",
                "doubtful_span",
                f"characters {span.start} to {span.end} do not stand in the text",
                draft.number.start,
                draft.number.end,
            )
    for quoted, where in _quotes(draft):
        if quoted is not None and quoted not in text:
            return Problem(
                document.id,
                "extract",
                "doubtful_span",
                f"“{quoted}” ({where}) does not stand in the text",
                draft.number.start,
                draft.number.end,
            )
    ordinal = 0
    while (
        identity := mention_id(version, draft.number.start, draft.number.end, draft.measure, draft.group.text, ordinal)
    ) in taken:
        ordinal += 1
    return Claim(
        id=identity,
        doc=document.id,
        text=version,
        lang=lang,
        start=draft.number.start,
        end=draft.number.end,
        sentence=Sentence(draft.sentence.start, draft.sentence.end, text[draft.sentence.start : draft.sentence.end]),
        quantity=draft.quantity,
        measure=draft.measure,
        group=draft.group,
        places=draft.places,
        sources=draft.sources,
        via=draft.via,
        as_of=draft.as_of,
        window=draft.window,
        event=draft.event,
        counting=draft.counting,
        basis=draft.basis,
        stance=draft.stance,
        implicit=draft.implicit,
        published=document.published,
        url=document.url,
        outlet=document.outlet,
        evidence=draft.evidence,
        confidence=draft.confidence,
        reader=reader,
    )


def proven(document: Document, claim: Claim) -> Claim | Problem:
    """`claim`, which others say stands in `document`, if all its words stand there, letter for letter; else why not.

    What it tells of the document is the document's own. Its id stays where it is that of its words, as the reader had
    them before a person corrected them; else it gets that.
    """
    text, number = document.text, Span(claim.start, claim.end)
    for start, end, words in (
        (*number, claim.quantity.text),
        (claim.sentence.start, claim.sentence.end, claim.sentence.text),
    ):
        if text[start:end] != words or start < 0:
            why = f"“{words}” does not stand at characters {start} to {end} of the text"
            return Problem(document.id, "extract", "doubtful_span", why, *number)
    was = claim.judged.was if claim.judged else {}
    draft = Draft(
        number, Span(claim.sentence.start, claim.sentence.end), claim.quantity, was.get("measure", claim.measure),
        replace(claim.group, text=was.get("group.text", claim.group.text)), dict(claim.evidence), claim.places,
        claim.sources, claim.via, claim.as_of, claim.window, claim.event,
    )  # fmt: skip
    found = claim_from_draft(document, document.version, claim.lang, draft, claim.reader, {})
    if isinstance(found, Problem):
        return found
    ids = (mention_id(found.text, *number, found.measure, found.group.text, ordinal) for ordinal in range(_ALIKE))
    id = claim.id if claim.id in ids else found.id
    own = {name: getattr(found, name) for name in ("doc", "text", "published", "url", "outlet")}
    return replace(claim, id=id, **own)


_ALIKE = 20
"""Claims of one number, measure and group that an id is looked for among."""


def _quotes(draft: Draft) -> list[tuple[str | None, str]]:
    """Every stretch of text that the draft's fields quote, with the field's name."""
    quotes: list[tuple[str | None, str]] = [(draft.quantity.text, "quantity"), (draft.group.text, "group")]
    quotes += [(place.text, "places") for place in draft.places]
    for speaker in (*draft.sources, *draft.via):
        quotes.append((speaker.text, "sources"))
        if speaker.said:
            quotes.append((speaker.said.text, "said"))
    quotes += [(moment.text, "as_of") for moment in (draft.as_of, draft.window) if moment]
    return quotes
