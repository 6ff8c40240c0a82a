"""The generated number tables: as the generator makes them today, and what they say."""

import importlib.util
import tomllib
from importlib.resources import files
from pathlib import Path
from types import ModuleType

import pytest

from counterclaim.packs import languages, pack_for

SCRIPT = Path(__file__).parents[2] / "scripts" / "build_numbers.py"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """The generator. Skips where the ICU that the tables are made with is not here."""
    icu = pytest.importorskip(
        "icu", reason="PyICU is missing: apt-get install libicu-dev pkg-config g++, then scripts/test"
    )
    spec = importlib.util.spec_from_file_location("build_numbers", SCRIPT)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    if icu.ICU_VERSION != module.ICU:
        pytest.skip(f"the tables are made with ICU {module.ICU}; this is ICU {icu.ICU_VERSION}")
    return module


@pytest.mark.parametrize("lang", languages())
def test_the_tables_are_what_the_generator_makes(script: ModuleType, lang: str) -> None:
    assert files("counterclaim.packs").joinpath(lang, "spellout.toml").read_text(encoding="utf-8") == script.text_of(
        lang
    )


@pytest.mark.parametrize("lang", languages())
def test_every_generated_word_is_a_number_of_the_pack(lang: str) -> None:
    folder = files("counterclaim.packs").joinpath(lang)
    table = tomllib.loads(folder.joinpath("spellout.toml").read_text(encoding="utf-8"))
    pack = pack_for(lang)
    assert pack is not None and table["words"]
    refused = set(pack.numbers.get("not_numbers", ()))
    for word in table["words"]:
        if " " not in word and word not in refused:
            assert {entry.kind for entry in pack.lexicon.single(word) or ()} & {
                "number",
                "scale",
                "fraction",
                "vague",
            }, word
