"""Letters (.eml, mbox) and pages that a browser saved as one file (MHTML): MIME messages (RFC 5322, 2045, 2557)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses
from itertools import chain
from typing import BinaryIO

from counterclaim.model import Problem
from counterclaim.read.dates import published
from counterclaim.read.facts import Facts
from counterclaim.read.language import primary
from counterclaim.read.opened import LARGEST_PIECE, Opened
from counterclaim.read.packed.names import Names, safe_address, safe_key, safe_name
from counterclaim.read.packed.wrapped import unwrapped
from counterclaim.read.pages.fragment import has_table, headed, text_of
from counterclaim.read.piece import Piece
from counterclaim.read.plain import decode

ORIGIN = "mail"
_LONGEST_FIELD = 10_000
_NO_DOCUMENT = re.compile(r"(?:image|audio|video|font)/|text/(?:css|calendar|(?:x-)?vcard)|application/p(?:gp|kcs7)-")
_OVERLONG = re.compile(
    rb"^(content-[a-z-]{1,40}:(?:[^\n]|\n(?=[ \t])){4000})(?:[^\n]|\n(?=[ \t]))++", re.IGNORECASE | re.MULTILINE
)
_DATA_TABLE = re.compile(r"<table\b.{0,2000}?<th[\s>]", re.IGNORECASE | re.DOTALL)
_UNQUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
_BEGINS = re.compile(rb"From \S.*\d\d:\d\d")
_LONGEST_LINE = 1_000_000

Found = Iterator[Opened | Piece | Problem]


def read_mail(opened: Opened) -> Found:
    """A letter as a text, and after it what is attached to it, as `letter.eml/report.pdf`; a saved page as a page."""
    data = opened.stream.read(LARGEST_PIECE + 1)
    if len(data) > LARGEST_PIECE:
        why = f"The letter is larger than {LARGEST_PIECE // 1_000_000} MB. Save what is attached to it, and add that."
        yield Problem(opened.id, "read", "too_large", why)
        return
    yield from _message(opened, opened.id, data)


def read_mbox(opened: Opened) -> Found:
    """Each letter of a mailbox, under its Message-ID: `mailbox#<id>`, and what is attached to it below that."""
    names = Names()
    for data in _letters(opened.stream):
        if len(data) > LARGEST_PIECE:
            why = f"A letter in it is larger than {LARGEST_PIECE // 1_000_000} MB; it was passed over."
            yield Problem(opened.id, "read", "too_large", why)
            continue
        name = _field(message_from_bytes(data.partition(b"\n\n")[0] + b"\n\n"), "message-id").strip("<>")
        yield from _message(opened, names.new(f"{opened.id}#{safe_key(name or 'letter')}"), data)


def _letters(stream: BinaryIO) -> Iterator[bytes]:
    """The letters of a mailbox, their line ends as on Unix, without the marks that keep lines from being taken for the
    beginning of the next. Of one that is too large only so much that this can be told."""
    lines = list[bytes]()
    length, empty = 0, True
    for line in chain(iter(lambda: stream.readline(_LONGEST_LINE), b""), (None,)):
        if line is None or (empty and _BEGINS.match(line)):
            if length:
                yield _UNQUOTED.sub(rb"\1", b"".join(lines))
            lines, length, empty = [], 0, False
            continue
        empty = not line.strip()
        if length <= LARGEST_PIECE:
            lines.append(line.replace(b"\r\n", b"\n"))
            length += len(line)


def _message(opened: Opened, id: str, data: bytes) -> Found:
    try:
        yield from _taken_apart(opened, id, data)
    except (MessageError, RecursionError, ValueError, LookupError) as error:
        why = f"The letter cannot be taken apart ({type(error).__name__}). Save its text as a file and add that."
        yield Problem(id, "read", "broken", why)


def _taken_apart(opened: Opened, id: str, data: bytes) -> Found:
    message = message_from_bytes(_OVERLONG.sub(rb"\1", data))  # whose parameters take the time of their square
    parts = list(_parts(message))
    page = _saved_page(message, parts)
    if page is not None:
        yield _page(opened, message, page)
        return
    yield _letter(opened, id, message, [part for part in parts if _is_body(part)])
    names = Names()
    for part in parts:
        if not _is_body(part) and not _NO_DOCUMENT.match(part.get_content_type()):
            name = names.new(safe_name(_name(part)))
            yield opened.inside(f"{id}/{name}", name, _bytes(part))


def _parts(message: Message) -> Iterator[Message]:
    """What a message consists of; a letter in a letter is one part."""
    payload = message.get_payload()
    if message.get_content_maintype() == "multipart" and isinstance(payload, list):
        for part in payload:
            if isinstance(part, Message):
                yield from _parts(part)
    else:
        yield message


def _is_body(part: Message) -> bool:
    if part.get_content_type() not in ("text/plain", "text/html"):
        return False
    return part.get_content_disposition() != "attachment" and not part.get_filename()


def _letter(opened: Opened, id: str, message: Message, bodies: Iterable[Message]) -> Piece | Problem:
    """What is written in a letter: its plain text; its page where it has no other, or that holds a table."""
    plain, pages = list[str](), list[str]()
    for body in bodies:
        (pages if body.get_content_type() == "text/html" else plain).append(_text(body))
    sender = next((name or address for name, address in getaddresses([_field(message, "from")])), None)
    facts = Facts(
        published=published(_field(message, "date"), ORIGIN),
        lang=primary(_field(message, "content-language")),
        title=_field(message, "subject") or None,
        author=sender or None,
    ).found(ORIGIN)
    marks = has_table if not any(map(str.strip, plain)) else _DATA_TABLE.search
    table = next((page for page in pages if marks(page)), None)
    if table is not None:
        return opened.fragment(id, table, facts)
    text = "\n".join(plain).strip() or "\n".join(map(text_of, pages)).strip()
    if not text and not facts.title:
        return Problem(id, "read", "empty", "The letter has neither a subject nor a text.")
    return opened.text(id, headed(facts.title, text), facts)


def _saved_page(message: Message, parts: list[Message]) -> Message | None:
    """The page in a message that a browser made of it; None in a letter."""
    pages = [part for part in parts if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    place = _field(message, "snapshot-content-location")
    if not pages or not (place or (_field(pages[0], "content-location") and not _field(message, "received"))):
        return None
    return next((page for page in pages if place and _field(page, "content-location") == place), pages[0])


def _page(opened: Opened, message: Message, page: Message) -> Piece:
    """The page with its address. The day on which it was saved is not that on which it was published."""
    address = _field(message, "snapshot-content-location") or _field(page, "content-location")
    facts = Facts(url=safe_address(address), title=_field(message, "subject") or None).found("mhtml")
    return replace(opened.piece("html", _bytes(page), facts), charset=page.get_content_charset())


def _text(body: Message) -> str:
    """The words or the source of a part; the lines of plain text that were broken for sending made whole."""
    data = _bytes(body)
    try:
        text = data.decode(body.get_content_charset() or "utf-8")
    except (LookupError, ValueError):
        decoded = decode(data)
        text = decoded.text if decoded else data.decode("utf-8", "replace")
    text = text.replace("\r\n", "\n")
    if body.get_content_type() == "text/html":
        return text
    if str(body.get_param("format", "")).lower() == "flowed":
        return _unfolded(text, str(body.get_param("delsp", "")).lower() == "yes")
    return unwrapped(text)


def _unfolded(text: str, without_space: bool) -> str:
    """The paragraphs of a text whose lines were broken where they end in a space (RFC 3676); quoted ones stay so."""
    lines = [""]
    for line in text.split("\n"):
        before = lines[-1]
        if before.endswith(" ") and before != "-- " and not before.startswith(">") and not line.startswith(">"):
            lines[-1] = (before[:-1] if without_space else before) + line.removeprefix(" ")
        else:
            lines.append(line.removeprefix(" "))
    return "\n".join(lines[1:])


def _bytes(part: Message) -> bytes:
    """What a part holds, its packing for transport undone; a letter in a letter as it was written."""
    payload = part.get_payload()
    if isinstance(payload, list):
        return b"\n".join(each.as_bytes() for each in payload if isinstance(each, Message))
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _name(part: Message) -> str:
    if part.get_content_type() == "message/rfc822":
        return f"{part.get_filename() or 'letter'}".removesuffix(".eml") + ".eml"
    return _decoded(part.get_filename() or "attachment")


def _field(message: Message, name: str) -> str:
    """What stands in a field, decoded, in one line; "" where there is none."""
    written = next((str(value) for field, value in message.raw_items() if field.lower() == name), "")[:_LONGEST_FIELD]
    if not written.isascii():
        written = written.encode("utf-8", "surrogateescape").decode(_encoding_of(message), "replace")
    return " ".join(_decoded(written).split())


def _encoding_of(message: Message) -> str:
    """The encoding of fields that hold letters beyond ASCII as they are: that in which fields and text look best."""
    payload = message.get_payload()
    written = [*(str(value) for _, value in message.raw_items()), payload if isinstance(payload, str) else ""]
    decoded = decode("\n".join(written).encode("utf-8", "surrogateescape"))
    return decoded.encoding if decoded else "utf-8"


def _decoded(written: str) -> str:
    """A field whose letters beyond ASCII are written as `=?utf-8?q?=C3=A9?=`."""
    if "=?" not in written:
        return written
    try:
        return str(make_header(decode_header(written)))
    except (MessageError, LookupError, ValueError):
        return written
