"""What the templates, tags and namespaces of wikitext are for: `wikitext.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


def name_of(template: str) -> str:
    """The `template`'s name as it stands in the table: in small letters, with spaces for underscores."""
    return " ".join(template.replace("_", " ").split()).casefold()


def is_box(name: str) -> bool:
    """Whether a template of this name is a box of facts, each parameter of which is a row."""
    return name.startswith(tuple(table()["templates"]["boxes"]))


def is_title(parameter: str) -> bool:
    """Whether a `parameter` of a box only names what it is about."""
    return parameter in table()["templates"]["titles"]


def is_source(name: str) -> bool:
    """Whether a template of this name describes a source."""
    return name in table()["templates"]["sources"] or name.startswith(("cite ", "cita ", "citar ", "cytuj "))


def is_short(name: str) -> bool:
    """Whether a template of this name cites a work, listed elsewhere, by author and year."""
    return name in table()["templates"]["short"]


def words_of(name: str) -> list[int]:
    """The numbers of those parameters of a template of this name that hold words of the article."""
    found: list[int] = table()["templates"]["words"].get(name, [])
    return found


def fields(name: str) -> list[str]:
    """What the parameter `name` ("url", "title" …) of a described source is called."""
    found: list[str] = table()["fields"][name]
    return found


@cache
def table() -> Mapping[str, Any]:
    """The table."""
    return tomllib.loads(files(__package__).joinpath("wikitext.toml").read_text(encoding="utf-8"))
