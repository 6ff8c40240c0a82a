"""The titles and authors that programs write into files by themselves: `producers.toml` lists them."""

import re
import tomllib
from functools import cache
from importlib import resources

_LONGEST = 300
_NO_CHARACTER = re.compile("[\0-\x1f\x7f\ud800-\udfff\ufffe\uffff\ufeff]")


def by_people(title: str | None, author: str | None) -> tuple[str | None, str | None]:
    """`title` and `author` where a person may have written them; None in the place of what a program did."""
    return _kept(title, "title"), _kept(author, "author")


def named_by_people(sheet: str) -> bool:
    """True when a person may have chosen the name of a `sheet`, which no program calls so by itself."""
    return _patterns()["sheet"].fullmatch(sheet.strip()) is None


def _kept(words: str | None, kind: str) -> str | None:
    words = " ".join(_NO_CHARACTER.sub(" ", words or "").split())
    if not words or len(words) > _LONGEST or not any(letter.isalpha() for letter in words):
        return None
    return None if _patterns()[kind].fullmatch(words) else words


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    data = tomllib.loads(resources.files("counterclaim.read.office").joinpath("producers.toml").read_text("utf-8"))
    return {kind: re.compile("|".join(data[kind]["patterns"]), re.IGNORECASE) for kind in ("title", "author", "sheet")}
