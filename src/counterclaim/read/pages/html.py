"""Web pages: the article's text, its title first, and what the page says about itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from counterclaim.model import Document, Problem
from counterclaim.read.document import document
from counterclaim.read.facts import Facts
from counterclaim.read.laid import captioned
from counterclaim.read.language import plain_language
from counterclaim.read.layout import Grid, Layout
from counterclaim.read.pages.archived import saved_from, unarchived
from counterclaim.read.pages.article import Part, is_ordinary, parts_of, parts_within
from counterclaim.read.pages.elements import bare
from counterclaim.read.pages.liveblog import MOST, Post, is_time, posts_in
from counterclaim.read.pages.metadata import facts_in
from counterclaim.read.piece import Piece
from counterclaim.read.plain import codec_of, codec_served, decode
from counterclaim.read.sniff import mark_of, wide_encoding

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MEDIA_TYPE = "text/html"
GENERATOR = "Counterclaim"
"""Who wrote a page that `counterclaim report` wrote, as its head says."""

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_PROLOG = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
_NO_CHARACTER = re.compile("[\0-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(?:x0*([0-9a-f]{1,2})|0*([0-9]{1,3}))(?![0-9a-f]);?", re.IGNORECASE)
_BLOATED_TAG = re.compile(r"<([A-Za-z][\w:-]*)[\s/][^<>]{20000,}>")
_NESTING = re.compile(
    r"</?(?:div|span|p|section|article|main|center|font|[biu]|em|strong|big|small|su[bp]|blockquote|[uod]l|li|d[td]"
    r"|table|tbody|t[rdh])(?:\s[^<>]*)?>",
    re.IGNORECASE,
)
_SENTENCE_ENDS = tuple(".!?。！？؟۔।…")
_CLOSING = "\"'”’»)] \t"
_SHORTEST_SENTENCE = 16
_LONG_LINE = 80
_OF_A_POST = ("title", "published", "url", "author", "modified")


def read_page(piece: Piece) -> Iterator[Document | Problem]:
    """The page in `piece`, the posts of a live blog each by itself; a problem where it holds no article.

    A report that this program wrote is left out: it tells what others told.
    """
    from lxml.etree import LxmlError

    assert isinstance(piece.data, bytes)
    id, data = piece.id, piece.data
    source = decoded(data, piece.charset)
    if source is None:
        yield Problem(id, "read", "encoding", "The page is in no encoding that could be made out.")
        return
    try:
        tree = _parsed(source)
    except (LxmlError, ValueError, AssertionError) as error:
        yield Problem(id, "read", "no_text", f"The page could not be taken apart: {error}.")
        return
    if tree.xpath("string(//meta[@name='generator']/@content)").strip() == GENERATOR:
        return
    said = facts_in(tree, seek_date=piece.given.published is None and is_ordinary(tree))
    page = Page(piece, piece.given, said.over(saved_from(source)).over(piece.beside))
    day = piece.given.published or said.published
    posts = posts_in(tree, said.title, day) if is_ordinary(tree) else []
    yield from page.posts(tree, posts) if posts else page.article(tree)


@dataclass(frozen=True)
class Page:
    """A page that was taken apart: what is given, and what else is known of it."""

    piece: Piece
    given: Facts
    known: Facts

    def article(self, tree: "HtmlElement") -> Iterator[Document | Problem]:
        """The article, or a problem where there is none."""
        links = sum(len(link.text_content()) for link in tree.iter("a"))
        layout = laid_out(self.known.title, parts_of(tree, self.known.title))
        if tells(layout.text, links):
            yield self.document(self.piece.id, layout, raw=True)
        else:
            yield no_article(self.piece.id)

    def posts(self, tree: "HtmlElement", posts: list[Post]) -> Iterator[Document | Problem]:
        """What stands before the posts of a live blog, then each post, under the page's id and address with the post's
        anchor after them. A post's title and moment are its own; the page's author and changes are not a post's."""
        for post in posts:
            if post.element is not None and post.element.getparent() is not None:
                post.element.drop_tree()
        head = laid_out(self.known.title, parts_of(tree, self.known.title))
        if head.text:
            yield self.document(self.piece.id, head, raw=True)
        address = unarchived(self.given.over(self.known)).url
        given, known = self.given.without(*_OF_A_POST), self.known.without(*_OF_A_POST)
        if len(posts) > MOST:
            why = f"The page's JSON-LD holds more posts of a live blog than {MOST:,}; those after these were left out."
            yield Problem(self.piece.id, "read", "too_large", why)
        for post in posts[:MOST]:
            parts = list[Part](post.lines) if post.element is None else parts_within(post.element)
            layout = laid_out(post.title, [part for part in parts if isinstance(part, Grid) or not is_time(part)])
            url = f"{address}#{post.anchor}" if address else None
            own = Facts(title=post.title, published=post.published, url=url).found("page")
            if layout.text:
                page = Page(self.piece, given, own.over(known))
                yield page.document(f"{self.piece.id}#{post.anchor}", layout, raw=False)

    def document(self, id: str, layout: Layout, raw: bool) -> Document:
        """The document `id` of what is laid out, with the page's bytes where `raw`.

        The language that the page declares gives way where its text is plainly in another: templates declare English.
        """
        lang = Facts(lang=plain_language(layout.text)).found("text")
        facts = unarchived(self.given.over(lang).over(self.known))
        assert isinstance(self.piece.data, bytes)
        data = self.piece.data if raw else None
        return document(id, layout.text, facts, raw=data, media_type=MEDIA_TYPE, tables=layout.tables)


