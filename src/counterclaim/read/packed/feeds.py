"""Feeds: RSS, Atom and JSON Feed, each entry a text with its address, date, author and outlet.

XML feeds are read with feedparser, after they have been decoded and, where they are not well-formed, mended here:
its own way with broken feeds takes time that grows with the square of their length.
"""

import codecs
import html
import io
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from email.utils import parseaddr
from typing import TYPE_CHECKING, Any

from counterclaim.model import Problem, Published, text_id
from counterclaim.read.dates import published
from counterclaim.read.facts import Facts
from counterclaim.read.language import plain_language, primary
from counterclaim.read.opened import Opened
from counterclaim.read.packed.names import Names, safe_address, safe_key
from counterclaim.read.pages.fragment import has_table, headed, in_a_line, text_of
from counterclaim.read.piece import Piece
from counterclaim.read.plain import decode
from counterclaim.read.sniff import mark_of, wide_encoding

if TYPE_CHECKING:
    from lxml.etree import XMLParser

LARGEST_FEED = 20_000_000
"""Bytes of a feed beyond which it is not read: a feed holds the newest entries of one outlet."""

ORIGIN = "feed"

_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})[\"']")
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_ENTITY = re.compile(r"<!ENTITY\s+(?P<name>%?\s*[^\s>]+)\s+(?P<value>\"[^\"]*\"|'[^']*'|[^>]*)", re.IGNORECASE)
_HARMLESS = re.compile(r"([\"'])(?:&#\w{1,8};|[^&%]{0,100})\1")
_AMPERSAND = re.compile(r"&(?:#\d{1,7};|#x[\da-fA-F]{1,6};|[A-Za-z]\w{1,30};)?")
_NO_CHARACTER = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MARKUP = re.compile(rb"<[^<>]*>")


