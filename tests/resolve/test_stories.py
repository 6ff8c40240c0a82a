"""Stories: which reports belong together, whatever their order."""

from collections import defaultdict
from itertools import permutations
from random import Random

from counterclaim.model import Story
from counterclaim.resolve.stories import stories_of


def _told(reports, ids=None):
    return [(reports[id].document, reports[id].claims) for id in ids or reports]


def _bcubed(gold: dict[str, set[str]], stories: list[Story]) -> float:
    """BCubed F1 for documents that may be in several stories (Amigó et al. 2009)."""
    got = defaultdict(set)
    for story in stories:
        for doc in story.docs:
            got[doc].add(story.id)

    def mean(of: dict[str, set[str]], to: dict[str, set[str]]) -> float:
        parts = []
        for a in gold:
            shared = [min(len(of[a] & of[b]), len(to[a] & to[b])) / len(of[a] & of[b]) for b in gold if of[a] & of[b]]
            parts.append(sum(shared) / len(shared) if shared else 1.0)
        return sum(parts) / len(parts)

    precision, recall = mean(got, gold), mean(gold, got)
    return 2 * precision * recall / (precision + recall)


def test_reports_of_one_happening_are_one_story(reports) -> None:
    gold = {id: set(report.stories) for id, report in reports.items()}
    assert _bcubed(gold, stories_of(_told(reports))) >= 0.9


def test_a_round_up_is_in_several_stories_and_glues_none(reports) -> None:
    stories = [set(story.docs) for story in stories_of(_told(reports))]
    assert [docs for docs in stories if "both-towns" in docs] == [
        docs for docs in stories if {"kharkiv-1", "both-towns"} <= docs or {"odesa-1", "both-towns"} <= docs
    ]
    assert not any({"kharkiv-1", "odesa-1"} <= docs for docs in stories)


def test_every_order_of_a_few_reports_gives_the_same_stories(reports) -> None:
    told = _told(reports, ["kharkiv-1", "kharkiv-3", "odesa-1", "odesa-2", "both-towns"])
    assert len({tuple(stories_of(order)) for order in permutations(told)}) == 1


def test_any_order_of_all_reports_gives_the_same_stories(reports) -> None:
    told = _told(reports)
    expected = stories_of(told)
    for seed in range(10):
        Random(seed).shuffle(told)
        assert stories_of(told) == expected


def test_reports_without_claims_tell_no_story(reports) -> None:
    assert stories_of([(reports["kharkiv-1"].document, ())]) == []
