"""Stories: which reports belong together, whatever their order."""

from collections import defaultdict
from itertools import permutations
from random import Random

from counterclaim.evaluation.bcubed import bcubed
from counterclaim.resolve.facts import happenings_of
from counterclaim.resolve.stories import StoryIndex, stories_of, story_of


def _told(reports, ids=None):
    return [(reports[id].document, reports[id].claims) for id in ids or reports]


def test_reports_of_one_happening_are_one_story(reports) -> None:
    told = defaultdict(set)
    for story in stories_of(_told(reports)):
        for doc in story.docs:
            told[doc].add(story.id)
    scores = bcubed({id: set(report.stories) for id, report in reports.items()}, told)
    assert scores.precision >= 0.98
    assert scores.f1 >= 0.95


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


def test_a_document_that_is_forgotten_leaves_the_stories_of_the_others(reports) -> None:
    told = _told(reports)
    random = Random(3)
    for _ in range(6):
        index, here = StoryIndex(), dict[str, object]()
        for _ in range(40):
            document, claims = random.choice(told)
            if document.id in here:
                index.discard(document.id)
                del here[document.id]
            else:
                index.add(happenings_of(document, claims))
                here[document.id] = (document, claims)
            if random.random() < 0.3:
                index.stories()
        found = sorted(map(story_of, index.stories()), key=lambda story: (len(story.docs), story.id))
        assert found == stories_of(here.values())
    assert told[0][0].id not in StoryIndex()
