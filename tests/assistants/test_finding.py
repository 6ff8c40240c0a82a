"""Stories and counts, on both stores."""

from pathlib import Path

import pytest

from counterclaim import add, judge, toll
from counterclaim.assistants import finding
from counterclaim.assistants.finding import Finding
from counterclaim.errors import UsageError
from counterclaim.indexing import bring_up
from counterclaim.indexing.holding import Hold
from counterclaim.model import Series, Toll

from .conftest import EXAMPLES

REPORTS = sorted(EXAMPLES.glob("drava-0[267]*"))


@pytest.fixture
def told(address: str) -> Finding:
    """The tools on a ledger of a flood."""
    add(REPORTS, ledger=address)
    return Finding(Hold(address))


def most_told(told: Finding) -> Toll:
    """The toll of those killed that most claims tell."""
    return max(
        (each for each in toll(ledger=told.hold.address) if each.measure == "killed"), key=lambda it: len(it.claims)
    )


def test_a_count_is_told_as_the_toll_has_it_with_every_figure(told: Finding, monkeypatch: pytest.MonkeyPatch) -> None:
    (story,) = told.search_stories(words="Drava Maribor").stories
    whole = told.get_toll(story.story)
    stands = most_told(told)
    assert whole.toll is not None
    assert (whole.toll.low, whole.toll.best, whole.toll.high) == (stands.low, stands.best, stands.high)
    assert whole.toll.why == stands.why
    assert len(whole.figures) == whole.figures_in_all > 3
    assert whole.next_before is None
    monkeypatch.setattr(finding, "FIGURES", 2)
    figures, before = list(whole.figures[:0]), None
    while True:
        page = told.get_toll(story.story, before=before)
        figures += page.figures
        if (before := page.next_before) is None:
            break
    assert figures == list(whole.figures)


def test_what_a_person_chose_is_told(told: Finding) -> None:
    story = told.search_stories().stories[0].story
    stands = most_told(told)
    series = Series(stands.measure, stands.role, stands.country, stands.place)
    judge.adopt(17, series, "counted names", by="lena", ledger=told.hold.address)
    bring_up(told.hold.address)  # the tools wait for it for two seconds, which a busy machine may not keep
    chosen = told.get_toll(story).toll
    assert chosen is not None and (chosen.best, chosen.adopted) == (17, True)
    assert "A person chose the number." in chosen.text()


@pytest.mark.parametrize(
    ("asked", "many"),
    [
        ({"country": "si"}, 1),
        ({"country": "FR"}, 0),
        ({"measure": "killed", "contested": True}, 1),
        ({"measure": "abducted"}, 0),
        ({"until": "2025-05-13"}, 0),
        ({"since": "2025-05-16", "until": "2025-05-16"}, 1),
        ({"words": "Maribor"}, 1),
        ({"words": "Lisbon"}, 0),
    ],
)
def test_stories_are_narrowed(flood: Finding, asked: dict[str, object], many: int) -> None:
    found = flood.search_stories(**asked)
    assert (len(found.stories), found.in_all) == (many, many)
    if not many:
        assert found.text().startswith("No story matches.")


@pytest.fixture(scope="module")
def flood(told_ledger: Path) -> Finding:
    """The tools on a ledger to be read alone."""
    return Finding(Hold(str(told_ledger)))


def test_a_story_that_is_not_there_is_told(flood: Finding) -> None:
    with pytest.raises(UsageError, match="search_stories tells their ids"):
        flood.get_story("s_0000000000000000")
