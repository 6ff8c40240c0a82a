"""What goes out is walked anew, and only what is asked for."""

from collections.abc import Callable
from itertools import groupby

import pytest

from counterclaim.output.export import Parcel


def test_claims_and_documents_are_walked_as_often_as_one_likes(parcel: Parcel) -> None:
    assert [claim.id for claim in parcel.claims] == [claim.id for claim in parcel.claims] != []
    assert {document.id for document in parcel.documents} == set(parcel.described)


@pytest.mark.parametrize("wanted", [{}, {"measure": "killed"}, {"story": "Drava"}])
def test_claims_come_document_by_document(parcel_of: Callable[..., Parcel], wanted: dict[str, str]) -> None:
    parcel = parcel_of(**wanted)
    told = [doc for doc, _ in groupby(parcel.claims, key=lambda claim: claim.doc)]
    assert told == [document.id for document in parcel.documents if document.id in told] != []


def test_a_measure_keeps_its_claims_series_and_verdicts(parcel_of: Callable[..., Parcel]) -> None:
    whole, killed = parcel_of(), parcel_of(measure="killed")
    assert {claim.measure for claim in killed.claims} == {"killed"}
    assert {course.series.measure for each in killed.dossiers for course in each.courses} == {"killed"}
    known = {claim.id for claim in killed.claims}
    kept = [verdict for each in killed.dossiers for verdict in each.verdicts]
    assert kept
    assert {verdict.id for verdict in kept} == {
        verdict.id for each in whole.dossiers for verdict in each.verdicts if {verdict.a, verdict.b} <= known
    }


def test_a_story_keeps_its_reports(parcel_of: Callable[..., Parcel]) -> None:
    flood = parcel_of(story="Drava")
    (dossier,) = flood.dossiers
    told = {one.claim.id for course in dossier.courses for one in course.series.told}
    assert {claim.id for claim in flood.claims} == told != set()
    assert set(flood.described) == {claim.doc for claim in flood.claims} <= set(dossier.story.docs)
