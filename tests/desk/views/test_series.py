"""A series as a page shows it."""

from urllib.parse import parse_qsl

import pytest

from counterclaim.desk.views.asked import Course, course_of
from counterclaim.desk.views.series import PAGE, PLAIN, Wanted, addresses, series_view
from counterclaim.desk.wording import Language
from counterclaim.ledger import Ledger
from counterclaim.model import StoryCard


@pytest.fixture(scope="module")
def course(indexed: Ledger, kursk: StoryCard) -> Course:
    found = course_of(indexed, kursk, 1)
    assert found
    return found


def test_it_tells_what_stands_and_why(indexed: Ledger, course: Course, english: Language) -> None:
    view = series_view(indexed, course, english)
    assert (view.title, view.total, view.found) == ("North Korean soldiers killed or injured", 5, 5)
    assert view.toll
    assert [end.number for end in view.toll.ends] == [4_700, 4_700, 4_700]
    assert view.toll.why
    assert view.marks["contradicts"] == 1
    assert {one.stand for one in view.positions} == {"confirms", "declines"}


def test_statements_have_their_words_and_what_is_said_against_them(
    indexed: Ledger, course: Course, english: Language
) -> None:
    view = series_view(indexed, course, english)
    joint = next(one for one in view.statements if one.number == "≈ 1,100")
    assert joint.speaker == "Joint Chiefs of Staff (South Korea)"
    assert joint.quote
    assert "about 1,100 North Korean soldiers" in "".join(piece.words for piece in joint.quote.pieces)
    assert any("number" in piece.kinds for piece in joint.quote.pieces)
    assert [(chip.mark, chip.words) for chip in joint.chips] == [("contradicts", "contradicts > 3,000")]


def test_it_is_paged(indexed: Ledger, course: Course, english: Language) -> None:
    first = series_view(indexed, course, english, size=2)
    second = series_view(indexed, course, english, Wanted(start=first.next or 0), size=2)
    last = series_view(indexed, course, english, Wanted(start=10_000), size=2)
    assert [one.place for view in (first, second, last) for one in view.statements] == [0, 1, 2, 3, 4]
    assert (first.before, first.next, second.before, second.next, last.next) == (None, 2, 0, 4, None)


@pytest.mark.parametrize(
    ("wanted", "places"),
    [
        (Wanted(lang="nl"), [4]),
        (Wanted(since="2024-12-23", until="2024-12-23"), [1, 2]),
        (Wanted(until="2024-12-20"), [0]),
        (Wanted(speaker="nobody"), []),
    ],
)
def test_it_is_narrowed(indexed: Ledger, course: Course, english: Language, wanted: Wanted, places: list[int]) -> None:
    view = series_view(indexed, course, english, wanted)
    assert [one.place for one in view.statements] == places
    assert (view.found, view.total) == (len(places), 5)
    assert wanted.narrowed


def test_a_speaker_is_asked_for_by_the_key(indexed: Ledger, course: Course, english: Language) -> None:
    voice = course.record.voices[0]
    view = series_view(indexed, course, english, Wanted(speaker=voice.key))
    assert len(view.statements) == voice.statements


def test_an_address_says_only_what_is_not_plain() -> None:
    assert PLAIN.query() == ""
    wanted = Wanted("log", speaker="UA.president")
    assert dict(parse_qsl(wanted.query(start=25)[1:])) == {"scale": "log", "speaker": "UA.president", "start": "25"}
    assert wanted.query(scale="auto", speaker="") == ""


def test_marks_lead_to_their_statements_wherever_these_are(indexed: Ledger, course: Course, english: Language) -> None:
    some = addresses(course, PLAIN, series_view(indexed, course, english, size=2))
    assert some(course.rows[1]) == "#s1-1"
    assert some(course.rows[4]) == f"/stories/{course.story.id}/series/1#s1-4"
    assert PAGE > 4
