"""The languages of the interface."""

import datetime as dt

import pytest

from counterclaim.desk.wording import Language, chosen, languages
from counterclaim.errors import UsageError


def test_english_is_offered_first_and_what_is_written_from_right_to_left_last() -> None:
    codes = [language.code for language in languages()]
    assert codes[0] == "en"
    assert {"ar", "de", "es", "fr", "uk"} < set(codes)
    assert [language.dir for language in languages()][-1] == "rtl"


def test_languages_have_their_own_names() -> None:
    assert {language.code: language.name for language in languages()}["uk"] == "Українська"


@pytest.mark.parametrize("code", ["xx", "../de", "", "pl_PL", "C"])
def test_what_has_no_file_is_wrong_use(code: str) -> None:
    with pytest.raises(UsageError):
        Language.of(code)


@pytest.mark.parametrize(
    ("cookie", "accepted", "code"),
    [
        (None, None, "en"),
        ("uk", "de", "uk"),
        ("xx", "de-AT,de;q=0.9,en;q=0.8", "de"),
        (None, "en;q=0.5, fr-CA;q=0.9, pl", "fr"),
        (None, "fr;q=0, *", "en"),
        (None, "de;q=much, es", "es"),
        (None, ",;;q=", "en"),
    ],
)
def test_a_choice_goes_before_what_a_browser_likes(cookie: str | None, accepted: str | None, code: str) -> None:
    assert chosen(cookie, accepted).code == code


def test_numbers_and_dates_as_each_writes_them() -> None:
    english, german, arabic = map(Language.of, ("en", "de", "ar"))
    assert (english.number(1100), german.number(1100)) == ("1,100", "1.100")
    assert english.date("2025-03-28T10:00:00Z") == "28 Mar 2025"
    assert german.date("2025-03-28") == "28. März 2025"
    assert arabic.date("2025-03-28") == "28 مارس 2025"
    assert english.date("one day") == "one day"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2024-06-01", "2024-06-30", "Jun 2024"),
        ("2024-01-01", "2024-12-31", "2024"),
        ("2024-06-03", "2024-06-05", "3–5 Jun 2024"),
        ("2024-12-01", "2025-02-28", "Dec 2024 – Feb 2025"),
        ("2024-06-03T12:30:00+02:00", "2024-06-03T12:30:00+02:00", "3 Jun 2024, 12:30"),
        ("soon", "later", "soon – later"),
    ],
)
def test_periods_are_told_as_briefly_as_their_precision_allows(start: str, end: str, words: str) -> None:
    told = Language.of("en").moment(start, end)
    assert told.replace("\u2009", " ") == words


def test_how_long_ago() -> None:
    now = dt.datetime(2025, 3, 1, 12, tzinfo=dt.UTC)
    assert Language.of("en").ago("2025-03-01T09:00:00", now) == "3 hours ago"
    assert Language.of("de").ago("2025-03-01T09:00:00", now) == "vor 3 Stunden"


def test_names_of_countries_and_languages() -> None:
    german = Language.of("de")
    assert (german.country("KP"), german.country("XQ")) == ("Nordkorea", "XQ")
    assert (german.tongue("uk"), german.tongue("xx")) == ("Ukrainisch", "xx")
