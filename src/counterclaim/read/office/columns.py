"""What the columns of a CSV file of documents mean, whatever they are called: `columns.toml` lists their names."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources

_MARKS = re.compile(r"[\s_\-.]+")


def meanings(heads: Sequence[str]) -> dict[str, int]:
    """For each thing that a column among `heads` is known to tell (text, id, date, url, outlet, title, lang, author),
    the number of that column, from 0: of several that of the name which is listed first."""
    there = {_folded(head): number for number, head in reversed(list(enumerate(heads)))}
    found = {}
    for meaning, names in _names().items():
        if number := next((there[name] + 1 for name in names if name in there), 0):
            found[meaning] = number - 1
    return found


def _folded(head: str) -> str:
    return _MARKS.sub(" ", head.strip("\ufeff \t").casefold()).strip()


@cache
def _names() -> dict[str, list[str]]:
    data = tomllib.loads(resources.files("counterclaim.read.office").joinpath("columns.toml").read_text("utf-8"))
    return {meaning: [_folded(name) for name in table["names"]] for meaning, table in data.items()}
