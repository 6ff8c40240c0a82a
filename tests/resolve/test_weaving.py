"""Weaving: whatever comes and goes in whatever order, the chapters are those that the definition gives."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from random import Random

import pytest

from counterclaim.resolve.chapters import Link, Step, steps
from counterclaim.resolve.facts import Happening, day_of, happenings_of
from counterclaim.resolve.joining import Joining
from counterclaim.resolve.kept import happening_from, number_of, words_of
from counterclaim.resolve.keys import is_of_any_week, numbered_keys_of
from counterclaim.resolve.kinship import points, relation
from counterclaim.resolve.memory import Memory
from counterclaim.resolve.weaving import Weaving
from counterclaim.resolve.weights import table


@pytest.fixture(scope="module")
def happenings(reports) -> dict[int, Happening]:
    """What all reports tell, by number."""
    every = [each for report in reports.values() for each in happenings_of(report.document, report.claims)]
    return {number_of(each, words_of(each)): each for each in every}


def links(happenings: dict[int, Happening]) -> list[Link]:
    """All pairs that are compared and related."""
    blocks = dict[int, list[int]]()
    for number in sorted(happenings):
        for key in numbered_keys_of(happenings[number]):
            blocks.setdefault(key, []).append(number)
    compared = {
        pair
        for key, block in blocks.items()
        if len(block) <= table()["keys"]["largest"]
        for pair in combinations(block, 2)
        if pair[0] < 0 or not is_of_any_week(key)
    }
    own = ((a, b) for a, b in compared if happenings[a].facts.doc != happenings[b].facts.doc)
    return [(a, b, points) for a, b in own if (points := relation(happenings[a], happenings[b]))]


def chapters(happenings: dict[int, Happening], by: Sequence[Step]) -> dict[frozenset[int], int]:
    """The chapters of `happenings` by definition: what links hold together at the first of the steps `by` at which it
    is not too much; with the number of that step."""
    every, days = links(happenings), {number: day_of(each) for number, each in happenings.items()}
    found, left = dict[frozenset[int], int](), set(happenings)
    for turn, step in enumerate(by):
        joined = Joining[int]()
        for link in every:
            if step.holds(link, days):
                joined.join(*link[:2])
        parts = [frozenset(part) for part in joined.groups(sorted(happenings))]
        now = {part for part in parts if len(part) <= step.most and part <= left}
        found |= dict.fromkeys(now, turn)
        left -= frozenset().union(*now)
    return found


@pytest.mark.parametrize(("largest", "most"), [(400, 1_000), (400, 3), (4, 6), (3, 2), (2, 1_000), (2, 2)])
@pytest.mark.parametrize(("seed", "leaving"), [(0, 1.0), (1, 0.2), (2, 0.2)])  # how often some leave: else all come
def test_the_chapters_are_those_of_the_definition(
    happenings: dict[int, Happening],
    largest: int,
    most: int,
    seed: int,
    leaving: float,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(table()["keys"], "largest", largest)
    *smaller, last = steps()
    by = (*(replace(step, most=min(step.most, most + turn)) for turn, step in enumerate(smaller)), last)
    monkeypatch.setattr("counterclaim.resolve.chapters.steps", lambda: by)
    random, kept, here = Random(seed), Memory(), dict[int, Happening]()
    for _ in range(25):
        some = random.sample(sorted(happenings), random.randint(1, 12))
        come = {number: happenings[number] for number in some if number not in here}
        gone = [number for number in some if number in here] if random.random() < leaving else []
        before = _members(kept)
        woven = Weaving(kept, gone, come).woven()
        here = {number: each for number, each in {**here, **come}.items() if number not in gone}
        now = _members(kept)
        found = kept.chapters(here)
        assert {frozenset(members): found[min(members)].step for members in now.values()} == chapters(here, by)
        assert all(chapter == min(members) for chapter, members in now.items())
        assert {chapter for chapter in now if before.get(chapter) != now[chapter]} <= woven.changed <= now.keys()
        assert before.keys() - now.keys() <= woven.gone
        assert not woven.gone & now.keys()


def _members(kept: Memory) -> dict[int, set[int]]:
    return {
        chapter: {number_of(each, words_of(each)) for each in members} for chapter, members in kept.everything().items()
    }


def test_what_is_kept_of_a_happening_is_all_of_it(happenings: dict[int, Happening]) -> None:
    for number, happening in happenings.items():
        again = happening_from(words_of(happening))
        assert words_of(again) == words_of(happening)
        assert number_of(again, words_of(again)) == number
        assert numbered_keys_of(again) == numbered_keys_of(happening)


def test_what_is_told_apart_soon_is_told_apart_by_all_points_too(happenings: dict[int, Happening]) -> None:
    for a, b in combinations(happenings.values(), 2):
        told = points(a, b)
        enough = sum(told.values()) >= table()["enough"]
        content = sum(told.values()) - told["countries"] - told["days"] >= table()["content"]
        assert relation(a, b) == (sum(told.values()) if enough and content else 0)