def no_article(id: str) -> Problem:
    """The problem of the page `id`, which holds none."""
    why = "The page holds no article: no sentence was found outside its menus and links."
    return Problem(id, "read", "no_text", why)


def laid_out(title: str | None, parts: list[Part]) -> Layout:
    """The parts as a text with `title` for its first line, unless they begin with that."""
    layout = Layout()
    words = [part for part in parts if isinstance(part, str)]
    if title and not bare(" ".join(words)[: 2 * len(title) + 40]).startswith(bare(title)):
        parts = [title, *parts]
    parts = [*parts[:1], *captioned(parts[1:])]
    begun = False
    for part in parts:
        if isinstance(part, Grid):
            layout.add("\n" if begun else "")
            layout.add_table(part)
            begun = False
        elif line := _NO_CHARACTER.sub("", part).strip():
            layout.add(f"\n{line}" if begun else line)
            begun = True
    return layout


def tells(body: str, links: int) -> bool:
    """True when `body` holds a sentence, or a long line that is not the page's `links` (their characters): Thai ends no
    sentence."""
    lines = [line.rstrip(_CLOSING) for line in body.splitlines()]
    if any(len(line) >= _SHORTEST_SENTENCE and line.endswith(_SENTENCE_ENDS) for line in lines):
        return True
    return links < len(body) / 2 and max(map(len, lines), default=0) >= _LONG_LINE


def decoded(data: bytes, charset: str | None = None) -> str | None:
    """The page as text: by its byte-order mark, as UTF-8 if it is that, in the `charset` that its server names, as it
    declares, else as it looks.

    An encoding that is named, with a few bytes that do not belong to it, is good enough.
    """
    if mark_of(data) is None and wide_encoding(data[:4_096]) is None:
        named = [each for each in (codec_served(charset), _declared(data)) if each is not None]
        try:
            text = data.decode("utf-8")
            if not named or not text.isascii():
                return text
        except UnicodeDecodeError:
            pass
        for encoding in named:
            text = data.decode(encoding, "replace")
            if text.count("\ufffd") <= len(text) / 200:
                return text
    decoded = decode(data)
    return decoded.text if decoded else None


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data, 0, 8_192) or _PROLOG.search(data, 0, 1_024)
    return codec_of(match[1].decode("ascii", "replace")) if match else None


def parsable(source: str) -> str:
    """`source` without what no page has and parsers cannot stand: control characters, tags of a thousand attributes."""
    source = _NO_CHARACTER.sub("", source.removeprefix("\ufeff")).replace("\f", " ")
    return _BLOATED_TAG.sub(_lean, _REFERENCE.sub(_printed, source))


def _parsed(source: str) -> "HtmlElement":
    from lxml.html import HTMLParser, document_fromstring

    source = parsable(source)
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    tree = document_fromstring(source.encode("utf-8"), parser=parser)
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):  # nested deeper than is taken in
        return document_fromstring(_NESTING.sub("<p>", source).encode("utf-8"), parser=parser)
    return tree


def _printed(reference: re.Match[str]) -> str:
    """A character reference, or nothing where it stands for a control character: trees take those, but not again."""
    letter = chr(int(reference[1], 16) if reference[1] else int(reference[2]))
    return "" if letter == "\f" or _NO_CHARACTER.match(letter) else reference[0]


def _lean(tag: re.Match[str]) -> str:
    """A tag with a thousand attributes without them: the parser takes minutes over what no page has."""
    return f"<{tag[1]}>" if len(tag[0].split(maxsplit=1_000)) > 1_000 else tag[0]
