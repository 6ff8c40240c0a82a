"""The more reports there are, the more must hold a story together."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from itertools import combinations, pairwise
from math import inf

import pytest

from counterclaim.model import Claim, Document, Group, Place, Published, Sentence, mention_id, quantity
from counterclaim.resolve.chapters import Chapter, Link, Since, Step, found_anew, is_touched, loosened, steps
from counterclaim.resolve.stories import stories_of
from counterclaim.resolve.weights import table

STEPS = (Step(5, 6), Step(8, 8), Step(8, 8, "week"), Step(8, inf, "day"))


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A chapter of more than six is large."""
    monkeypatch.setattr("counterclaim.resolve.chapters.steps", lambda: STEPS)


class Linked:
    """Happenings of `days` with `links`, and whose links were asked for."""

    def __init__(self, days: Mapping[int, int | None], links: Iterable[Link]) -> None:
        self._days, self.kept, self.asked = dict(days), dict[int, Chapter](), set[int]()
        self._links = defaultdict[int, set[Link]](set)
        for link in links:
            for end in link[:2]:
                self._links[end].add(link)

    def links(self, numbers: Collection[int]) -> Iterable[Link]:
        self.asked |= set(numbers)
        return set[Link]().union(*(self._links[number] for number in numbers))

    def days(self, numbers: Collection[int]) -> Mapping[int, int | None]:
        return {number: self._days[number] for number in numbers}

    def chapters(self, numbers: Collection[int]) -> Mapping[int, Chapter]:
        return {number: self.kept[number] for number in numbers if number in self.kept}

    def members(self, chapters: Collection[int]) -> Mapping[int, Collection[int]]:
        return {id: [number for number, chapter in self.kept.items() if chapter.id == id] for id in chapters}

    def add(self, *links: Link) -> None:
        for link in links:
            for end in link[:2]:
                self._links[end].add(link)


def row(first: int, many: int, points: float) -> list[Link]:
    """So many happenings from the number `first` on, each linked with the next."""
    return [(a, b, points) for a, b in pairwise(range(first, first + many))]


def undated(*links: Link) -> Linked:
    return Linked(dict.fromkeys(range(100)), links)


def test_little_holds_a_small_chapter_together() -> None:
    assert found_anew(undated(*row(1, 6, 5.0)), [3]) == dict.fromkeys(range(1, 7), Chapter(1, 0))


def test_more_must_hold_a_larger_one() -> None:
    links = [*row(1, 4, 8.0), (4, 5, 5.0), *row(5, 4, 8.0), (8, 9, 5.0)]
    expected = {**dict.fromkeys(range(1, 5), Chapter(1, 1)), **dict.fromkeys(range(5, 9), Chapter(5, 1))}
    assert found_anew(undated(*links), range(1, 10)) == expected | {9: Chapter(9, 1)}


def test_what_links_of_all_steps_hold_is_told_by_weeks_and_days() -> None:
    monday = date(2026, 11, 2).toordinal()
    quiet, busy = {10 + n: monday + n for n in (0, 2, 3, 6)}, {20 + n: monday + 7 + n % 2 for n in range(9)}
    days = {**quiet, **busy, 3: None}
    found = found_anew(Linked(days, [(a, b, 9.0) for a, b in combinations(sorted(days), 2)]), days)
    assert {found[number] for number in quiet} == {Chapter(10, 2)}
    assert {found[number] for number in busy} == {Chapter(20, 3), Chapter(21, 3)}
    assert found[3] == Chapter(3, 2)


def test_one_that_comes_parts_a_chapter_that_is_now_too_large() -> None:
    linked = undated(*row(1, 3, 8.0), (3, 4, 5.0), *row(4, 3, 8.0))
    linked.kept = found_anew(linked, range(1, 7))
    assert set(linked.kept.values()) == {Chapter(1, 0)}
    linked.add((6, 7, 5.0))
    assert is_touched(linked.kept[6], (6, 7, 5.0), {6: None, 7: None})
    now = found_anew(linked, [6, 7])
    assert {n: chapter.id for n, chapter in now.items()} == {1: 1, 2: 1, 3: 1, 4: 4, 5: 4, 6: 4, 7: 7}


