"""Weaving: whatever comes and goes in whatever order, the groups are those that the definition gives."""

from itertools import combinations
from random import Random

import pytest

from counterclaim.resolve.facts import Happening, happenings_of
from counterclaim.resolve.joining import Joining
from counterclaim.resolve.kept import happening_from, number_of, words_of
from counterclaim.resolve.keys import is_of_any_week, numbered_keys_of
from counterclaim.resolve.kinship import points, related
from counterclaim.resolve.memory import Memory
from counterclaim.resolve.weaving import Weaving
from counterclaim.resolve.weights import table


@pytest.fixture(scope="module")
def happenings(reports) -> dict[int, Happening]:
    """What all reports tell, by number."""
    every = [each for report in reports.values() for each in happenings_of(report.document, report.claims)]
    return {number_of(each, words_of(each)): each for each in every}


def groups(happenings: dict[int, Happening]) -> set[frozenset[int]]:
    """The groups of `happenings` by definition: all pairs that are compared and related, joined."""
    limits, blocks = table()["keys"], dict[int, list[int]]()
    for number in sorted(happenings):
        for key in numbered_keys_of(happenings[number]):
            blocks.setdefault(key, []).append(number)
    joined = Joining[int]()
    for key, block in blocks.items():
        first = block if len(block) <= limits["largest"] else block[: limits["compared"]]
        for a, b in combinations(block, 2):
            if any(each in first and (each < 0 or not is_of_any_week(key)) for each in (a, b)):
                one, other = happenings[a], happenings[b]
                if one.facts.doc != other.facts.doc and related(one, other):
                    joined.join(a, b)
    return set(map(frozenset, joined.groups(sorted(happenings))))


@pytest.mark.parametrize(("largest", "compared"), [(400, 40), (4, 2), (3, 1)])
@pytest.mark.parametrize("seed", range(3))
def test_the_groups_are_those_of_the_definition(
    happenings: dict[int, Happening], largest: int, compared: int, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(table()["keys"], "largest", largest)
    monkeypatch.setitem(table()["keys"], "compared", compared)
    random, kept, here = Random(seed), Memory(), dict[int, Happening]()
    for _ in range(25):
        some = random.sample(sorted(happenings), random.randint(1, 12))
        come = {number: happenings[number] for number in some if number not in here}
        gone = [number for number in some if number in here]
        before = {group: set(members) for group, members in _members(kept).items()}
        woven = Weaving(kept, gone, come).woven()
        here = {number: each for number, each in {**here, **come}.items() if number not in gone}
        now = {group: set(members) for group, members in _members(kept).items()}
        assert set(map(frozenset, now.values())) == groups(here)
        assert all(group == min(members) for group, members in now.items())
        assert {group for group in now if before.get(group) != now[group]} <= woven.changed <= now.keys()
        assert before.keys() - now.keys() <= woven.gone
        assert not woven.gone & now.keys()


def _members(kept: Memory) -> dict[int, set[int]]:
    return {min(members): set(members) for members in kept.everything()}


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
        assert related(a, b) == (enough and content)
