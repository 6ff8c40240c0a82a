"""Days and periods, resolved against the day of publication or what the text itself fixes."""

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.extract.dates import Anchor, Mention, anchor_of, mentions_of
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
    ("lang", "text", "day"),
    [
        ("en", "they died on 3 April 2021", "2021-04-03"),
        ("en", "they died on April 3, 2021", "2021-04-03"),
        ("en", "they died on the 3rd of April 2021", "2021-04-03"),
        ("en", "they died on 3 April", "2024-04-03"),
        ("en", "they died on December 23", "2023-12-23"),
        ("en", "they died on Monday", "2024-05-06"),
        ("en", "they died on Friday", "2024-05-03"),
        ("en", "they died last Friday", "2024-05-03"),
        ("en", "they died yesterday", "2024-05-05"),
        ("en", "they died two weeks ago", "2024-04-22"),
        ("en", "they died three days ago", "2024-05-03"),
        ("de", "sie starben am 3. April 2021", "2021-04-03"),
        ("de", "sie starben am Freitag", "2024-05-03"),
        ("de", "sie starben gestern", "2024-05-05"),
        ("nl", "zij stierven op 3 april 2021", "2021-04-03"),
        ("nl", "zij stierven vrijdag", "2024-05-03"),
        ("nl", "zij stierven twee weken geleden", "2024-04-22"),
    ],
)
def test_a_day(sentence: Sentence, lang: str, text: str, day: str) -> None:
    assert ends(first(sentence(text, lang))) == (day, day)


@pytest.mark.parametrize(
    ("lang", "text", "start", "end"),
    [
        ("en", "in June 2023", "2023-06-01", "2023-06-30"),
        ("en", "in February 2024", "2024-02-01", "2024-02-29"),
        ("en", "in March", "2024-03-01", "2024-03-31"),
        ("en", "in 2023", "2023-01-01", "2023-12-31"),
        ("en", "this week", "2024-05-06", "2024-05-12"),
        ("en", "last week", "2024-04-29", "2024-05-05"),
        ("en", "last month", "2024-04-01", "2024-04-30"),
        ("en", "last year", "2023-01-01", "2023-12-31"),
        ("en", "over the weekend", "2024-05-04", "2024-05-05"),
        ("en", "two months ago", "2024-03-01", "2024-03-31"),
        ("en", "three years ago", "2021-01-01", "2021-12-31"),
        ("de", "im Juni 2023", "2023-06-01", "2023-06-30"),
        ("de", "im vergangenen Jahr", "2023-01-01", "2023-12-31"),
        ("nl", "in juni 2023", "2023-06-01", "2023-06-30"),
        ("nl", "vorige maand", "2024-04-01", "2024-04-30"),
    ],
)
def test_precision_is_kept(sentence: Sentence, lang: str, text: str, start: str, end: str) -> None:
    mention = first(sentence(f"12 died {text}" if lang == "en" else f"{text} 12", lang))
    assert ends(mention) == (start, end) and not mention.window


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


def test_what_was_completed_says_so_and_why(sentence: Sentence) -> None:
    whole, weekday = first(sentence("on 3 April 2021")).moment, first(sentence("on Friday")).moment
    assert (whole.inferred, whole.why) == (False, None)
    assert weekday.inferred and weekday.why


def test_a_date_that_the_text_calls_so_is_marked(sentence: Sentence) -> None:
    assert first(sentence("as of 3 April, 12 had died")).as_of
    assert not first(sentence("on 3 April, 12 had died")).as_of


def test_weekdays_lie_ahead_where_the_figure_does(sentence: Sentence) -> None:
    s = sentence("12 will be sent on Friday")
    assert ends(first(s, Anchor(MONDAY.day, ahead=True))) == ("2024-05-10", "2024-05-10")


@pytest.mark.parametrize(
    "text",
    ["yesterday", "on Monday", "two weeks ago", "in the past 24 hours", "last month", "on 3 April", "since March"],
)
def test_without_a_day_or_a_year_nothing_is_guessed(sentence: Sentence, text: str) -> None:
    assert mentions_of(sentence(f"12 died {text}"), Anchor(None)) == []


def test_an_undated_text_is_fixed_by_its_latest_year_and_the_weekday(sentence: Sentence) -> None:
    anchor = anchor_of("Since 24 February 2022 there is war, since 1998 none.", None)
    assert anchor == Anchor(None, 2022)
    mention = first(sentence("said on Monday, December 23"), anchor)
    assert ends(mention) == ("2024-12-23", "2024-12-23")
    assert mention.moment.inferred and mention.moment.why is not None and "2024" in mention.moment.why
    assert ends(first(sentence("said in June"), anchor)) == ("2022-06-01", "2022-06-30")


@pytest.mark.parametrize(
    ("text", "published", "anchor"),
    [
        ("in 2019", "2024-05-06", Anchor(dt.date(2024, 5, 6))),
        ("in 2019", "2024-05-06T23:10:00+02:00", Anchor(dt.date(2024, 5, 6))),
        ("in 2019 and 2021", None, Anchor(None, 2021)),
        ("2,019 or 12019 or 2019.5 or 1850 or 2150", None, Anchor(None)),
        ("", None, Anchor(None)),
    ],
)
def test_what_days_are_counted_from(text: str, published: str | None, anchor: Anchor) -> None:
    assert anchor_of(text, published) == anchor


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


@pytest.mark.xfail(
    reason="the pack's “before” is compiled as date_before and asked for as date_ago_before",
    raises=(AssertionError, IndexError),
    strict=True,
)
def test_ago_may_stand_before_the_number(sentence: Sentence) -> None:
    assert ends(first(sentence("Sie starben vor zwei Wochen.", "de"))) == ("2024-04-22", "2024-04-22")


@pytest.mark.xfail(
    reason="“May” is no month, for names of three letters must stand all in capitals",
    raises=(AssertionError, IndexError),
    strict=True,
)
def test_a_day_in_may(sentence: Sentence) -> None:
    assert ends(first(sentence("they died on 2 May 2021"))) == ("2021-05-02", "2021-05-02")


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
