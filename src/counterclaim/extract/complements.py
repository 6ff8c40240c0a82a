"""People named behind their number: in "nine of them were pupils" the nine are children."""

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.extract.reading import Reading
from counterclaim.extract.tagging import Tag, Tagged
from counterclaim.model import Claim, Document
from counterclaim.packs import pack_for
from counterclaim.packs.tokens import NUMBER

_NEAR = 5
"""Tokens from the number to the people, at most."""

_GENERAL = "people"


def with_complements(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """`claims` of `document`, those that only count people with the people that stand behind their number for them."""
    pack = pack_for(document.lang) if document.lang else None
    if pack is None or document.others:
        return list(claims)
    reading = Reading(document, pack)
    return [_completed(reading, claim) if claim.group.role == _GENERAL else claim for claim in claims]


def _completed(reading: Reading, claim: Claim) -> Claim:
    number = reading.sentence_at(claim.start)
    if number < 0:
        return claim
    s = reading.tagged(number)
    found = people_behind(s, claim.end)
    if found is None:
        return claim
    text = s.words(found.i, found.j)
    return replace(claim, group=replace(claim.group, role=found.value.role, text=text))


def people_behind(s: Tagged, end: int) -> Tag | None:
    """The people, not said of people in general, behind a number of sentence `s` that ends at character `end`: nothing
    else is counted, and no mark stands, between."""
    first = next((k for k, token in enumerate(s.tokens) if token.start >= end), len(s.tokens))
    for k in range(first, min(first + _NEAR, len(s.tokens))):
        if s.tokens[k].kind == NUMBER or s.get("number", k) or s.is_mark(k, ",;:.!?()،؛。，"):
            return None
        people = s.get("people", k)
        if people is not None and people.value.role != _GENERAL:
            return people
    return None
