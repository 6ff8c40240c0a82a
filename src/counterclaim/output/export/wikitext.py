"""Wikitext: text of others made safe for a page of MediaWiki, and its citation templates.

What marks up a page is written as a numeric entity (https://www.mediawiki.org/wiki/Help:Formatting): it is shown as it
was, and means nothing. References are those of https://en.wikipedia.org/wiki/Template:Cite_news.
"""

import hashlib
import re
from collections.abc import Mapping

from anyascii import anyascii

from counterclaim.output.export.sources import Source
from counterclaim.output.export.telling import in_full
from counterclaim.output.wording import date_words, plain

_MARKS = re.compile(r"^[*#:;]|[&<>\[\]{}|~]|''+|__+|!!+|=|://|-{2,}")
_IN_ADDRESS = {mark: f"%{ord(mark):02X}" for mark in "|{}[]<>\"'`^\\ "}
_ENTITY = re.compile(r"&(?=#?\w+;)")
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def wikitext(text: str) -> str:
    """`text` of others, on one line, as a page shows it letter for letter."""
    return _MARKS.sub(lambda found: "".join(map(_entity, found[0])), plain(text))


def _entity(mark: str) -> str:
    return _NAMED.get(mark) or f"&#{ord(mark)};"


def address(url: str) -> str:
    """An http(s) address so that neither a template nor a link ends in its midst."""
    told = "".join(_IN_ADDRESS.get(letter, letter) for letter in url)
    return _ENTITY.sub("%26", told)


def template(name: str, parameters: Mapping[str, str]) -> str:
    """The template `name` with those of `parameters` that hold something; they are wikitext already."""
    filled = "".join(f" |{key}={value}" for key, value in parameters.items() if value)
    return f"{{{{{name}{filled}}}}}"


def citation(source: Source, quote: str, read: str) -> str:
    """The reference that `quote` stands in `source`, which was read on the ISO day `read`.

    Where the address does not tell when an archived copy was made, the copy is what is cited: an archive without its
    date is an error to Wikipedia. Whether the page itself is still there is not known.
    """
    archived = source.archived if source.archived_on else None
    url = source.url if archived and source.url else source.archived or source.url
    archived = archived if archived != url else None
    day = source.published
    return template(
        "cite news",
        {
            "author": wikitext(source.author),
            "title": wikitext(source.title),
            "url": address(url) if url else "",
            "work": wikitext(source.work),
            "date": iso_or_words(day.start[:10], day.end[:10]) if day else "",
            "access-date": read if url else "",
            "language": wikitext(source.lang),
            "quote": wikitext(quote),
            "archive-url": address(archived) if archived else "",
            "archive-date": (source.archived_on or "") if archived else "",
            "url-status": "bot: unknown" if archived else "",
        },
    )


def iso_or_words(start: str, end: str) -> str:
    """An ISO day, or a month or a period in words, as the templates take them: "2024-12-23", "June 2024"."""
    return start if start == end else in_full(date_words(start, end))


def reference_name(source: Source, quote: str) -> str:
    """A name for the reference of `quote`: "harbour-post-2024-12-20-5b0c1d", the same whenever it is cited."""
    words = "-".join(re.findall(r"[a-z0-9]+", anyascii(source.work or source.title).lower()))[:40].strip("-")
    day = source.published.start[:10] if source.published else ""
    digest = hashlib.sha256(f"{source.doc}\x1f{quote}".encode("utf-8", "surrogatepass")).hexdigest()[:6]
    return "-".join(filter(None, (words, day if day[:4].isdecimal() else "", digest)))
