"""Messages as an Atom feed that others subscribe to (RFC 4287)."""

import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from html import escape
from xml.etree import ElementTree as ET

from counterclaim.model import Change, Message
from counterclaim.output.messages import change_line, change_lines, title_of
from counterclaim.output.wording import plain

LONGEST = 100
"""Messages that a feed holds: readers have taken the older ones long since."""

_ATOM = "http://www.w3.org/2005/Atom"
_SPACE = uuid.UUID("6f7d1a2e-3f0b-5c1e-9a54-3f8e2d9b7c10")
"""What the ids of this program's feeds and entries are made in (RFC 4122, 4.3): made up once, and never to change."""


def feed_of(messages: Sequence[Message], born: str) -> str:
    """The feed of `messages`, newest first, as XML. `born` (ISO) is when their ledger was first watched: it makes the
    ids, which are the same for all feeds of one ledger, and different for those of any other."""
    feed = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": "en"})
    _add(feed, "id", _urn(born))
    _add(feed, "title", "What changed in the figures")
    _add(feed, "subtitle", "Counts of people in reports: what stood, what stands, who says so, and in which words.")
    _add(feed, "updated", _time(messages[0].at if messages else born))
    _add(_add(feed, "author"), "name", "Counterclaim")
    _add(feed, "generator", "Counterclaim")
    for message in messages[:LONGEST]:
        _entry(feed, message, born)
    ET.indent(feed)
    return f"<?xml version='1.0' encoding='utf-8'?>\n{ET.tostring(feed, encoding='unicode')}\n"


def _entry(feed: ET.Element, message: Message, born: str) -> None:
    entry = _add(feed, "entry")
    _add(entry, "id", _urn(born, message.key))
    _add(entry, "title", f"{title_of(message)}: {_headline(message)}")
    _add(entry, "updated", _time(message.at))
    _add(entry, "published", _time(message.at))
    for number, report in enumerate(report for report in message.reports if report.url):
        rel = "alternate" if number == 0 else "related"
        _add(entry, "link", rel=rel, href=plain(report.url or ""), title=plain(report.title or report.doc))
    for measure in dict.fromkeys(row.measure for row in message.changes if row.measure):
        _add(entry, "category", term=measure)
    _add(entry, "content", _html(message), type="html")


def _headline(message: Message) -> str:
    first, *others = (change_line(row, message.new) for row in message.changes)
    return f"{first} (and {len(others)} more)" if others else first


def _html(message: Message) -> str:
    changes = "".join(_item(row, message) for row in message.changes)
    verdicts = "".join(f"<p>Contradiction: {escape(plain(verdict.why))}</p>" for verdict in message.verdicts)
    return f"<ul>{changes}</ul>{verdicts}"


def _item(row: Change, message: Message) -> str:
    first, *quotes = map(escape, change_lines(row, message))
    return f"<li>{first}{''.join(f'<blockquote>{quote.strip()}</blockquote>' for quote in quotes)}</li>"


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, name, attributes)
    child.text = text
    return child


def _urn(*parts: str) -> str:
    return uuid.uuid5(_SPACE, "\x1f".join(parts)).urn


def _time(iso: str) -> str:
    """An RFC 3339 time in UTC."""
    return f"{datetime.fromisoformat(iso).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
