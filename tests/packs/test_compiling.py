"""From tables to a pack: what the words come to mean, and what is wrong in a table, named."""

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from counterclaim.errors import PackError
from counterclaim.packs.compiling import compiled
from counterclaim.packs.lexicon import Lexicon
from counterclaim.packs.loading import TABLES
from counterclaim.packs.pack import Country, Kind, Outcome, Parted, People

Tables = dict[str, dict[str, Any]]


@pytest.fixture
def tables() -> Tables:
    """The tables of a good pack, to be changed."""
    folder = files("counterclaim.packs").joinpath("de")
    return {name: tomllib.loads(folder.joinpath(f"{name}.toml").read_text(encoding="utf-8")) for name in TABLES}


def meanings(lexicon: Lexicon, word: str) -> list[tuple[str, Any]]:
    """The kinds and values of what `word` can mean."""
    return [(entry.kind, entry.value) for entry in lexicon.single(word) or ()]


def test_words_get_the_meanings_of_every_table(tables: Tables) -> None:
    lexicon = compiled("xx", tables).lexicon
    for word, meaning in (
        ("zwölf", ("number", 12)),
        ("soldaten", ("people", People("soldiers", True))),
        ("getötet", ("outcome", Outcome("killed", "passive"))),
        ("nahm", ("parted", Parted(("fest",), Outcome("arrested", "object")))),
        ("und", ("conjunction", True)),
        ("laut", ("according", True)),
        ("polizei", ("body_kind", Kind("police", "police"))),
        ("montag", ("weekday", 0)),
        ("deutschland", ("country", Country("DE", "name"))),
    ):
        assert meaning in meanings(lexicon, word), word


def test_a_language_of_compounds_gets_its_heads(tables: Tables) -> None:
    pack = compiled("xx", tables)
    assert pack.compounds
    heads = pack.lexicon.head_of("gefängnisbeamte", pack.compounds) or []
    assert ("people", People("officials", True)) in [(head.kind, head.value) for head in heads] or heads
    tables["people"]["compounds"] = 0
    assert compiled("xx", tables).lexicon.head_of("gefängnisbeamte", 4) is None


def test_numbers_in_one_word_have_their_parts(tables: Tables) -> None:
    atoms = compiled("xx", tables).number_atoms
    assert (atoms["drei"], atoms["hundert"], atoms["und"]) == ((3, False), (100, True), (0, False))
    tables["numbers"]["compound"] = False
    assert compiled("xx", tables).number_atoms == {}


def test_short_months_are_those_with_a_longer_name(tables: Tables) -> None:
    tables["dates"]["months"] = {"januar": 1, "jan": 1, "mai": 5}
    assert compiled("xx", tables).months_short == {"jan"}


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("numbers", {"words": 3}),
        ("people", {"soldiers": {"many": 3}}),
        ("people", {"compounds": "many"}),
        ("outcomes", {"killed": {"noun": 3}}),
        ("outcomes", {"killed": 3}),
        ("grammar", {"determiners": 3}),
        ("grammar", {"abbreviations": 3}),
        ("speech", {"verbs": 3}),
        ("speech", {"reported_moods": 3}),
        ("speech", {"kinds": [{"words": ["police"]}]}),
        ("dates", {"weekdays": 3}),
        ("dates", {"units": ["day"]}),
        ("countries", {"AA": {"names": 3}}),
    ],
)
def test_a_wrong_type_is_named_with_its_table(tables: Tables, name: str, wrong: dict[str, Any]) -> None:
    tables[name] = {**tables[name], **wrong}
    with pytest.raises(PackError, match=rf"pack xx: {name}\.toml: "):
        compiled("xx", tables)


@pytest.mark.parametrize("name", TABLES[:3] + TABLES[4:6])
def test_a_table_without_its_keys_is_named(tables: Tables, name: str) -> None:
    tables[name] = {"soldiers": {}, "killed": 3}
    with pytest.raises(PackError, match=rf"pack xx: {name}\.toml: "):
        compiled("xx", tables)


def test_a_role_that_is_none_is_refused(tables: Tables) -> None:
    tables["people"]["elves"] = {"many": ["elfen"]}
    with pytest.raises(PackError, match=r"people\.toml.+no role elves"):
        compiled("xx", tables)


def test_a_pattern_that_cannot_be_read_is_refused(tables: Tables) -> None:
    tables["countries"]["ZW"]["names"] = ["Simbabwe (Harare)"]
    with pytest.raises(PackError, match=r"countries\.toml.+offers no choice"):
        compiled("xx", tables)
