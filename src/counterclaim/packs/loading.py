"""The one loader of packs: which languages there are, and the folder of TOML of each, compiled once.

`{name}` in any string of a pack stands for the group of endings that its `grammar.toml` lists under `[endings]`:
with `m = "|a|u"`, `{m}` is `(|a|u)`.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from counterclaim.errors import PackError
from counterclaim.packs.compiling import TABLES, compiled
from counterclaim.packs.expand import expand
from counterclaim.packs.lexicon import Lexicon
from counterclaim.packs.pack import Kind, Outcome, Pack
from counterclaim.packs.tokens import words_of
from counterclaim.readymade import readymade
from counterclaim.settings import pack_folders

_MAKERS = ("counterclaim.packs", "counterclaim.model")
_ENDING = re.compile(r"\{(\w+)\}")


def languages() -> tuple[str, ...]:
    """The languages that have a pack, sorted."""
    shelves: list[Traversable] = [*filter(Path.is_dir, pack_folders()), files(__package__)]
    return tuple(sorted({folder.name for shelf in shelves for folder in shelf.iterdir() if _is_pack(folder)}))


def folder_of(lang: str) -> Traversable | None:
    """Where the pack of `lang` (ISO 639-1) is, one's own before those that come with the program; None without one."""
    if not lang.isalpha():
        return None
    shelves: list[Traversable] = [*pack_folders(), files(__package__)]
    return next((shelf.joinpath(lang) for shelf in shelves if _is_pack(shelf.joinpath(lang))), None)


def _is_pack(folder: Traversable) -> bool:
    return folder.joinpath("outcomes.toml").is_file()


@cache
def pack_for(lang: str) -> Pack | None:
    """The pack of `lang` (ISO 639-1), or None when there is none. Raises PackError when its data cannot be read."""
    folder = folder_of(lang)
    if folder is None:
        return None
    return readymade(f"pack-{lang}", _MAKERS, data_of(folder), lambda: compile_pack(lang, folder))


def data_of(folder: Traversable) -> list[bytes]:
    """All that stands in the tables of the pack in `folder`. Raises PackError where one cannot be read."""
    try:
        tables = sorted((each for each in folder.iterdir() if each.name.endswith(".toml")), key=lambda each: each.name)
        return [part for each in tables for part in (each.name.encode(), each.read_bytes())]
    except OSError as error:
        raise PackError(f"{folder.name} cannot be read: {error}") from error


def tables_in(folder: Traversable) -> dict[str, dict[str, Any]]:
    """The tables of the pack in `folder` by name, endings and generated number words written in.

    Raises PackError naming the one that cannot be read.
    """
    endings = _endings(folder)
    tables = {name: _table(folder, name, endings) for name in TABLES}
    tables["grammar"].pop("endings", None)
    if folder.joinpath("spellout.toml").is_file():
        tables["numbers"] = _spelled_out(tables["numbers"], _table(folder, "spellout", None))
    return tables


def compile_pack(lang: str, folder: Traversable) -> Pack:
    """The pack whose tables stand in `folder`. Raises PackError naming the table that cannot be read or is wrong."""
    return compiled(lang, tables_in(folder))


def _spelled_out(numbers: dict[str, Any], generated: dict[str, Any]) -> dict[str, Any]:
    """`numbers` with the words of the generated table of which they say nothing themselves."""
    own = {
        words_of(form)
        for name in ("words", "scales", "fractions", "vague")
        for pattern in numbers.get(name, ())
        for form in expand(pattern)
    }
    own |= {words_of(form) for pattern in numbers.get("not_numbers", ()) for form in expand(pattern)}
    more = {
        name: {word: value for word, value in generated[name].items() if words_of(word) not in own}
        for name in ("words", "scales")
    }
    return {**numbers, **{name: {**numbers[name], **words} for name, words in more.items()}}


def names_in(lang: str) -> Mapping[str, Mapping[str, list[str]]]:
    """What texts in `lang` call bodies, regions and cities, by section and identity; empty without a `names.toml`."""
    folder = folder_of(lang)
    if folder is None or not folder.joinpath("names.toml").is_file():
        return {}
    return _table(folder, "names", _endings(folder))


@cache
def table_words(lang: str) -> Lexicon:
    """The words by which tables in `lang` are headed; empty for a pack without a `tables.toml`.

    They stand apart from the pack's lexicon, so that no sentence is read otherwise for them.
    """
    lexicon = Lexicon()
    folder = folder_of(lang)
    if folder is not None and folder.joinpath("tables.toml").is_file():
        table = _table(folder, "tables", _endings(folder))
        for measure, patterns in table.pop("outcomes", {}).items():
            lexicon.add_all(patterns, "outcome", Outcome(measure, "noun"))
        for name, patterns in table.items():
            lexicon.add_all(patterns, f"table_{name}", True)
    return lexicon


def _endings(folder: Traversable) -> Mapping[str, str]:
    endings: Mapping[str, str] = _table(folder, "grammar", None).get("endings", {})
    return endings


def _table(folder: Traversable, name: str, endings: Mapping[str, str] | None) -> dict[str, Any]:
    """The table `name` in `folder` with its `endings` written out (None: left as they are)."""
    try:
        text = folder.joinpath(f"{name}.toml").read_text(encoding="utf-8")
        if endings is not None:
            text = _ENDING.sub(lambda match: f"({endings[match[1]]})", text)
        return tomllib.loads(text)
    except KeyError as error:
        raise PackError(f"{folder.name}/{name}.toml: grammar.toml lists no endings {error}") from error
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise PackError(f"{folder.name}/{name}.toml cannot be read: {error}") from error


def _own_table(lang: str, name: str) -> dict[str, Any]:
    folder = folder_of(lang)
    if folder is None:
        raise PackError(f"there is no pack {lang}")
    return _table(folder, name, _endings(folder))


@cache
def body_words(lang: str) -> tuple[tuple[str, Kind], ...]:
    """The words for kinds of bodies in `lang`, which texts in other languages keep in names ("Prison Office")."""
    table = _own_table(lang, "speech")
    return tuple(
        (word, Kind(row["kind"], row["type"]))
        for row in table["kinds"]
        for pattern in row["words"]
        for word in expand(pattern)
    )


@cache
def country_labels(lang: str) -> Mapping[str, tuple[str, str]]:
    """The first name and the first adjective of every country in `lang`, by code."""
    table = _own_table(lang, "countries")
    return {
        code: (forms["names"][0], expand(forms["adjective"][0])[0] if forms.get("adjective") else forms["names"][0])
        for code, forms in table.items()
        if code != "capitalised"
    }
