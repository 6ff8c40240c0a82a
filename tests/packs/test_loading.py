"""Which packs there are, what the loader gives of them, and a table that is missing or no TOML."""

import shutil
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from counterclaim.errors import PackError
from counterclaim.packs.compiling import TABLES
from counterclaim.packs.loading import (
    body_words,
    compile_pack,
    country_labels,
    languages,
    names_in,
    pack_for,
    table_words,
)
from counterclaim.packs.pack import Kind
from counterclaim.packs.tokens import words_of


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A copy of a good pack, to be broken."""
    folder = tmp_path / "xx"
    with as_file(files("counterclaim.packs").joinpath("en")) as source:
        shutil.copytree(source, folder)
    return folder


@pytest.mark.parametrize("lang", languages())
def test_every_pack_compiles(lang: str) -> None:
    pack = pack_for(lang)
    assert pack is not None and pack.lang == lang
    assert len(pack.triggers) == len(set(pack.triggers)) > 100
    assert all(trigger == trigger.lower() and len(words_of(trigger)) == 1 for trigger in pack.triggers)


@pytest.mark.parametrize("lang", ["", "xx", "en-GB", "../en", "EN"])
def test_what_has_no_pack_gives_none(lang: str) -> None:
    assert pack_for(lang) is None


def test_languages_are_sorted_codes() -> None:
    assert list(languages()) == sorted(languages())
    assert all(len(lang) == 2 and lang.islower() for lang in languages())


def test_countries_are_called_by_name_and_adjective() -> None:
    labels = country_labels("en")
    assert labels["KP"] == ("North Korea", "North Korean")
    assert "capitalised" not in labels


def test_kinds_of_bodies_are_listed_by_their_words() -> None:
    assert ("health ministry", Kind("health_ministry", "government")) in body_words("en")
    assert not [word for word, _ in body_words("de") if "(" in word]


@pytest.mark.parametrize("name", TABLES)
def test_a_missing_table_is_named(broken: Path, name: str) -> None:
    (broken / f"{name}.toml").unlink()
    with pytest.raises(PackError, match=rf"xx/{name}\.toml"):
        compile_pack("xx", broken)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_that_is_no_toml_is_named(broken: Path, name: str) -> None:
    (broken / f"{name}.toml").write_text("words = [\n", encoding="utf-8")
    with pytest.raises(PackError, match=rf"xx/{name}\.toml"):
        compile_pack("xx", broken)


def test_endings_are_written_out_in_every_table(broken: Path) -> None:
    grammar = broken / "grammar.toml"
    grammar.write_text(grammar.read_text("utf-8") + '\n[endings]\nn = "|ov|am"\n', "utf-8")
    people = broken / "people.toml"
    people.write_text(people.read_text("utf-8").replace('many = ["', 'many = ["zaldat{n}", "', 1), "utf-8")
    pack = compile_pack("xx", broken)
    assert all(pack.lexicon.single(word) for word in ("zaldat", "zaldatov", "zaldatam"))


def test_endings_that_are_not_listed_are_refused(broken: Path) -> None:
    people = broken / "people.toml"
    people.write_text(people.read_text("utf-8").replace('many = ["', 'many = ["zaldat{n}", "', 1), "utf-8")
    with pytest.raises(PackError, match="lists no endings 'n'"):
        compile_pack("xx", broken)


@pytest.mark.parametrize("lang", languages())
def test_names_of_a_pack_are_lists_of_words(lang: str) -> None:
    names = names_in(lang)
    assert set(names) <= {"bodies", "regions", "cities"}
    assert all(
        words and all(word.strip() for word in words) for section in names.values() for words in section.values()
    )


@pytest.mark.parametrize("lang", languages())
def test_every_pack_heads_tables(lang: str) -> None:
    lexicon = table_words(lang)
    kinds = {entry.kind for word in lexicon.words for entry in lexicon.single(word) or ()}
    assert {f"table_{name}" for name in ("totals", "counts", "dates", "places", "sources", "games", "others")} <= kinds


def test_words_of_tables_stay_out_of_sentences() -> None:
    pack = pack_for("en")
    assert pack is not None
    assert not any(entry.kind.startswith("table_") for entry in pack.lexicon.single("total") or ())
    assert not len(table_words("xx"))
