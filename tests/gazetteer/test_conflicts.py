"""Who stands against whom."""

from datetime import date

import pytest

from counterclaim.gazetteer.bodies import bodies
from counterclaim.gazetteer.conflicts import conflicts, standpoint

WINTER = date(2024, 12, 23)


@pytest.mark.parametrize(
    ("source", "counted", "where", "expected"),
    [
        (("KR", "kr.nis"), ("KP", None), "RU", "third_party"),
        (("UA", "ua.gur"), ("KP", None), "RU", "adversary"),
        (("RU", "ru.mod"), ("KP", None), "RU", "own"),
        (("UA", "ua.general_staff"), ("RU", None), "UA", "adversary"),
        (("UA", None), ("UA", None), "UA", "own"),
        (("RU", "ru.tass"), ("UA", None), "UA", "adversary"),
        (("RU", "ru.mediazona"), ("RU", None), "UA", None),
        (("GB", "gb.bbc"), ("RU", None), "UA", "third_party"),
        ((None, "un.ohchr"), ("UA", None), "UA", "third_party"),
        (("UA", "un.hrmmu"), ("UA", None), "UA", "third_party"),
        (("PS", "ps.moh_gaza"), ("PS", None), "PS", "own"),
        (("IL", "il.idf"), ("PS", "ps.hamas"), "PS", "adversary"),
        (("SD", "sd.saf"), ("SD", "sd.rsf"), "SD", "adversary"),
        (("SD", None), ("SD", "sd.rsf"), "SD", "adversary"),
        (("SD", "sd.rsf"), ("SD", None), "SD", None),
        (("SD", "sd.doctors"), ("SD", "sd.rsf"), "SD", None),
        (("US", None), ("RU", "ru.wagner"), "UA", "third_party"),
        (("PL", None), ("PL", None), None, None),
        ((None, None), ("RU", None), "UA", None),
        (("UA", None), (None, None), "UA", None),
    ],
)
def test_standpoints(
    source: tuple[str | None, str | None],
    counted: tuple[str | None, str | None],
    where: str | None,
    expected: str | None,
) -> None:
    assert standpoint(source, counted, where, WINTER) == expected


def test_a_conflict_counts_in_its_days_and_its_countries() -> None:
    georgia, russia = ("GE", None), ("RU", None)
    assert standpoint(georgia, russia, "GE", date(2008, 8, 10)) == "adversary"
    assert standpoint(georgia, russia, "GE", date(2024, 1, 1)) is None
    assert standpoint(georgia, russia, "UA", date(2024, 1, 1)) == "third_party"


def test_sides_name_what_is_known() -> None:
    for conflict in conflicts():
        assert conflict.source, conflict.id
        assert conflict.end is None or conflict.start <= conflict.end
        assert not conflict.sides[0] & conflict.sides[1]
        assert all(conflict.sides)
        for label in conflict.sides[0] | conflict.sides[1]:
            state = len(label) == 2 and label.isupper()
            assert state or label.endswith(".government") or label in bodies(), f"{conflict.id}: {label}"


def test_about_twenty_five_conflicts() -> None:
    assert len(conflicts()) >= 25
    assert len({conflict.id for conflict in conflicts()}) == len(conflicts())
