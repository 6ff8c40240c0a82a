"""One date, resolved against the day of publication or what the text itself fixes."""

import datetime as dt
from collections.abc import Callable

import pytest

from counterclaim.extract.dates import count_at
from counterclaim.extract.mentions import mentions_of
from counterclaim.extract.moments import Anchor, Mention, anchor_of
from counterclaim.extract.tagging import Tagged

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


def test_ago_may_stand_before_the_number(sentence: Sentence) -> None:
    assert ends(first(sentence("Sie starben vor zwei Wochen.", "de"))) == ("2024-04-22", "2024-04-22")


def test_a_day_in_may(sentence: Sentence) -> None:
    assert ends(first(sentence("they died on 2 May 2021"))) == ("2021-05-02", "2021-05-02")


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


def test_what_was_completed_says_so_and_why(sentence: Sentence) -> None:
    whole, weekday = first(sentence("on 3 April 2021")).moment, first(sentence("on Friday")).moment
    assert (whole.inferred, whole.why) == (False, None)
    assert weekday.inferred and weekday.why


def test_weekdays_lie_ahead_where_the_figure_does(sentence: Sentence) -> None:
    s = sentence("12 will be sent on Friday")
    assert ends(first(s, Anchor(MONDAY.day, ahead=True))) == ("2024-05-10", "2024-05-10")


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


@pytest.mark.parametrize(("text", "count"), [("2 weeks", (2, 1)), ("two weeks", (2, 1)), ("weeks", (1, 0))])
def test_how_many_units_of_time(sentence: Sentence, text: str, count: tuple[int, int]) -> None:
    assert count_at(sentence(text), 0) == count


def test_small_words_stand_between_the_parts_of_a_date(sentence: Sentence) -> None:
    assert ends(first(sentence("el 12 de marzo de 2023", lang="es"))) == ("2023-03-12", "2023-03-12")
    assert ends(first(sentence("on the 12th of March 2023"))) == ("2023-03-12", "2023-03-12")


def test_a_date_in_numbers_needs_its_year_or_a_word_before_it(sentence: Sentence) -> None:
    assert ends(first(sentence("hôm 12/3", lang="vi"))) == ("2024-03-12", "2024-03-12")
    assert ends(first(sentence("ngày 12/3/2023", lang="vi"))) == ("2023-03-12", "2023-03-12")
    assert not mentions_of(sentence("khoảng 1/3 người dân", lang="vi"), MONDAY)
