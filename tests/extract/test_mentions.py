"""The times that a sentence mentions: days, periods that are counted, and what they make of a claim."""

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.extract.mentions import mentions_of
from counterclaim.extract.moments import Anchor, Mention, anchor_of
from counterclaim.extract.tagging import Tagged, tag
from counterclaim.model import Claim, Span
from counterclaim.packs import pack_for

Sentence = Callable[..., Tagged]

MONDAY = Anchor(dt.date(2024, 5, 6))


def first(s: Tagged, anchor: Anchor = MONDAY) -> Mention:
    """The first time that `s` tells."""
    return mentions_of(s, anchor)[0]


def ends(mention: Mention) -> tuple[str, str]:
    """Both ends of a time."""
    return mention.moment.start, mention.moment.end


@pytest.mark.parametrize(
    ("lang", "text", "start", "end"),
    [
        ("en", "since 24 February 2022", "2022-02-24", "2024-05-06"),
        ("en", "since Friday", "2024-05-03", "2024-05-06"),
        ("en", "since the offensive began in March", "2024-03-01", "2024-05-06"),
        ("en", "in the past 24 hours", "2024-05-05", "2024-05-06"),
        ("en", "over the last two weeks", "2024-04-22", "2024-05-06"),
        ("en", "within three days", "2024-05-03", "2024-05-06"),
        ("en", "between January and March", "2024-01-01", "2024-03-31"),
        ("en", "from 3 April to 5 April", "2024-04-03", "2024-04-05"),
        ("de", "seit dem 24. Februar 2022", "2022-02-24", "2024-05-06"),
        ("de", "in den vergangenen 24 Stunden", "2024-05-05", "2024-05-06"),
        ("nl", "sinds 24 februari 2022", "2022-02-24", "2024-05-06"),
        ("nl", "in de afgelopen twee weken", "2024-04-22", "2024-05-06"),
    ],
)
def test_a_period_that_is_counted(sentence: Sentence, lang: str, text: str, start: str, end: str) -> None:
    s = sentence(f"So viele {text} .", lang)
    mention = first(s)
    assert ends(mention) == (start, end) and mention.window
    assert mention.moment.text == s.words(mention.i, mention.j)


def test_a_date_that_the_text_calls_so_is_marked(sentence: Sentence) -> None:
    assert first(sentence("as of 3 April, 12 had died")).as_of
    assert not first(sentence("on 3 April, 12 had died")).as_of


@pytest.mark.parametrize(
    "text",
    ["yesterday", "on Monday", "two weeks ago", "in the past 24 hours", "last month", "on 3 April", "since March"],
)
def test_without_a_day_or_a_year_nothing_is_guessed(sentence: Sentence, text: str) -> None:
    assert mentions_of(sentence(f"12 died {text}"), Anchor(None)) == []


@pytest.mark.parametrize(
    "text", ["12 people died", "31 February 2024", "2024 people died", "he may come", "10 hours later"]
)
def test_what_is_no_day_gives_none(sentence: Sentence, text: str) -> None:
    assert [m for m in mentions_of(sentence(text), MONDAY) if m.moment.start == m.moment.end] == []


def test_a_claim_tells_when_it_was_said_and_when_it_is_true(claims: Callable[..., list[Claim]]) -> None:
    (claim,) = claims("As of 3 April, 12 people had died, the ministry said on Friday.", day="2024-05-06")
    assert claim.as_of is not None and claim.as_of.start == "2024-04-03"
    assert claim.sources[0].said is not None and claim.sources[0].said.start == "2024-05-03"


def test_a_window_is_told_apart_from_a_day(claims: Callable[..., list[Claim]]) -> None:
    (claim,) = claims("12 people have died in the past two weeks.", day="2024-05-06")
    assert claim.as_of is None and claim.window is not None
    assert claim.window.text == "in the past two weeks"


def test_an_undated_report_without_a_year_has_no_day(claims: Callable[..., list[Claim]]) -> None:
    (claim,) = claims("12 people died on Monday.")
    assert claim.as_of is None and claim.window is None


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "31",
                "30",
                "0",
                "99",
                "1900",
                "May",
                "february",
                "since",
                "in the past",
                "ago",
                "weeks",
                "year",
                "last",
                "Monday",
                ",",
                "of",
                "and",
                "between",
                "as of",
                "yesterday",
                "2024",
                ".",
            ]
        ),
        max_size=10,
    ).map(" ".join),
    st.one_of(st.none(), st.dates(dt.date(1950, 1, 1), dt.date(2090, 1, 1))),
)
def test_odd_dates_never_raise_and_never_run_backwards(text: str, day: dt.date | None) -> None:
    pack = pack_for("en")
    assert pack is not None
    s = tag(text, Span(0, len(text)), pack)
    for mention in mentions_of(s, anchor_of(text, day.isoformat() if day else None)):
        assert dt.date.fromisoformat(mention.moment.start) <= dt.date.fromisoformat(mention.moment.end)
        assert 0 <= mention.i < mention.j <= len(s.tokens)


@pytest.mark.parametrize(("text", "lang"), [("נהרגו ביום רביעי", "he"), ("قتلوا في يوم الأربعاء", "ar")])
def test_the_day_before_a_weekday_is_no_span(sentence: Sentence, text: str, lang: str) -> None:
    (mention,) = mentions_of(sentence(text, lang), anchor_of("", "2024-05-10"))
    assert (mention.moment.start, mention.window) == ("2024-05-08", False)
