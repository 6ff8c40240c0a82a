"""The words by which a document is found: its own, and what its speakers and places are called."""

from collections.abc import Iterator, Sequence

from counterclaim.gazetteer.states import name_of
from counterclaim.ledger.index.folding import words_of
from counterclaim.model import Claim, Document
from counterclaim.output import Names

READ = 100_000
"""Characters of a text that are looked at."""


def document_words(document: Document, claims: Sequence[Claim], names: Names) -> set[str]:
    """The words of the title, the outlet and the text of `document`, and of the English and the printed names of the
    speakers and places of its `claims`."""
    parts = [document.title or "", document.outlet or "", document.text[:READ]]
    return words_of("\n".join((*parts, *dict.fromkeys(name for claim in claims for name in _named(claim, names)))))


def _named(claim: Claim, names: Names) -> Iterator[str]:
    for speaker in (*claim.sources, *claim.via):
        yield speaker.name
        yield speaker.text
        if speaker.entity:
            yield name_of(speaker.entity)
    for place in claim.places:
        yield place.name
        yield place.text or ""
        if place.country:
            yield names.country(place.country)
    if claim.group.country:
        yield names.country(claim.group.country)
