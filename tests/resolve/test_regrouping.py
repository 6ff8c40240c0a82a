"""Stories as people join and part them."""

from counterclaim.model import Grouping, Judgement, Story
from counterclaim.resolve.regrouping import regrouped

ONE = Story("s_1", "Fire", ("a", "b"), frozenset({"m_a", "m_b"}))
TWO = Story("s_2", "Flood", ("c",), frozenset({"m_c"}))


def judgement(
    kind: str, ids: tuple[str, ...], members: tuple[tuple[str, ...], ...], out_of: str | None = None
) -> Judgement:
    """What lena says of stories."""
    return Judgement(kind, "lena", "seen", what=Grouping("stories", ids, out_of, members))  # type: ignore[arg-type]


MERGED = judgement("merge", ("s_1", "s_2"), (("a", "b"), ("c",)))


def test_stories_become_one_under_the_first_one_s_id() -> None:
    assert regrouped([TWO, ONE], [MERGED]) == [Story("s_1", "Fire", ("a", "b", "c"), ONE.claims | TWO.claims)]


def test_they_are_known_though_they_have_grown_and_got_another_id() -> None:
    grown = Story("s_9", "Fire", ("a", "b", "d"), ONE.claims)
    assert [story.docs for story in regrouped([TWO, grown], [MERGED])] == [("a", "b", "c", "d")]


def test_a_story_that_is_no_longer_there_changes_nothing() -> None:
    assert regrouped([TWO], [MERGED]) == [TWO]
    assert regrouped([TWO, ONE], []) == [TWO, ONE]


def test_reports_that_do_not_belong_become_a_story_of_their_own() -> None:
    part = judgement("split", ("b", "z"), (("a", "b"),), "s_1")
    other, story = sorted(regrouped([ONE], [part]), key=lambda each: each.docs, reverse=True)
    assert (story.id, story.docs, other.docs) == ("s_1", ("a",), ("b",))
    assert other.id != "s_1"
    assert regrouped([ONE], [judgement("split", ("a", "b"), (("a", "b"),), "s_1")]) == [ONE]


def test_what_is_said_of_speakers_is_no_matter_of_stories() -> None:
    said = Judgement("merge", "lena", "one", what=Grouping("speakers", ("s_1", "s_2")))
    assert regrouped([TWO, ONE], [said]) == [TWO, ONE]
