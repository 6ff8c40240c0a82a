"""What pages state about themselves under agreed names, in JSON-LD and in meta elements, however they were parsed.

The names that say what is what are data, `metadata.toml`.
"""

import html
import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

from counterclaim.model import Published
from counterclaim.read.dates import published
from counterclaim.read.facts import Facts
from counterclaim.read.pages.jsonld import Node, names

_LONGEST_NAME = 120
_DIVIDERS = r"\s+[|–—·•:«»-]+\s+"


def in_json(article: Node) -> Facts:
    """The facts that an `article` of a page's JSON-LD states."""
    stated = {name: article.get(name) for name in ("datePublished", "dateModified")}
    dates = {name: published(text, "json-ld") for name, text in stated.items() if isinstance(text, str)}
    return Facts(
        published=dates.get("datePublished"),
        modified=dates.get("dateModified"),
        author=_people(names(article.get("author"))),
        outlet=clean((names(article.get("publisher")) or [None])[0]),
        title=clean(article.get("headline")),
    )


def named(stated: Mapping[str, list[str]], origin: str) -> Facts:
    """The facts that are `stated` under the names that `metadata.toml` lists, as known from `origin`."""

    def date(kind: str) -> Published | None:
        texts = (text for name in _names()[kind] for text in stated.get(name, ()))
        return next((moment for text in texts if (moment := published(text, origin))), None)

    authors = (_people(stated.get(name, ())) for name in _names()["author"])
    outlets = (clean(text) for name in _names()["outlet"] for text in stated.get(name, ()))
    return Facts(
        published=date("published"),
        modified=date("modified"),
        author=next(filter(None, authors), None),
        outlet=next(filter(None, outlets), None),
    ).found(origin)


def without_outlet(title: str | None, outlet: str | None) -> str | None:
    """`title` without " | Outlet" after it."""
    if not title or not outlet:
        return title
    return re.sub(rf"{_DIVIDERS}{re.escape(outlet)}\s*$", "", title, flags=re.IGNORECASE) or title


def names_in(attribute: str) -> Iterable[str]:
    """The names that an `attribute` lists (at most five), in lower case, without the prefix of their vocabulary."""
    return (name.removeprefix("schema:") for name in attribute.strip().lower().split()[:5])


def _people(stated: Iterable[object]) -> str | None:
    """Names, one after another; an address of a profile is none."""
    found = (clean(name) for name in stated)
    people = [name for name in found if name and len(name) <= _LONGEST_NAME and not re.match(r"(?i)https?:|[/@]", name)]
    return ", ".join(dict.fromkeys(people)) or None


def clean(text: object) -> str | None:
    """`text` in one line, character references resolved; None where it is no text."""
    if not isinstance(text, str):
        return None
    return " ".join(html.unescape(text).replace("\0", " ").split()) or None


def address_in(url: str) -> str | None:
    """`url` where it is a whole address of the web, else None."""
    url = url.strip()
    return url if re.match(r"https?://[^\s/]+\S*$", url) else None


@cache
def _names() -> dict[str, list[str]]:
    return tomllib.loads(resources.files("counterclaim.read.pages").joinpath("metadata.toml").read_text("utf-8"))
