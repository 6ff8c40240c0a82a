"""People named behind their number."""

import pytest

from counterclaim.extract.complements import with_complements
from counterclaim.flow import reading_of
from counterclaim.model import Document


@pytest.mark.parametrize(
    ("text", "lang", "number", "role"),
    [
        ("The crash killed 15 people; of the dead, 9 were children.", "en", "9", "children"),
        ("Bei dem Unfall starben 15 Menschen, neun von ihnen waren Schüler.", "de", "neun", "children"),
        ("The crash killed 15, police said.", "en", "15", "people"),
        ("The crash killed 15 and 9 children were hurt.", "en", "15", "people"),
    ],
)
def test_roles(text, lang, number, role):
    document = Document("a", text, lang)
    found = with_complements(document, reading_of(document).claims)
    claim = next(claim for claim in found if claim.quantity.text == number)
    assert claim.group.role == role
    if role != "people":
        assert claim.group.text in text


def test_a_language_without_a_pack_is_left_as_it_is():
    assert with_complements(Document("a", "x", None), []) == []
