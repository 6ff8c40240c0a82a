"""From an article's file to the article: which way of writing it is, is told by its name, else by its words."""

import re
from pathlib import Path, PurePath

from counterclaim.errors import UsageError
from counterclaim.read.cited import markdown, page, wikitext
from counterclaim.read.cited.article import Article, article_of
from counterclaim.read.facts import given_facts
from counterclaim.settings import Given

_MOST = 20_000_000
_MARK = "\ufeff"
_BY_NAME = {
    ".wiki": "wikitext",
    ".wikitext": "wikitext",
    ".mediawiki": "wikitext",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
_WALKS = {"wikitext": wikitext.prose_of, "markdown": markdown.prose_of, "html": page.prose_of}
_MEDIA_TYPES = {"wikitext": "text/x-wiki", "markdown": "text/markdown", "html": "text/html"}
_HTML = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype|html|head|body|article|div|p)\b", re.IGNORECASE | re.DOTALL)
_WIKITEXT = re.compile(r"<ref[\s>]|\{\{[^{}\n]+|^==[^=\n]+==\s*$|'''", re.MULTILINE)


def read_article(path: str, given: Given) -> Article:
    """The article in the file at `path`, of which `given` says what it does not say itself.

    Raises UsageError where there is no such file, or it holds no text in UTF-8, or more than an article has.
    """
    try:
        with Path(path).open("rb") as file:
            raw = file.read(_MOST + 1)
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror or error}.") from error
    if len(raw) > _MOST:
        raise UsageError(f"{path} is larger than {_MOST // 1_000_000} MB, as no article is.")
    try:
        source = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not in UTF-8. Save it as UTF-8 and try again.") from error
    if source.startswith(_MARK):
        source = "\n" + source[1:]  # offsets stay, and what follows begins a line
    way = _BY_NAME.get(PurePath(path).suffix.lower()) or _way_of(source)
    return article_of(PurePath(path).name, source, _WALKS[way](source), given_facts(given), _MEDIA_TYPES[way])


def _way_of(source: str) -> str:
    if _HTML.match(source):
        return "html"
    return "wikitext" if _WIKITEXT.search(source) else "markdown"