def test_of_what_hangs_together_by_little_no_more_is_asked_for_than_may_be_one() -> None:
    linked = undated(*row(1, 90, 5.0))
    linked.kept = {number: Chapter(number, 1) for number in range(1, 91)}
    linked.add((40, 95, 5.0))
    assert not is_touched(linked.kept[40], (40, 95, 5.0), {40: None, 95: None})
    assert found_anew(linked, [95]) == {95: Chapter(95, 1)}
    assert len(linked.asked) <= 7


def test_what_was_too_large_is_not_followed_again_when_a_link_comes() -> None:
    linked = undated(*row(1, 90, 5.0))
    linked.kept = {number: Chapter(number, 1) for number in range(1, 91)}
    linked.add((40, 95, 8.0))
    assert found_anew(linked, [40, 95], Since()) == {40: Chapter(40, 1), 95: Chapter(40, 1)}
    assert linked.asked == {40, 95}


def test_a_small_chapter_is_taken_as_it_stood_when_a_link_comes() -> None:
    linked = undated(*row(1, 4, 5.0))
    linked.kept = dict.fromkeys(range(1, 5), Chapter(1, 0))
    linked.add((2, 9, 5.0))
    assert found_anew(linked, [2, 9], Since()) == dict.fromkeys((*range(1, 5), 9), Chapter(1, 0))
    assert linked.asked == {2, 9}


def test_a_link_that_goes_loosens_nothing_where_a_third_one_stands_in_for_it() -> None:
    linked = undated((1, 3, 8.0), (2, 3, 8.0), (4, 5, 5.0))
    linked.kept = {1: Chapter(1, 0), 2: Chapter(1, 0), 3: Chapter(1, 0), 4: Chapter(4, 0), 5: Chapter(4, 0)}
    assert loosened(linked, [(1, 2, 8.0)]).ends == set()
    assert loosened(linked, [(5, 6, 5.0)]).ends == {5, 6}
    assert loosened(linked, [(3, 4, 5.0)]).broken == frozenset()
    linked.kept[6] = Chapter(4, 0)
    assert loosened(linked, [(5, 6, 5.0)]).broken == {4}


def test_one_that_stands_in_must_count_wherever_the_link_did() -> None:
    linked = undated((1, 3, 5.0), (2, 3, 8.0))
    linked.kept = dict.fromkeys((1, 2, 3), Chapter(1, 0))
    assert loosened(linked, [(1, 2, 5.0)]).ends == set()
    assert loosened(linked, [(1, 2, 8.0)]) == ({1, 2}, {1})


def test_a_chapter_that_lost_what_held_it_falls_apart() -> None:
    linked = undated(*row(1, 2, 8.0), *row(3, 2, 8.0))
    linked.kept = dict.fromkeys(range(1, 5), Chapter(1, 0))
    loose = loosened(linked, [(2, 3, 8.0)])
    now = found_anew(linked, loose.ends, Since(fewer=True, broken=loose.broken))
    assert now == {1: Chapter(1, 0), 2: Chapter(1, 0), 3: Chapter(3, 0), 4: Chapter(3, 0)}


def test_where_links_went_a_chapter_still_leads_to_what_makes_it_too_large() -> None:
    linked = undated((1, 2, 5.0), *row(2, 3, 8.0), (4, 5, 5.0), *row(5, 4, 8.0))
    linked.kept = {1: Chapter(1, 1), 20: Chapter(20, 1)}
    linked.kept |= dict.fromkeys((2, 3, 4), Chapter(2, 1)) | dict.fromkeys(range(5, 9), Chapter(5, 1))
    loose = loosened(linked, [(1, 20, 5.0)])
    now = found_anew(linked, loose.ends, Since(fewer=True, broken=loose.broken))
    assert now == {1: Chapter(1, 1), 20: Chapter(20, 0)}


def test_each_step_asks_for_more_than_the_one_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    points, bounds = [step.points for step in steps()], [step.most for step in steps()]
    assert (points, bounds) == (sorted(points), sorted(bounds))
    assert (points[0], bounds[-1]) == (table()["enough"], inf)


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
