"""From claims to what they are compared by."""

import pytest

from counterclaim.extract import claims_of
from counterclaim.model import Claim, Document
from counterclaim.resolve.telling import told_of


def test_a_claim_knows_its_speaker_those_above_and_whose_copy_its_report_is():
    document = Document(
        "b", "The National Intelligence Service of South Korea said that 12 soldiers were killed.", "en"
    )
    claims = [item for item in claims_of(document) if isinstance(item, Claim)]
    (told,) = told_of(claims, {"b": "a"})
    assert told.speakers == {"kr.nis"}
    assert told.bodies == {"kr.nis", "kr.government", "KR:intelligence"}
    assert (told.origin, told.copied) == ("a", True)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Officials said 12 people were killed.", set()),
        ("Officials in Izmir said 12 people were killed in the Turkish city.", {"TR:government"}),
        ("12 people were killed.", set()),
    ],
)
def test_who_is_not_named_is_one_with_those_of_the_same_kind_in_that_country(text, speakers):
    claims = [item for item in claims_of(Document("a", text, "en")) if isinstance(item, Claim)]
    assert told_of(claims, {})[0].speakers == speakers
