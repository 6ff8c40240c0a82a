"""The one loader of packs: which languages there are, and the folder of TOML of each, compiled once."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from counterclaim.errors import PackError
from counterclaim.packs.compiling import TABLES, compiled
from counterclaim.packs.expand import expand
from counterclaim.packs.pack import Kind, Pack


def languages() -> tuple[str, ...]:
    """The languages that have a pack, sorted."""
    return tuple(
        sorted(folder.name for folder in files(__package__).iterdir() if folder.joinpath("outcomes.toml").is_file())
    )


@cache
def pack_for(lang: str) -> Pack | None:
    """The pack of `lang` (ISO 639-1), or None when there is none. Raises PackError when its data cannot be read."""
    folder = files(__package__).joinpath(lang)
    return compile_pack(lang, folder) if lang.isalpha() and folder.joinpath("outcomes.toml").is_file() else None


def compile_pack(lang: str, folder: Traversable) -> Pack:
    """The pack whose tables stand in `folder`. Raises PackError naming the table that cannot be read or is wrong."""
    return compiled(lang, {name: _table(folder, name) for name in TABLES})


def _table(folder: Traversable, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(folder.joinpath(f"{name}.toml").read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise PackError(f"{folder.name}/{name}.toml cannot be read: {error}") from error


@cache
def body_words(lang: str) -> tuple[tuple[str, Kind], ...]:
    """The words for kinds of bodies in `lang`, which texts in other languages keep in names ("Prison Office")."""
    table = _table(files(__package__).joinpath(lang), "speech")
    return tuple(
        (word, Kind(row["kind"], row["type"]))
        for row in table["kinds"]
        for pattern in row["words"]
        for word in expand(pattern)
    )


@cache
def country_labels(lang: str) -> Mapping[str, tuple[str, str]]:
    """The first name and the first adjective of every country in `lang`, by code."""
    table = _table(files(__package__).joinpath(lang), "countries")
    return {
        code: (forms["names"][0], expand(forms["adjective"][0])[0] if forms.get("adjective") else forms["names"][0])
        for code, forms in table.items()
        if code != "capitalised"
    }
