"""What a reader drafted, made claims: proved by the evidence, each once, with what is told beside the words."""

from collections.abc import Iterable
from dataclasses import replace

from counterclaim.extract.evidence import Draft, claim_from_draft
from counterclaim.extract.gloss import gloss_of
from counterclaim.extract.reading import Reading
from counterclaim.gazetteer.conflicts import standpoint
from counterclaim.model import Claim, Problem
from counterclaim.packs import country_labels


def claims_from(reading: Reading, drafts: Iterable[Draft], reader: str) -> list[Claim | Problem]:
    """The `drafts` of `reader` as claims in the order of the text, and a Problem for each that is not proved: exact
    doubles dropped, repetitions marked, standpoint and gloss added."""
    made: dict[str, Claim] = {}
    seen: dict[tuple[object, ...], str] = {}
    stood: set[tuple[object, ...]] = set()
    result: list[Claim | Problem] = []
    for draft in sorted(drafts, key=lambda d: (d.number.start, d.measure)):
        place = (draft.number, draft.measure)
        if place in stood:
            continue
        stood.add(place)
        claim = claim_from_draft(reading.document, reading.version, reading.pack.lang, draft, reader, made)
        if isinstance(claim, Problem):
            result.append(claim)
            continue
        words = " ".join(claim.sentence.text.lower().split())
        key = (words, claim.quantity.low, claim.quantity.high, claim.measure)
        first = seen.setdefault(key, claim.id)
        source = claim.sources[0] if claim.sources else None
        claim = replace(
            claim,
            repeats_in_document=first
            if first != claim.id
            and made[first].start != claim.start
            and made[first].sentence.start != claim.sentence.start
            else None,
            standpoint=standpoint((source.country, source.entity), (claim.group.country, claim.group.entity))
            if source
            else None,
        )
        claim = replace(claim, gloss=gloss_of(claim, country_labels("en")))
        made[claim.id] = claim
        result.append(claim)
    return result
