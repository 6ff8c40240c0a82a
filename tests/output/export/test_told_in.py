"""Each claim is told in its stories."""

from counterclaim.output.export import Parcel
from counterclaim.output.export.told_in import contradictions_of_claims, stories_of_claims


def test_every_claim_of_a_series_has_its_stories(parcel: Parcel) -> None:
    stories = stories_of_claims(parcel)
    for dossier in parcel.dossiers:
        for course in dossier.courses:
            for one in course.series.told:
                assert dossier.story in stories[one.claim.doc, one.claim.id]
    alone = [claim for claim in parcel.claims if (claim.doc, claim.id) not in stories]
    assert 0 < len(alone) < len(list(parcel.claims)) / 10


def test_what_contradicts_a_claim_is_told_of_both(parcel: Parcel) -> None:
    told = contradictions_of_claims(parcel)
    verdicts = [each for dossier in parcel.dossiers for each in dossier.verdicts if each.relation == "contradicts"]
    assert verdicts
    for each in verdicts:
        assert each.why in told[each.a] and each.why in told[each.b]
