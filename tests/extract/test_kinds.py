"""Kinds of bodies whose words a country parts, or which are the seat of one."""

from collections.abc import Callable

import pytest

from counterclaim.extract.kinds import country_inside, kind_at
from counterclaim.extract.tagging import Tagged

Sentence = Callable[..., Tagged]


@pytest.mark.parametrize(
    ("lang", "text", "kind", "end", "country"),
    [
        ("fr", "ministère ukrainien de la défense", "defence_ministry", 5, "UA"),
        ("es", "agencia turca de gestión de desastres", "disaster_agency", 6, "TR"),
        ("it", "ministero della salute brasiliano", "health_ministry", 3, None),
        ("pt", "ministério ucraniano", "ministry", 1, None),
        ("en", "Kremlin", "government", 1, "RU"),
        ("de", "Weiße Haus", "government", 2, "US"),
        ("ru", "Кремль", "government", 1, "RU"),
    ],
)
def test_a_country_may_part_the_words_or_have_its_seat_there(
    sentence: Sentence, lang: str, text: str, kind: str, end: int, country: str | None
) -> None:
    s = sentence(text, lang)
    found = kind_at(s, 0)
    assert found is not None
    assert (found.value.kind, found.i, found.j) == (kind, 0, end)
    inside = country_inside(s, found)
    assert (inside.value.code if inside else None) == country


def test_other_words_name_no_kind(sentence: Sentence) -> None:
    assert kind_at(sentence("village ukrainien de la défense", "fr"), 0) is None
