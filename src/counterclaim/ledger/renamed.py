"""Speakers as people join and part them: one entity for the same, none or another for those who are not."""

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.model import APART, Claim, Grouping, Judgement, Speaker


class Renaming:
    """What the standing judgements `told`, in their order, make of the entities of speakers."""

    def __init__(self, told: Sequence[Judgement]) -> None:
        self._entities: dict[str, str] = {}
        self._members: dict[str, set[str]] = {}
        for judgement in told:
            what = judgement.what
            if not isinstance(what, Grouping) or what.things != "speakers":
                continue
            if judgement.kind == "merge":
                self._entities.update(dict.fromkeys(what.ids[1:], what.ids[0]))
            elif what.out_of:
                self._members.setdefault(what.out_of, set()).update(what.ids)
            else:
                self._entities.update({entity: entity + APART for entity in what.ids[1:]})

    def __bool__(self) -> bool:
        return bool(self._entities or self._members)

    def __call__(self, claim: Claim) -> Claim:
        """`claim` with its speakers so named."""
        sources = tuple(self._named(speaker, claim) for speaker in claim.sources)
        via = tuple(self._named(speaker, claim) for speaker in claim.via)
        return claim if (sources, via) == (claim.sources, claim.via) else replace(claim, sources=sources, via=via)

    def _named(self, speaker: Speaker, claim: Claim) -> Speaker:
        entity = speaker.entity
        if entity is None:
            return speaker
        if not self._members.get(entity, set()).isdisjoint((speaker.text, speaker.name, claim.id)):
            return replace(speaker, entity=None)
        seen = {entity}
        while (joined := self._entities.get(entity)) and joined not in seen:
            entity = joined
            seen.add(entity)
        return replace(speaker, entity=entity)
