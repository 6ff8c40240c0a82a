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
    found = []
    for claim in claims:
        keys = {key_of(source, claim, identities) for source in claim.sources}
        speakers = frozenset(key for key in keys if key is not None)
        above = frozenset(body for source in claim.sources for body in _above(source))
        origin = copies.get(claim.doc, claim.doc)
        found.append(Told(claim, speakers, speakers | above, *times[claim.doc, claim.id], origin))
    return found


def key_of(speaker: Speaker, claim: Claim, identities: Identities) -> str | None:
    """What makes two mentions of a story name one speaker; None for one of whom nothing is known.

    Whom no gazetteer knows ("the disaster authority", "police") is one with those of the same kind in that place: in
    one story, there are seldom two.
    """
    if speaker.entity:
        return identities.key(speaker, claim.doc)
    home = speaker.country or (claim.places[0].country if claim.places else None)
    return f"{home}:{speaker.type}" if home and speaker.type else None


def _above(speaker: Speaker) -> tuple[str, ...]:
    """The body that `speaker` speaks for, all that this answers to, and how it is called where nobody names it."""
    body = speaks_for(speaker)
    unnamed = (f"{speaker.country}:{speaker.type}",) if speaker.country and speaker.type else ()
    return (body, *parents(body), *unnamed) if body else unnamed
