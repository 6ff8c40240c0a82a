"""Dates in digits."""

import datetime as dt
from collections.abc import Callable

import pytest

from counterclaim.extract.mentions import mentions_of
from counterclaim.extract.moments import Anchor
from counterclaim.extract.tagging import Tagged

Sentence = Callable[..., Tagged]

MONDAY = Anchor(dt.date(2024, 5, 6))


@pytest.mark.parametrize(
    ("lang", "text", "day"),
    [
        ("de", "Am 17.03.2026 starben zwölf Menschen.", "2026-03-17"),
        ("de", "Am 3. 5. 2026 starben zwölf Menschen.", "2026-05-03"),
        ("cs", "Dne 17. 3. 2026 zemřelo dvanáct lidí.", "2026-03-17"),
        ("hu", "2026.03.17. Tizenketten meghaltak.", "2026-03-17"),
        ("en", "2026-03-17: twelve people died.", "2026-03-17"),
        ("nl", "Op 17-03-2026 kwamen twaalf mensen om.", "2026-03-17"),
        ("fr", "Le 17/03/2026, douze personnes sont mortes.", "2026-03-17"),
        ("fr", "Le 5/3/2026, douze personnes sont mortes.", "2026-03-05"),
        ("ja", "2026/03/17 12人が死亡した。", "2026-03-17"),
        ("en", "On 3/17/2026 twelve people died.", "2026-03-17"),
        ("en", "On 17/3/2026 twelve people died.", "2026-03-17"),
        ("en", "On 3/5/2026 twelve people died.", None),  # May or March
        ("de", "Am 31.02.2026 starben zwölf Menschen.", None),
        ("en", "They lost 31-27-20, and twelve people died.", None),
        ("en", "They lost 31 - 12 - 2026, and twelve people died.", None),
    ],
)
def test_a_date_in_digits(sentence: Sentence, lang: str, text: str, day: str | None) -> None:
    found = [mention.moment for mention in mentions_of(sentence(text, lang), MONDAY)]
    days = [moment.start for moment in found if moment.start == moment.end]
    assert days == ([day] if day else [])


def test_its_year_counts_nobody(claims: Callable[..., list]) -> None:
    (claim,) = claims("Am 3. 5. 2026 starben zwölf Menschen.", "de")
    assert claim.quantity.low == 12
    assert claim.as_of.start == "2026-05-03"
