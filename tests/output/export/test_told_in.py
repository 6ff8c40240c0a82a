"""Each claim is told in its stories."""

from counterclaim.output.export import Parcel
from counterclaim.output.export.told_in import stories_of_claims


def test_every_claim_of_a_series_has_its_stories(parcel: Parcel) -> None:
    stories = stories_of_claims(parcel)
    for dossier in parcel.dossiers:
        for course in dossier.courses:
            for one in course.series.told:
                assert dossier.story in stories[one.claim.doc, one.claim.id]
    alone = [claim for claim in parcel.claims if (claim.doc, claim.id) not in stories]
    assert 0 < len(alone) < len(list(parcel.claims)) / 10
