"""The conflict, its sides, and deaths by side, where they are known."""

from collections.abc import Callable

import pytest

from counterclaim.output.export.ged.deaths import Deaths
from counterclaim.output.export.ged.sides import fought_in, side_columns
from counterclaim.output.naming import Names

NAMES = Names(countries={"UA": "Ukraine", "RU": "Russia", "KP": "North Korea"})
INVASION = "Russian invasion of Ukraine"


@pytest.mark.parametrize(
    ("text", "conflict", "deaths"),
    [
        ("Russia said 40 Ukrainian soldiers were killed in Kherson on 3 March 2025.", INVASION, (40, 0, 0, 0)),
        ("Ukraine said 40 Russian soldiers were killed in Kherson on 3 March 2025.", INVASION, (0, 40, 0, 0)),
        ("A missile strike on Kharkiv killed 12 civilians, police said.", None, (0, 0, 12, 0)),
        ("A flood in Ptuj killed 14 people, police said.", None, (0, 0, 0, 14)),
        ("At least 15 soldiers were killed in Benin on 8 January 2025, the army said.", None, None),
    ],
)
def test_deaths_stand_under_their_side(
    counts: Callable[..., list[Deaths]], text: str, conflict: str | None, deaths: tuple[int, ...] | None
) -> None:
    (found,) = counts(text)
    told = side_columns(found, fought_in(found), NAMES)
    columns = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
    assert (tuple(told[name] for name in columns) if deaths else None) == deaths
    assert deaths or not any(name in told for name in columns)
    assert told.get("conflict_name") == conflict
    if conflict:
        assert told["side_a"] == "Ukraine"
        assert told["side_b"].startswith("North Korea; Russia; ")


def test_before_a_conflict_there_was_none(counts: Callable[..., list[Deaths]]) -> None:
    (found,) = counts("Ukraine said 4 Russian soldiers were killed in Kherson on 3 March 2012.", date="2012-03-05")
    assert fought_in(found) is None
