"""From tables to a pack: what the words come to mean, and what is wrong in a table, named."""

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from counterclaim.errors import PackError
from counterclaim.packs.compiling import TABLES, compiled
from counterclaim.packs.lexicon import Lexicon
from counterclaim.packs.loading import languages, pack_for
from counterclaim.packs.pack import Country, Kind, Outcome, Parted, People

Tables = dict[str, dict[str, Any]]


class Asked(dict[str, Any]):
    """A table that remembers which of its keys were asked for."""

    def __init__(self, table: dict[str, Any]) -> None:
        super().__init__(table)
        self.asked: set[str] = set()

    def __getitem__(self, key: str) -> Any:
        self.asked.add(key)
        return super().__getitem__(key)

    def get(self, key: str, default: Any = None) -> Any:
        self.asked.add(key)
        return super().get(key, default)


def tables_of(lang: str) -> Tables:
    """The tables of the pack of `lang`, as written."""
    folder = files("counterclaim.packs").joinpath(lang)
    return {name: tomllib.loads(folder.joinpath(f"{name}.toml").read_text(encoding="utf-8")) for name in TABLES}


@pytest.fixture
def tables() -> Tables:
    """The tables of a good pack, to be changed."""
    return tables_of("de")


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
    assert "people" in {head.kind for head in heads}
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


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("name", ["numbers", "speech", "dates"])
def test_no_table_holds_what_nobody_asks_for(lang: str, name: str) -> None:
    tables = tables_of(lang)
    table = tables[name] = Asked(tables[name])
    compiled("xx", tables)
    # the marks of numbers are read with the numbers themselves
    assert not set(table) - table.asked - {"group", "decimal", "bare_scales", "mixed", "joins_all", "not_numbers"}


def test_verbs_of_several_words_may_stand_in_either_order() -> None:
    found = pack_for("ru")
    assert found is not None
    words = {run for runs in (found.lexicon.longer("без") or {}).values() for run, _ in runs}
    assert ("без", "вести", "пропали") in words
