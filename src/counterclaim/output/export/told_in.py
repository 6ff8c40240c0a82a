"""In which stories each claim is told, and what contradicts it there."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from counterclaim.model import Story
from counterclaim.output.export.parcel import Parcel


def stories_of_claims(parcel: Parcel) -> Mapping[tuple[str, str], Sequence[Story]]:
    """The stories of `parcel` in which each claim is told, by its document and its id."""
    found: dict[tuple[str, str], dict[str, Story]] = defaultdict(dict)
    for dossier in parcel.dossiers:
        for course in dossier.courses:
            for one in course.series.told:
                found[one.claim.doc, one.claim.id][dossier.story.id] = dossier.story
    return {key: tuple(stories.values()) for key, stories in found.items()}


def contradictions_of_claims(parcel: Parcel) -> Mapping[str, Sequence[str]]:
    """Why other figures in its stories contradict a claim, or tell another thing in the retelling, by the id of the
    mention: sentences in English, each once."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for dossier in parcel.dossiers:
        for verdict in dossier.verdicts:
            if verdict.relation == "contradicts" or "measure" in verdict.drift:
                for mention in (verdict.a, verdict.b):
                    found[mention][verdict.why] = None
    return {mention: tuple(why) for mention, why in found.items()}
