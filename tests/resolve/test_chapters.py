"""What too many reports tell is told in chapters."""

from collections import Counter
from datetime import date
from random import Random

import pytest

from counterclaim.model import Claim, Document, Group, Place, Published, Sentence, mention_id, quantity
from counterclaim.resolve.chapters import Part, chapters_of, chapters_with
from counterclaim.resolve.stories import stories_of
from counterclaim.resolve.weights import table


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A group of more than six is large."""
    monkeypatch.setitem(table()["chapters"], "most", 6)


def test_a_group_that_is_not_large_is_one_chapter() -> None:
    assert chapters_of({9: 700, 4: 1_400, -3: None}) == {9: -3, 4: -3, -3: -3}


def test_a_large_group_is_told_by_weeks_and_a_large_week_by_days() -> None:
    monday = date(2026, 11, 2).toordinal()
    quiet, busy = {10 + n: monday + n for n in (0, 2, 3, 6)}, {20 + n: monday + 7 + n % 2 for n in range(8)}
    found = chapters_of({**quiet, **busy, 3: None})
    assert {found[number] for number in quiet} == {10}
    assert {found[number] for number in busy} == {20, 21}
    assert found[3] == 3


@pytest.mark.parametrize("day", (None, 700))
def test_what_is_too_much_for_a_day_is_halved(day: int | None) -> None:
    random = Random(1)
    members = {random.getrandbits(64) - (1 << 63): day for _ in range(40)}
    found = chapters_of(members)
    assert max(Counter(found.values()).values()) <= 6
    assert all(found[number] <= number for number in members)


class InMemory:
    """A group, and how many of its happenings were asked for."""

    def __init__(self) -> None:
        self.members = dict[int, int | None]()
        self.asked = 0

    def many(self, part: Part | None, most: int) -> int:
        return min(most, len(self._own(part)))

    def days(self, part: Part | None) -> dict[int, int | None]:
        found = self._own(part)
        self.asked += len(found)
        return found

    def _own(self, part: Part | None) -> dict[int, int | None]:
        return {
            number: day
            for number, day in self.members.items()
            if part is None
            or (
                part.least <= number < part.above
                and (day is None if part.first is None else day is not None and part.first <= day < (part.until or 0))
            )
        }


def test_what_comes_is_put_into_its_chapter_and_no_other_is_asked_for() -> None:
    random, group, found = Random(2), InMemory(), dict[int, int]()
    for _ in range(300):
        come = {
            random.getrandbits(64) - (1 << 63): random.choice((None, 700, *range(690, 730)))
            for _ in range(random.randint(1, 4))
        }
        group.members |= come
        group.asked = 0
        found |= chapters_with(come, group)
        assert group.asked <= 10 * len(come)
        assert found == chapters_of(group.members)


def test_chapters_hang_on_no_order() -> None:
    random = Random(4)
    members = {n: random.choice((None, *range(700, 730))) for n in range(60)}
    turned = dict(random.sample(list(members.items()), len(members)))
    assert chapters_of(turned) == chapters_of(members)


def report(day: int, number: int) -> tuple[Document, list[Claim]]:
    """One of the reports of a war that goes on."""
    text = f"{4_711} killed in Osijek. Report {number} of that day."
    date = f"2031-05-{day:02}"
    document = Document(f"{day}.{number}", text, "en", None, Published(date, date, "given"))
    place = Place("HR", "Osijek", "Osijek", 3193935, 45.55, 18.69, "town")
    claim = Claim(
        mention_id(document.version, 0, 4, "killed", None, 0), document.id, document.version, "en", 0, 4,
        Sentence(0, 25, text[:25]), quantity(4_711, "exact", "4711"), "killed", Group("people"), places=(place,),
        published=document.published,
    )  # fmt: skip
    return document, [claim]


def test_a_war_is_told_day_by_day_where_each_has_many_reports() -> None:
    told = [report(day, number) for day in (6, 7, 8) for number in range(4)]
    assert sorted(len(story.docs) for story in stories_of(told)) == [4, 4, 4]
    assert sorted(len(story.docs) for story in stories_of(told[:6])) == [6]
