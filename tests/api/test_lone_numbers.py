"""A number that no claim gives, and that stands in the source all the same."""

import pytest

from counterclaim.api.cited_sources import Source
from counterclaim.api.lone_numbers import number_alone
from counterclaim.flow import reading_of
from counterclaim.model import Document


def alone(figure, source):
    """What is said of the one figure in `figure`, where nothing was read in `source`."""
    (found,) = reading_of(Document("article", figure, "en")).claims
    return number_alone(found, Source([(Document("a.txt", source, "en"), [])]))


@pytest.mark.parametrize(
    ("figure", "source", "answer"),
    [
        ("The blast killed 57 soldiers.", "Killed, by the last count: 57.", "in_source"),
        ("The blast killed 57 soldiers.", "The train had 57 passengers.", "other_side"),
        ("The blast killed 57 people.", "In hospital: 57.", "other_kind"),
        ("The blast killed 5 soldiers.", "The train had 5 passengers.", None),
        ("The blast killed 57 people.", "The train had 57 passengers.", None),
        ("The blast killed 57 soldiers.", "The town lies 57 km away.", None),
    ],
)
def test_answers(figure, source, answer):
    found = alone(figure, source)
    assert (found and found.answer) == answer
    if found:
        assert found.proof.quote == source[found.proof.start : found.proof.end]


def test_where_others_are_counted_there_the_people_decide():
    text = "Six officials were arrested, nine judges were sent home."
    document = Document("a.txt", text, "en")
    claims = [claim for claim in reading_of(document).claims if claim.measure == "arrested"]
    assert [claim.quantity.text for claim in claims] == ["Six"]
    (figure,) = reading_of(Document("article", "Nine workers were arrested.", "en")).claims
    assert number_alone(figure, Source([(document, claims)])) is None
