"""The languages of the interface."""

import datetime as dt
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from counterclaim.desk.wording import Language, chosen, languages
from counterclaim.engines.local import read_here
from counterclaim.errors import UsageError
from counterclaim.model import Reading, Relation, SeriesCard, Toll, Verdict
from counterclaim.read import pieces
from counterclaim.reconcile.toll import Choice
from counterclaim.relating import related
from counterclaim.settings import Given


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


TOLD = (
    "r_36a477c2", "r_44fc6412", "r_79ea699a", "r_2b1aa3cd", "r_c66f206a", "r_d4c34ecb", "r_555ec742", "r_868824f1",
    "r_9ac71e91", "r_1b1472b2", "r_36701bda", "r_f15491f3", "r_6235a233",
)  # fmt: skip
"""Reports of quality/stories, between whose figures every relation holds."""
FENCED = re.compile("\u2068[^\u2068\u2069]*\u2069")


class Fencing(Language):
    """A language that fences all that it quotes, so that a test can take it out."""

    @property
    def dir(self) -> str:
        return "rtl"


@pytest.fixture(scope="module")
def explained(tmp_path_factory) -> list[Verdict | Toll]:
    """The verdicts and the tolls of some real stories."""
    lines = (Path(__file__).parents[2] / "quality/stories/docs.jsonl").read_text("utf-8").splitlines(keepends=True)
    pile = tmp_path_factory.mktemp("told") / "docs.jsonl"
    pile.write_text("".join(line for line in lines if json.loads(line)["id"] in TOLD), "utf-8")
    readings = [
        each for found in read_here(pieces([str(pile)], Given())) for each in found if isinstance(each, Reading)
    ]
    found = list(related((reading.document, reading.claims) for reading in readings))
    tolls = [toll for each in found for choice in get_args(Choice) for toll in each.tolls(choice)]
    return [*(verdict for each in found for verdict in each.verdicts()), *tolls]


def quoteless(one: Verdict | Toll, code: str) -> str:
    """The sentence of `one` without what it quotes."""
    plain = Language.of(code)
    assert one.reason is not None
    return FENCED.sub("", Fencing(code, plain.name, plain.locale, plain.messages).told(one))


def test_real_stories_have_every_relation(explained) -> None:
    assert {one.relation for one in explained if isinstance(one, Verdict)} == set(get_args(Relation))


def test_in_english_a_sentence_is_what_the_record_says(explained) -> None:
    assert all(Language.of("en").told(one) == one.why for one in explained)


@pytest.mark.parametrize("code", ["ar", "uk"])
def test_sentences_in_other_scripts_keep_no_latin_letter(explained, code: str) -> None:
    told = [quoteless(one, code) for one in explained]
    assert all(told)
    assert not [words for words in told if re.search("[A-Za-z]", words)]


ENGLISH = {
    "the",
    "are",
    "killed",
    "injured",
    "became",
    "report",
    "tells",
    "count",
    "among",
    "than",
    "later",
    "of",
    "by",
}


@pytest.mark.parametrize("code", ["de", "fr", "es"])
def test_sentences_keep_no_english_word(explained, code: str) -> None:
    english = [set(re.findall(r"\w+", FENCED.sub("", quoteless(one, "en")).lower())) for one in explained]
    assert set.union(*english) >= {"killed", "report", "authority"}
    assert not [told for one in explained if ENGLISH & set(re.findall(r"\w+", (told := quoteless(one, code)).lower()))]


def test_a_series_has_a_name_without_grammar() -> None:
    card = SeriesCard(
        0, "North Korean soldiers killed in Kursk", "killed", "soldiers", "KP", "Kursk Oblast", "2024-12-23", None,
        (), (), 1, 1, 1, ("en",),
    )  # fmt: skip
    assert Language.of("en").titled(card) == card.title
    assert Language.of("de").titled(card) == "Soldaten (Nordkorea) · getötet · Kursk Oblast · 23. Dez. 2024"
    assert (
        Language.of("uk").titled(replace(card, where="Germany", event=""))
        == "військові (Північна Корея) · загиблі · Німеччина"
    )


def test_words_of_ours_in_a_field_are_told_and_what_was_read_stays() -> None:
    arabic = Language.of("ar")
    assert arabic.valued("hospital records") == "سجلات المستشفيات"
    assert arabic.valued("killed") == "قتلى"
    assert arabic.valued("m_60936114dc27378c") == "m_60936114dc27378c"
