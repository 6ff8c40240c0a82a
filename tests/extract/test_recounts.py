"""Further figures for what was counted before, in the same sentence or in the one before it."""

from collections.abc import Callable

import pytest

from counterclaim.model import Claim

Claims = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "About 40 people are missing. That figure climbed to 55.", [(40, "missing"), (55, "missing")]),
        (
            "en",
            "Police said 3,000 marched; organisers put the figure at 10,000.",
            [(3000, "gathered"), (10_000, "gathered")],
        ),
        (
            "en",
            "Twelve migrants drowned. The figure rose from 12 to 15.",
            [(12, "killed"), (12, "killed"), (15, "killed")],
        ),
        (
            "de",
            "Tausende demonstrierten. Die Veranstalter nannten eine Zahl von 15.000.",
            [(1000, "gathered"), (15_000, "gathered")],
        ),
        ("fr", "Les blessés sont passés de 40 à 65.", [(40, "injured"), (65, "injured")]),
        # of two things told before, it is not said which is counted
        (
            "en",
            "Twelve people were killed and 30 wounded. Residents put the figure at 19.",
            [(12, "killed"), (30, "injured")],
        ),
        # a figure of another order counts something else
        ("en", "Twelve people were killed. Residents put the figure at 90,000.", [(12, "killed")]),
        ("en", "Twelve people were killed. The number of homes at 19 was higher.", [(12, "killed")]),
        ("en", "Twelve people were killed. Economists put the figure at 19 per cent.", [(12, "killed")]),
        ("en", "The company is large. Analysts put the figure at 900.", []),
    ],
)
def test_what_is_counted_again(claims: Claims, lang: str, text: str, expected: list[tuple[int, str]]) -> None:
    assert [(claim.quantity.low, claim.measure) for claim in claims(text, lang)] == expected


def test_another_count_is_told_of_the_same_people(claims: Claims) -> None:
    said, again = claims("The government says 45 Zambian soldiers were killed. The rebels put the number at 200.")
    assert (again.group.role, again.group.country, again.measure) == ("soldiers", "ZM", "killed")
    assert again.sources and again.sources[0].text != said.sources[0].text
