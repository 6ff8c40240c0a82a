"""The packs' tables of countries: all there, well formed, and no word for two."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

import pytest

from counterclaim.packs.expand import expand

LANGUAGES = ("de", "en", "nl")
FIELDS = {"names", "capital", "adjective", "people"}
# ISO 3166-1 alpha-2 as of 2025, and the code in common use for Kosovo.
CODES = {
    "AD",
    "AE",
    "AF",
    "AG",
    "AI",
    "AL",
    "AM",
    "AO",
    "AQ",
    "AR",
    "AS",
    "AT",
    "AU",
    "AW",
    "AX",
    "AZ",
    "BA",
    "BB",
    "BD",
    "BE",
    "BF",
    "BG",
    "BH",
    "BI",
    "BJ",
    "BL",
    "BM",
    "BN",
    "BO",
    "BQ",
    "BR",
    "BS",
    "BT",
    "BV",
    "BW",
    "BY",
    "BZ",
    "CA",
    "CC",
    "CD",
    "CF",
    "CG",
    "CH",
    "CI",
    "CK",
    "CL",
    "CM",
    "CN",
    "CO",
    "CR",
    "CU",
    "CV",
    "CW",
    "CX",
    "CY",
    "CZ",
    "DE",
    "DJ",
    "DK",
    "DM",
    "DO",
    "DZ",
    "EC",
    "EE",
    "EG",
    "EH",
    "ER",
    "ES",
    "ET",
    "FI",
    "FJ",
    "FK",
    "FM",
    "FO",
    "FR",
    "GA",
    "GB",
    "GD",
    "GE",
    "GF",
    "GG",
    "GH",
    "GI",
    "GL",
    "GM",
    "GN",
    "GP",
    "GQ",
    "GR",
    "GS",
    "GT",
    "GU",
    "GW",
    "GY",
    "HK",
    "HM",
    "HN",
    "HR",
    "HT",
    "HU",
    "ID",
    "IE",
    "IL",
    "IM",
    "IN",
    "IO",
    "IQ",
    "IR",
    "IS",
    "IT",
    "JE",
    "JM",
    "JO",
    "JP",
    "KE",
    "KG",
    "KH",
    "KI",
    "KM",
    "KN",
    "KP",
    "KR",
    "KW",
    "KY",
    "KZ",
    "LA",
    "LB",
    "LC",
    "LI",
    "LK",
    "LR",
    "LS",
    "LT",
    "LU",
    "LV",
    "LY",
    "MA",
    "MC",
    "MD",
    "ME",
    "MF",
    "MG",
    "MH",
    "MK",
    "ML",
    "MM",
    "MN",
    "MO",
    "MP",
    "MQ",
    "MR",
    "MS",
    "MT",
    "MU",
    "MV",
    "MW",
    "MX",
    "MY",
    "MZ",
    "NA",
    "NC",
    "NE",
    "NF",
    "NG",
    "NI",
    "NL",
    "NO",
    "NP",
    "NR",
    "NU",
    "NZ",
    "OM",
    "PA",
    "PE",
    "PF",
    "PG",
    "PH",
    "PK",
    "PL",
    "PM",
    "PN",
    "PR",
    "PS",
    "PT",
    "PW",
    "PY",
    "QA",
    "RE",
    "RO",
    "RS",
    "RU",
    "RW",
    "SA",
    "SB",
    "SC",
    "SD",
    "SE",
    "SG",
    "SH",
    "SI",
    "SJ",
    "SK",
    "SL",
    "SM",
    "SN",
    "SO",
    "SR",
    "SS",
    "ST",
    "SV",
    "SX",
    "SY",
    "SZ",
    "TC",
    "TD",
    "TF",
    "TG",
    "TH",
    "TJ",
    "TK",
    "TL",
    "TM",
    "TN",
    "TO",
    "TR",
    "TT",
    "TV",
    "TW",
    "TZ",
    "UA",
    "UG",
    "UM",
    "US",
    "UY",
    "UZ",
    "VA",
    "VC",
    "VE",
    "VG",
    "VI",
    "VN",
    "VU",
    "WF",
    "WS",
    "YE",
    "YT",
    "ZA",
    "ZM",
    "ZW",
    "XK",
}
UNINHABITED = {"BV", "GS", "HM", "TF", "UM"}
# The Isle of Man: Dutch news says "van het eiland Man".
WITHOUT_ADJECTIVE = {("nl", "IM")}


@cache
def table(lang: str) -> dict[str, Any]:
    return tomllib.loads(files("counterclaim.packs").joinpath(lang, "countries.toml").read_text(encoding="utf-8"))


@cache
def words(lang: str) -> dict[str, set[str]]:
    """Every word of a language's table with the countries that it stands for."""
    found: dict[str, set[str]] = {}
    for code, forms in table(lang).items():
        if code != "capitalised":
            for patterns in forms.values():
                for pattern in patterns:
                    for word in expand(pattern):
                        found.setdefault(word.casefold(), set()).add(code)
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_country_of_iso_3166_is_there(lang: str) -> None:
    assert table(lang).keys() - {"capitalised"} == CODES


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_country_has_a_name_and_its_people_a_word(lang: str) -> None:
    for code, forms in table(lang).items():
        if code != "capitalised":
            assert forms.keys() <= FIELDS, code
            assert forms["names"], code
            spoken_of = forms.get("adjective") or forms.get("people")
            assert spoken_of or code in UNINHABITED or (lang, code) in WITHOUT_ADJECTIVE, code


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_word_stands_for_two_countries(lang: str) -> None:
    assert not {word: codes for word, codes in words(lang).items() if len(codes) > 1}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_that_need_a_capital_are_there_and_lower_case(lang: str) -> None:
    listed = table(lang)["capitalised"]
    assert listed == [word.lower() for word in listed]
    assert {word.casefold() for word in listed} <= words(lang).keys()


@pytest.mark.parametrize(
    ("lang", "word", "code"),
    [
        ("en", "DPRK", "KP"),
        ("en", "North Koreans", "KP"),
        ("en", "Scottish", "GB"),
        ("en", "White House", "US"),
        ("en", "Catalan", "ES"),
        ("en", "Chechen", "RU"),
        ("en", "Kiev", "UA"),
        ("en", "Britons", "GB"),
        ("de", "nordkoreanischen", "KP"),
        ("de", "Nordkoreas", "KP"),
        ("de", "Nordkoreanerinnen", "KP"),
        ("de", "Kreml", "RU"),
        ("de", "Franzosen", "FR"),
        ("de", "Deutscher", "DE"),
        ("de", "bayerische", "DE"),
        ("nl", "Noord-Koreaanse", "KP"),
        ("nl", "Oekraïense", "UA"),
        ("nl", "VS", "US"),
        ("nl", "Zuid-Koreanen", "KR"),
        ("nl", "Chinezen", "CN"),
        ("nl", "Chinese", "CN"),
        ("nl", "Kiëv", "UA"),
    ],
)
def test_words_of_the_news(lang: str, word: str, code: str) -> None:
    assert words(lang)[word.casefold()] == {code}
