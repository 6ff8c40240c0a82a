"""Reports as the ReliefWeb API gives them (versions 1 and 2): an object with its "fields"."""

from typing import Any

from counterclaim.model import Problem
from counterclaim.read.dates import published
from counterclaim.read.facts import Facts
from counterclaim.read.language import primary
from counterclaim.read.opened import Opened
from counterclaim.read.packed.names import safe_address
from counterclaim.read.pages.fragment import has_table, headed, in_a_line, text_of
from counterclaim.read.piece import Piece

ORIGIN = "reliefweb"


def is_report(record: object) -> bool:
    """True when `record` is an element of the API's "data"."""
    return isinstance(record, dict) and isinstance(record.get("fields"), dict)


def report(opened: Opened, record: dict[str, Any]) -> Piece | Problem:
    """The piece that a report is, under its address, else `file#id`; a problem where it has neither title nor body."""
    fields = record["fields"]
    title = in_a_line(_string(fields.get("title")))
    body = _string(fields.get("body-html")) or _string(fields.get("body")) or ""
    dates = fields.get("date") if isinstance(fields.get("date"), dict) else {}
    address = safe_address(_string(fields.get("url_alias")) or _string(fields.get("url")) or "")
    facts = Facts(
        published=published(_day(dates.get("original")) or _string(dates.get("created")) or "", ORIGIN),
        url=address,
        outlet=_names(fields.get("source")),
        lang=_language(fields.get("language")),
        title=title,
        modified=published(_string(dates.get("changed")) or "", ORIGIN),
    ).found(ORIGIN)
    id = address or f"{opened.id}#{record.get('id')}"
    if has_table(body):
        return opened.fragment(id, body, facts)
    text = headed(title, text_of(body))
    if not text:
        return Problem(id, "read", "empty", "The report has neither a title nor a body. Ask the API for these fields.")
    return opened.text(id, text, facts)


def _day(original: object) -> str | None:
    """A source's own date, which the API writes as the midnight that it begins with."""
    written = _string(original)
    return written.removesuffix("T00:00:00+00:00") if written else None


def _names(sources: object) -> str | None:
    found = (
        [_string(each.get("name")) for each in sources if isinstance(each, dict)] if isinstance(sources, list) else []
    )
    return ", ".join(name for name in found if name) or None


def _language(languages: object) -> str | None:
    """The language of a report in one; those of a report in several are left to be detected."""
    if isinstance(languages, list) and len(languages) == 1 and isinstance(languages[0], dict):
        return primary(_string(languages[0].get("code")))
    return None


def _string(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
