"""Dates of calendars beside the Gregorian one."""

import datetime as dt
from collections.abc import Callable

import pytest

from counterclaim.extract.mentions import mentions_of
from counterclaim.extract.moments import Anchor
from counterclaim.extract.tagging import Tagged
from counterclaim.model import Claim

Sentence = Callable[..., Tagged]

PUBLISHED = Anchor(dt.date(2024, 4, 1))


@pytest.mark.parametrize(
    ("lang", "text", "printed", "start", "end"),
    [
        ("fa", "در ۲۰ مهر ۱۴۰۲ دوازده نفر کشته شدند", "۲۰ مهر ۱۴۰۲", "2023-10-12", "2023-10-12"),
        ("fa", "جمعه ۱۱ اسفند ۱۴۰۲ دوازده نفر کشته شدند", "جمعه ۱۱ اسفند ۱۴۰۲", "2024-03-01", "2024-03-01"),
        ("fa", "روز ۲۰ مهرماه دوازده نفر کشته شدند", "۲۰ مهرماه", "2023-10-12", "2023-10-12"),
        ("fa", "در آبان ماه ۱۳۹۸ صدها نفر کشته شدند", "آبان ماه ۱۳۹۸", "2019-10-23", "2019-11-21"),
        ("fa", "در سال ۱۳۹۹ صدها نفر کشته شدند", "۱۳۹۹", "2020-03-20", "2021-03-20"),
        ("fa", "سال ۱۳۹۹ خورشیدی صدها نفر کشته شدند", "۱۳۹۹ خورشیدی", "2020-03-20", "2021-03-20"),
        ("fa", "در تاریخ ۱۴۰۲/۷/۲۰ دوازده نفر کشته شدند", "۱۴۰۲/۷/۲۰", "2023-10-12", "2023-10-12"),
        ("fa", "۱۵ سنبله ۱۴۰۲ در بلخ دوازده نفر کشته شدند", "۱۵ سنبله ۱۴۰۲", "2023-09-06", "2023-09-06"),
        ("fa", "در ۱۰ محرم ۱۴۴۵ دوازده نفر کشته شدند", "۱۰ محرم ۱۴۴۵", "2023-07-28", "2023-07-28"),
        ("ar", "قتل 12 شخصا في 20 رمضان 1445 هـ", "20 رمضان 1445 هـ", "2024-03-30", "2024-03-30"),
        ("ar", "قتل 12 شخصا في شهر شوال 1444هـ", "شهر شوال 1444هـ", "2023-04-21", "2023-05-20"),
        ("ar", "توفي 12 حاجا في موسم عام 1444 هـ", "1444 هـ", "2022-07-30", "2023-07-18"),
        ("ar", "قتل 12 شخصا يوم السبت 20 رمضان", "يوم السبت 20 رمضان", "2024-03-30", "2024-03-30"),
    ],
)
def test_a_date_is_told_in_gregorian_days(
    sentence: Sentence, lang: str, text: str, printed: str, start: str, end: str
) -> None:
    moments = [mention.moment for mention in mentions_of(sentence(text, lang), PUBLISHED)]
    (moment,) = [moment for moment in moments if moment.text == printed]
    assert (moment.start, moment.end) == (start, end)
    assert moment.why is not None and "calendar" in moment.why


def test_two_dates_open_a_window(sentence: Sentence) -> None:
    s = sentence("از ۲۵ شهریور ۱۴۰۱ تا ۱۰ دی ۱۴۰۱ صدها نفر کشته شدند", "fa")
    (mention,) = mentions_of(s, PUBLISHED)
    assert (mention.window, mention.moment.start, mention.moment.end) == (True, "2022-09-16", "2022-12-31")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fa", "با شلیک ۳ تیر کشته شد"),
        ("fa", "در بهمن ۵ نفر جان باختند"),
        ("fa", "۱۴۰۰ نفر کشته شدند"),
        ("fa", "رجب و شعبان کشته شدند"),
        ("ar", "أصيب 1445 شخصا"),
        ("ar", "قتل رجب وشعبان"),
    ],
)
def test_bullets_avalanches_names_and_counts_are_no_dates(sentence: Sentence, lang: str, text: str) -> None:
    assert mentions_of(sentence(text, lang), PUBLISHED) == []


@pytest.mark.parametrize("printed", ["۲۰۲۳", "2023"])
def test_a_year_keeps_its_digits(sentence: Sentence, printed: str) -> None:
    (mention,) = mentions_of(sentence(f"در سال {printed} صدها نفر کشته شدند", "fa"), PUBLISHED)
    assert mention.moment.text == printed


def test_a_claim_is_true_as_of_the_day_told(claims: Callable[..., list[Claim]]) -> None:
    (claim,) = claims("در ۲۰ مهر ۱۴۰۲ در هرات ۱۲ نفر کشته شدند.", "fa")
    assert claim.quantity.low == 12
    assert claim.as_of is not None and claim.as_of.start == "2023-10-12"
