"""The tables of the packs are whole and tidy."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from typing import Any, get_args

import pytest

from counterclaim.measures import measures
from counterclaim.model import Qualifier, Role, SourceType
from counterclaim.packs import ANYONE, languages
from counterclaim.packs.compiling import TABLES
from counterclaim.packs.pack import CONSTRUCTIONS, GAP

# the qualifiers that words say; the others are what the number is
WORDED = set(get_args(Qualifier)) - {"exact", "range", "vague"}
EVERY = [(lang, table) for lang in languages() for table in TABLES]


def table_of(lang: str, name: str) -> dict[str, Any]:
    """The table `name` of the pack of `lang`, as written."""
    return tomllib.loads(files("counterclaim.packs").joinpath(lang, f"{name}.toml").read_text(encoding="utf-8"))


def lists_in(value: Any, path: str) -> Iterator[tuple[str, list[str]]]:
    """Every list of words below `value`, with the way to it."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from lists_in(inner, f"{path}.{key}")
    elif isinstance(value, list) and all(isinstance(item, str) for item in value):
        yield path, value
    elif isinstance(value, list):
        for k, inner in enumerate(value):
            yield from lists_in(inner, f"{path}[{k}]")


def worded(rows: dict[str, list[str]]) -> set[str]:
    """The names of the rows that hold words."""
    return {name for name, words in rows.items() if words}


@pytest.mark.parametrize(("lang", "name"), EVERY)
def test_every_table_is_there_and_holds_something(lang: str, name: str) -> None:
    assert table_of(lang, name)


@pytest.mark.parametrize(("lang", "name"), EVERY)
def test_no_list_names_a_word_twice(lang: str, name: str) -> None:
    for path, words in lists_in(table_of(lang, name), name):
        assert not [word for word, count in Counter(words).items() if count > 1], path


@pytest.mark.parametrize(("lang", "name"), EVERY)
def test_no_list_holds_an_empty_word(lang: str, name: str) -> None:
    for path, words in lists_in(table_of(lang, name), name):
        if path not in ("numbers.group", "numbers.decimal"):  # a space may group digits
            assert not [word for word in words if not word or word != word.strip()], path


@pytest.mark.parametrize("lang", languages())
def test_every_role_and_no_other_has_its_nouns(lang: str) -> None:
    table = table_of(lang, "people")
    assert {name for name, forms in table.items() if isinstance(forms, dict) and name != "measure"} == set(
        get_args(Role)
    )
    assert all(table[role]["many"] and table[role]["one"] for role in get_args(Role))
    assert set(table.get("measure", {})) <= set(get_args(Role))
    assert set(table.get("measure", {}).values()) <= set(measures())


@pytest.mark.parametrize("lang", languages())
def test_every_measure_has_its_words(lang: str) -> None:
    table = table_of(lang, "outcomes")
    assert set(table) == set(measures())
    for measure, constructions in table.items():
        assert set(constructions) <= {*CONSTRUCTIONS, "bare", "two", "only"}, measure
        assert any(constructions.get(construction) for construction in CONSTRUCTIONS), measure


@pytest.mark.parametrize("lang", languages())
def test_words_are_limited_to_roles(lang: str) -> None:
    allowed = {*get_args(Role), ANYONE}
    for measure, constructions in table_of(lang, "outcomes").items():
        for pattern, roles in constructions.get("only", {}).items():
            assert roles and set(roles) <= allowed, f"{measure}: {pattern}"


@pytest.mark.parametrize("lang", languages())
def test_only_listed_words_are_limited(lang: str) -> None:
    for measure, constructions in table_of(lang, "outcomes").items():
        listed = {word for name, words in constructions.items() if name != "only" for word in words}
        assert not set(constructions.get("only", {})) - listed, measure


@pytest.mark.parametrize("lang", languages())
def test_qualifiers_are_those_of_the_record(lang: str) -> None:
    for side in ("before", "after"):
        assert worded(table_of(lang, "numbers")["qualifiers"][side]) <= WORDED


@pytest.mark.parametrize("lang", languages())
def test_every_qualifier_can_be_said_before_a_number_or_behind_its_counter(lang: str) -> None:
    said, grammar = table_of(lang, "numbers")["qualifiers"], table_of(lang, "grammar")
    assert worded(said["before"]) | (worded(said["after"]) if "counters" in grammar else set()) == WORDED


@pytest.mark.parametrize("lang", languages())
def test_numbers_have_sensible_values(lang: str) -> None:
    table = table_of(lang, "numbers")
    # where ten is a scale, eleven is no word
    assert set(range(10 if table.get("bare_scales") else 13)) <= set(table["words"].values())
    assert {100, 1000, 1_000_000} <= set(table["scales"].values())
    assert all(value > 1 for value in table["scales"].values())
    assert all(0 < part < 100 for part in table["fractions"].values())
    assert all(10 <= low <= high for low, high in table["vague"].values())
    assert not set(table["group"]) & set(table["decimal"])


@pytest.mark.parametrize("lang", languages())
def test_bodies_are_of_known_types_and_a_kind_has_one_type(lang: str) -> None:
    rows = table_of(lang, "speech")["kinds"]
    assert {row["type"] for row in rows} <= set(get_args(SourceType))
    types = {row["kind"]: {other["type"] for other in rows if other["kind"] == row["kind"]} for row in rows}
    assert not {kind: found for kind, found in types.items() if len(found) > 1}


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("name", ["verbs", "plain", "according", "citing", "pronouns"])
def test_every_way_of_saying_has_its_words(lang: str, name: str) -> None:
    speech = table_of(lang, "speech")
    behind = name in ("according", "citing") and speech["according_after"]  # where "according to" follows its noun
    assert speech[name] or behind


@pytest.mark.parametrize("lang", languages())
def test_days_and_months_are_whole(lang: str) -> None:
    table = table_of(lang, "dates")
    assert len(table["weekdays"]) == 7
    assert set(table["months"].values()) == set(range(1, 13))
    assert set(table["units"]) == {"hour", "day", "week", "month", "year"}
    assert {unit for unit, _ in table["periods"].values()} <= {"week", "weekend", "month", "year"}


@pytest.mark.parametrize("lang", languages())
def test_countries_are_codes_with_names_and_people(lang: str) -> None:
    table = {code: forms for code, forms in table_of(lang, "countries").items() if code != "capitalised"}
    assert len(table) > 200
    for code, forms in table.items():
        assert len(code) == 2 and code.isalpha() and code.isupper(), code
        assert forms["names"], code
        assert set(forms) <= {"names", "capital", "adjective", "people"}, code


@pytest.mark.parametrize("lang", languages())
def test_abbreviations_are_written_without_their_last_dot(lang: str) -> None:
    words = table_of(lang, "grammar")["abbreviations"]
    assert words and not [word for word in words if word.endswith(".") or word != word.lower()]


@pytest.mark.parametrize("lang", languages())
def test_words_that_stand_apart_have_both_parts(lang: str) -> None:
    for name in ("outcomes", "speech"):
        for path, words in lists_in(table_of(lang, name), name):
            for word in words:
                parts = word.split(GAP)
                assert len(parts) <= 2 and all(part.strip() for part in parts), f"{path}: {word}"


@pytest.mark.parametrize("lang", languages())
def test_every_table_says_where_it_comes_from(lang: str) -> None:
    text = files("counterclaim.packs").joinpath(lang, "SOURCES.md").read_text(encoding="utf-8")
    assert not [name for name in (*TABLES, "cases") if f"`{name}.toml`" not in text]
