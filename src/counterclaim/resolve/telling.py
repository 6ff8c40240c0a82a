"""From the claims of a story to what its figures are compared by: speakers, times, and whose copy a report is."""

from collections.abc import Mapping, Sequence

from counterclaim.gazetteer.states import parents
from counterclaim.model import Claim, Speaker, Told
from counterclaim.resolve.dates import times_of
from counterclaim.resolve.speakers import Identities, speaks_for


def told_of(claims: Sequence[Claim], copies: Mapping[str, str]) -> list[Told]:
    """`claims` of one story as they are compared. `copies` maps the id of a report to that of the one it copies."""
    times = times_of(claims)
    identities = Identities(claims)
    return [
        Told(
            claim,
            frozenset(identities.key(source, claim.doc) for source in claim.sources if source.entity),
            frozenset(body for source in claim.sources for body in _bodies(source, identities, claim.doc)),
            *times[claim.doc, claim.id],
            copies.get(claim.doc, claim.doc),
        )
        for claim in claims
    ]


def _bodies(speaker: Speaker, identities: Identities, doc: str) -> set[str]:
    """A speaker, the body spoken for and all that this answers to; nobody for one who stays unnamed ("officials")."""
    if speaker.entity is None:
        return set()
    body = speaks_for(speaker)
    return {identities.key(speaker, doc), *([body, *parents(body)] if body else [])}