class NoFeed(ValueError):
    """Bytes that are no feed; `kind` is the problem's, the message a sentence that says what to do."""

    def __init__(self, kind: str, why: str) -> None:
        super().__init__(why)
        self.kind = kind


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed.

    `key` is what the feed knows it by (its guid, else its link, else its text's id); `link` its address, None where it
    has none; `content` its words as HTML or plain text, the whole article where the feed brings it, else the summary;
    `text` its title and words without markup; `facts` what the feed says of it.
    """

    key: str
    link: str | None
    title: str | None
    content: str
    text: str
    facts: Facts

    @property
    def published(self) -> Published | None:
        """When it was published, as the feed says."""
        return self.facts.published


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its title, its own page's address, and its entries in the feed's order."""

    title: str | None
    link: str | None
    entries: tuple[Entry, ...]


def feed_of(data: bytes, address: str | None = None, charset: str | None = None) -> Feed:
    """The feed in `data`, which came from `address`, whose server says it is in `charset`. Raises NoFeed."""
    if len(data) > LARGEST_FEED:
        why = f"The feed is larger than {LARGEST_FEED // 1_000_000} MB. Ask its publisher for a shorter one."
        raise NoFeed("too_large", why)
    text = _decoded(data, charset)
    return _json_feed(text) if text.lstrip().startswith("{") else _xml_feed(text, address)


def read_feed(opened: Opened) -> Iterator[Piece | Problem]:
    """Each entry of a feed, under its address, else `file#key`. A problem where it is none, or an entry is empty."""
    try:
        feed = feed_of(opened.stream.read(LARGEST_FEED + 1), _address(opened.source), opened.charset)
    except NoFeed as error:
        yield Problem(opened.id, "read", error.kind, str(error))
        return
    if not feed.entries:
        yield Problem(opened.id, "read", "empty", "The feed holds no entries.")
    names = Names()
    for entry in feed.entries:
        yield piece_of_entry(opened, entry, names)


def piece_of_entry(opened: Opened, entry: Entry, names: Names) -> Piece | Problem:
    """The entry as a text, or with its tables where it holds any, whose cells a text would run together; a problem
    where it is empty. `names` are those of the entries before it."""
    id = entry.link or names.new(f"{opened.id}#{safe_key(entry.key)}")
    if not entry.text:
        return Problem(id, "read", "empty", "The entry has neither a title nor a text.")
    if not has_table(entry.content):
        return opened.text(id, entry.text, entry.facts)
    return opened.fragment(id, entry.content, entry.facts)


def _decoded(data: bytes, charset: str | None) -> str:
    """The feed as text: by its mark, as it declares, as its server says, as UTF-8, else as it looks."""
    if mark_of(data) is None and wide_encoding(data[:4_096]) is None:
        declared = _DECLARED.match(data)
        for name in (declared[1].decode("ascii") if declared else None, charset, "utf-8"):
            with suppress(LookupError, UnicodeDecodeError):
                if name and codecs.lookup(name)._is_text_encoding:
                    return data.decode(name)
    decoded = decode(data) if data.isascii() or wide_encoding(data[:4_096]) else decode(_MARKUP.sub(b" ", data))
    if decoded is None:
        raise NoFeed("encoding", "The feed is in no encoding that could be made out. Save it as UTF-8.")
    return data.decode(decoded.encoding, "replace").removeprefix("\ufeff")


def _xml_feed(text: str, address: str | None) -> Feed:
    import feedparser

    headers = {"content-location": address} if address else {}
    source = io.BytesIO(_well_formed(text))  # bare bytes might be taken for a file's name
    try:
        read = feedparser.parse(source, response_headers=headers, resolve_relative_uris=False, sanitize_html=False)
    except (LookupError, ValueError, TypeError, AttributeError) as error:  # elements where it does not expect them
        raise NoFeed("broken", f"The feed cannot be taken apart ({type(error).__name__}: {error}).") from error
    if not read.version and not read.entries:
        raise NoFeed("unsupported", "It is XML, but no RSS or Atom feed. Save what you need from it as text or HTML.")
    about = read.feed
    title = _words(about, "title")
    entries = tuple(_xml_entry(entry, title, about.get("language")) for entry in read.entries)
    return Feed(title, _address(about.get("link")), entries)


def _well_formed(text: str) -> bytes:
    """The feed in UTF-8, mended where it is not well-formed. Raises NoFeed where it declares entities that grow."""
    from lxml import etree

    for entity in _ENTITY.finditer(text):
        if not _HARMLESS.fullmatch(entity["value"].strip()):
            why = "The feed declares XML entities, with which bombs are made; no feed needs them. It was not read."
            raise NoFeed("refused", why)
    source = _DECLARATION.sub("", text, count=1)
    with suppress(etree.XMLSyntaxError):
        etree.fromstring(source.encode("utf-8", "replace"), _parser(recover=False))
        return source.encode()
    mended = _AMPERSAND.sub(_reference, _NO_CHARACTER.sub("", source)).encode()
    try:
        tree = etree.fromstring(mended, _parser(recover=True))
    except etree.XMLSyntaxError as error:
        raise NoFeed("broken", f"The feed is no XML: {error}.") from error
    if tree is None:
        raise NoFeed("broken", "The feed is no XML: it holds no element.")
    return etree.tostring(tree, encoding="utf-8")


def _parser(recover: bool) -> "XMLParser":
    from lxml.etree import XMLParser

    return XMLParser(recover=recover, huge_tree=True, resolve_entities=False, no_network=True, encoding="utf-8")


def _reference(ampersand: re.Match[str]) -> str:
    """What XML knows in the place of a reference that only HTML knows, or of an ampersand that is none."""
    written = ampersand[0]
    if written.startswith("&#") or written in ("&amp;", "&lt;", "&gt;", "&quot;", "&apos;"):
        return written
    character = html.unescape(written)
    return character if character != written and character not in "<>&" else f"&amp;{written[1:]}"


def _xml_entry(entry: Any, feed_title: str | None, feed_language: str | None) -> Entry:
    contents = [entry.get("summary_detail"), *entry.get("content", ())]
    details = [detail for detail in contents if detail and isinstance(detail.get("value"), str)]
    content = max((detail["value"] for detail in details), key=len, default="")
    language = next((detail["language"] for detail in details if detail.get("language")), None)
    title = _words(entry, "title")
    link = _address(entry.get("link"))
    updated = _moment(entry, "updated")
    text = headed(title, text_of(content))
    source = entry.get("source")
    moment = _moment(entry, "published") or updated
    facts = Facts(
        published=moment,
        url=link,
        outlet=(_words(source, "title") if isinstance(source, dict) else None) or feed_title,
        lang=plain_language(text) or primary(language or feed_language),
        title=title,
        author=_authors(entry),
        modified=updated if updated != moment else None,
    )
    return Entry(entry.get("id") or link or text_id(text), link, title, content, text, facts.found(ORIGIN))


def _authors(entry: Any) -> str | None:
    """The names of those who wrote the entry; "desk@paper.example (The desk)" is The desk."""
    if "@" in (written := dict.get(entry, "author") or ""):
        return in_a_line(parseaddr(written)[0])
    named = [_words(each, "name") for each in entry.get("authors", ()) if isinstance(each, dict)]
    return ", ".join(dict.fromkeys(name for name in named if name)) or None


def _words(of: Any, name: str) -> str | None:
    value = of.get(name)
    return in_a_line(value) if isinstance(value, str) else None


def _moment(entry: Any, name: str) -> Published | None:
    """The date `name` as it is written, which keeps its offset: feedparser's own reading of odd ones is a guess."""
    written = dict.get(entry, name)  # its own way takes one date for the other
    if not isinstance(written, str):
        return None
    return published(written, ORIGIN) or published(f"{written} 00:00:00", ORIGIN)  # 23 Dec 2024, without a time


def _json_feed(text: str) -> Feed:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NoFeed("broken", f"It begins like a JSON feed, but it is no JSON: {error}.") from error
    if not isinstance(data, dict) or not isinstance(data.get("items"), list):
        raise NoFeed("unsupported", 'It is JSON, but no JSON Feed: that is an object with a list of "items".')
    title = _words(data, "title")
    items = [item for item in data["items"] if isinstance(item, dict)]
    entries = tuple(json_entry(item, title, _string(data, "language")) for item in items)
    return Feed(title, _address(_string(data, "home_page_url")), entries)


def json_entry(item: dict[str, Any], feed_title: str | None, feed_language: str | None) -> Entry:
    """The entry that an item of a JSON Feed is (version 1 or 1.1)."""
    content = _string(item, "content_html") or _string(item, "content_text") or _string(item, "summary") or ""
    title, link = _words(item, "title"), _address(_string(item, "url"))
    text = headed(title, text_of(content))
    authors = item.get("authors") if isinstance(item.get("authors"), list) else [item.get("author")]
    moment = published(_string(item, "date_published") or "", ORIGIN)
    updated = published(_string(item, "date_modified") or "", ORIGIN)
    facts = Facts(
        published=moment,
        url=link,
        outlet=feed_title,
        lang=plain_language(text) or primary(_string(item, "language") or feed_language),
        title=title,
        author=_authors({"authors": authors}),
        modified=updated if updated != moment else None,
    )
    id = item.get("id")
    key = str(id) if isinstance(id, (str, int)) and id != "" else link or text_id(text)
    return Entry(key, link, title, content, text, facts.found(ORIGIN))


def _string(of: dict[str, Any], name: str) -> str | None:
    value = of.get(name)
    return value if isinstance(value, str) else None


def _address(link: object) -> str | None:
    return safe_address(link.replace("&amp;", "&")) if isinstance(link, str) else None
