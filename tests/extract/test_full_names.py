"""The fullest name that a report prints of one person."""

import pytest

from counterclaim.extract.full_names import fullest, name_around
from counterclaim.extract.reading import Reading
from counterclaim.model import Document
from counterclaim.packs import pack_for


def reading(text: str, lang: str = "en") -> Reading:
    """`text` being read."""
    pack = pack_for(lang)
    assert pack is not None
    return Reading(Document("report", text, lang=lang), pack)


@pytest.mark.parametrize(
    ("text", "printed", "full"),
    [
        ("Mayor Rosa Perez spoke. Perez left.", "Perez", "Rosa Perez"),
        ("Perez left. Later Rosa Maria Perez spoke.", "Rosa Perez", "Rosa Maria Perez"),
        ("Rosa Perez spoke. Juan Perez left. Perez came.", "Perez", None),
        ("Perez left.", "Perez", None),
        ("Walid al-Hamdani spoke. Hamdani left.", "Hamdani", "Walid al-Hamdani"),
        ("Lawmaker Ko Tae-min spoke. Ko left.", "Ko", "Ko Tae-min"),
        ("Professorin Rosa Perez spoke. We saw Rosa Perez.", "Perez", "Rosa Perez"),
    ],
)
def test_the_fullest_name_of_one_person(text: str, printed: str, full: str | None) -> None:
    assert fullest(reading(text), printed) == full


def test_a_name_ends_where_other_words_begin() -> None:
    text = "On Monday Rosa Perez Said so."
    assert name_around(reading(text), text.index("Perez")) == "Rosa Perez"
    assert name_around(reading(text), text.index("Monday")) in ("Monday", "Monday Rosa Perez", None)
