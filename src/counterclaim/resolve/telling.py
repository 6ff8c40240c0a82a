"""From the claims of one story to what its figures are compared by: speakers, times, and whose copy a report is."""

from collections.abc import Mapping, Sequence

from counterclaim.gazetteer.states import parents
from counterclaim.model import Claim, Speaker, Told
from counterclaim.resolve.dates import times_of


def told_of(claims: Sequence[Claim], copies: Mapping[str, str]) -> list[Told]:
    """`claims` of one story as they are compared. `copies` maps the id of a report to that of the one it copies."""
    times = times_of(claims)
    return [
        Told(
            claim,
            speakers := frozenset(filter(None, map(identity, claim.sources))),
            speakers | {above for one in speakers for above in parents(one)},
            *times[claim.doc, claim.id],
            copies.get(claim.doc, claim.doc),
        )
        for claim in claims
    ]


def identity(speaker: Speaker) -> str | None:
    """What makes two mentions name one speaker; None for one who stays unnamed ("officials", "reports")."""
    return speaker.entity
