"""A text and what is known about it, made into a document."""

import re

from counterclaim.model import Document, Table
from counterclaim.read.clutter import clutter_in
from counterclaim.read.facts import Facts
from counterclaim.read.language import common_languages, language_of
from counterclaim.read.mixed import passages_in

LONGEST_TITLE = 300
"""A first line of this many characters or more is no title."""

_FIRST_LINE = re.compile(rf"[\s\ufeff]*([^\r\n]{{1,{LONGEST_TITLE - 1}}})(?:[\r\n]|\Z)")


def document(
    id: str,
    text: str,
    facts: Facts,
    raw: bytes | None = None,
    media_type: str = "text/plain",
    tables: tuple[Table, ...] = (),
) -> Document:
    """The document `id` with this text, its language detected unless known, its first line taken for its title
    unless known, its clutter and its passages in other languages marked."""
    lang = facts.lang or language_of(text, common_languages())
    facts = facts.over(Facts(lang=lang, title=_first_line(text)).found("text"))
    return Document(
        id=id,
        text=text,
        lang=lang,
        title=facts.title,
        published=facts.published,
        url=facts.url,
        outlet=facts.outlet,
        clutter=clutter_in(text),
        raw=raw,
        media_type=media_type,
        others=passages_in(text, lang),
        tables=tables,
        author=facts.author,
        modified=facts.modified,
        archived=facts.archived,
        forwarded=facts.forwarded,
        origins=facts.origins,
    )


def _first_line(text: str) -> str | None:
    match = _FIRST_LINE.match(text)
    return match[1].strip() or None if match else None
