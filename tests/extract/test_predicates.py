"""What a sentence says its subjects are."""

from collections.abc import Callable

import pytest

from counterclaim.extract.predicates import told_to_be
from counterclaim.extract.tagging import Tagged

Sentence = Callable[..., Tagged]


@pytest.mark.parametrize(
    ("lang", "text", "k", "role", "country"),
    [
        ("en", "Five of the dead were tourists from Argentina.", 4, "passengers", "AR"),
        ("en", "Three of the dead were French.", 4, None, "FR"),
        ("en", "Five of the dead were children.", 4, "children", None),
        ("en", "Five of the dead were found by French soldiers.", 4, None, None),
        ("en", "Five of the dead lived in Argentina.", 4, None, None),
        ("es", "Cinco de los muertos eran turistas argentinos.", 4, "passengers", "AR"),
        ("de", "Fünf der Toten waren argentinische Touristen.", 3, "passengers", "AR"),
    ],
)
def test_who_they_are_said_to_be(
    sentence: Sentence, lang: str, text: str, k: int, role: str | None, country: str | None
) -> None:
    people, land = told_to_be(sentence(text, lang), k)
    assert (people and people.value.role, land and land.value.code) == (role, country)
