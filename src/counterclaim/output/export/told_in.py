"""In which stories each claim is told."""

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
