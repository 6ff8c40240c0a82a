"""What a file is, seen from its first bytes and, where they leave it open, from its name."""

import codecs
import json
import re
from collections import Counter
from typing import Literal, NamedTuple

from counterclaim.read.office.dialect import dialect_of

HEAD = 65_536
"""Bytes from the start of a file that are looked at."""

READABLE = (
    "What is read: .txt, .html, .pdf, .docx, .xlsx, .csv, .json, .jsonl, .eml, feeds, WARC, and .zip or .gz of them."
)


class Foreign(NamedTuple):
    """A file that cannot be read: the problem's kind, what the file looks like, and what to do about it."""

    kind: Literal["binary", "unsupported"]
    looks_like: str
    advice: str = READABLE


Packed = Literal["zip", "gzip", "warc"]
Text = Literal["plain", "html", "jsonl", "json", "csv", "feed", "mail", "mbox", "telegram"]
What = Text | Packed | Literal["pdf", "empty"] | Foreign

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"(\xb5/\xfd", "a Zstandard archive"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"OggS", "an Ogg recording"),
    (b"ID3", "an MP3 recording"),
    (b"fLaC", "a FLAC recording"),
    (b"\x1aE\xdf\xa3", "a Matroska or WebM video"),
    (b"PAR1", "a Parquet table"),
    (b"!<arch>\n", "an archive"),
)
_PDF = re.compile(rb"(?:%!PS-Adobe-[^\r\n]{0,40}[\r\n]|[\0-\x20\xef\xbb\xbf]){0,1024}%PDF-\d")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PACKED: tuple[tuple[bytes, Packed], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b\x08", "gzip"),
    (b"WARC/1.", "warc"),
    (b"WARC/0.", "warc"),
)
_RTF = re.compile(r"\{\\rtf\d")
_FEED = re.compile(
    r"(?>(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>|\s+)*+)<(?:\w+:)?(?:rss|feed|RDF)(?=[\s>/])",
    re.DOTALL,
)
_MAIL = re.compile(r"(?:[A-Za-z][\w-]{0,60}+:[^\n]*+\n(?:[ \t]+[^\n]*+\n)*+)++")
_MAIL_FIELD = re.compile(r"^([A-Za-z][\w-]*):", re.MULTILINE)
_MAIL_ALONE = {"mime-version", "message-id", "received", "return-path", "delivered-to", "dkim-signature"}
_MBOX = re.compile(r"From \S[^\n]{0,200}\d\d:\d\d[^\n]{0,60}\n(?=[A-Za-z][\w-]*:)")
_JSON = re.compile(r"\{\s*(?:\"|\}|\Z)|\[\s*(?:[\[{\"\d\]]|\Z)")
_LIST_OF_MANY = re.compile(r'"(?:items|data|documents|messages|chats)"\s*:\s*[\[{]')
_HTML = re.compile(
    r"(?>(?:<\?xml[^>]*>\s*+|<!--.*?(?:-->|\Z)\s*+)*+)"  # kept once matched: all ways to part comments are many
    r"<(?:!doctype\s+html|(?:html|head|body|title|meta|link|script|style|base|article|section|main|header|nav|div|p|h[1-6]"
    r"|table|span|ul|ol|center|font|blockquote|iframe|noscript|br|hr|img)(?=[\s>/]))",
    re.IGNORECASE | re.DOTALL,
)
_TELEGRAM = re.compile(r'<title>Exported Data</title>.*<div class="page_wrap', re.DOTALL)
_TAG = re.compile(r"</?(?:p|div|br|a|body|html|span|h[1-6]|td|li|b|i)\b[^<>]*>", re.IGNORECASE)
_HTML_NAMES = (".html", ".htm", ".xhtml", ".shtml")
_JSONL_NAMES = (".jsonl", ".ndjson")
_BLOCKS = dict.fromkeys(range(0x30, 0xA0), 0x4E) | dict.fromkeys(range(0xAC, 0xD8), 0xAC)
"""Scripts with more than 256 characters, as one: Chinese and Japanese, Korean."""
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f]")


def sniff(head: bytes, name: str) -> What:
    """What the file called `name` that begins with `head` (up to `HEAD` bytes) is."""
    if not head:
        return "empty"
    for signature, packed in _PACKED:
        if head.startswith(signature):
            return packed
    if _PDF.match(head):
        return "pdf"
    encoding = wide_encoding(head)
    if encoding is None and (foreign := _binary(head)):
        return foreign
    start = head.decode(encoding or "latin-1", "replace").lstrip("\ufeff\ufffe").removeprefix("ï»¿").lstrip()
    if not start:
        return "empty" if len(head) < HEAD else "plain"
    if _HTML.match(start):
        return "telegram" if _TELEGRAM.search(start) else "html"
    if _FEED.match(start):
        return "feed"
    if _RTF.match(start):
        return Foreign("unsupported", "a rich text (RTF) document")
    if start.startswith("<?xml"):
        return Foreign("unsupported", "an XML file")
    if encoding is None and ("\0" in start or len(_CONTROL.findall(start)) > len(start) / 20):
        return Foreign("binary", "a binary file")
    if what := _text(start, name.lower(), len(head) == HEAD):
        return what
    if dialect_of(_as_text(head, encoding), name, len(head) == HEAD):
        return "csv"
    return "plain"


def _text(start: str, name: str, cut: bool) -> What | None:
    """What a text that begins with `start` is, None for plain text or a table; `cut` tells that it goes on."""
    if name.endswith(_JSONL_NAMES) or _json_line(start, cut):
        return "jsonl"
    if _JSON.match(start):
        return "json"
    if _MBOX.match(start):
        return "mbox"
    if _is_mail(start):
        return "mail"
    if name.endswith(_HTML_NAMES) and _TAG.search(start):
        return "html"
    return None


def _as_text(head: bytes, encoding: str | None) -> str:
    """`head` as text in which marks and figures can be seen, whatever its encoding makes of the letters."""
    try:
        return head.decode(encoding or "utf-8-sig", "ignore" if len(head) == HEAD else "strict")
    except UnicodeDecodeError:
        return head.decode("latin-1")


def _is_mail(start: str) -> bool:
    """True when `start` begins with fields that only a letter or a saved page (MHTML) has, or with those of a short
    letter: from whom, about what, when."""
    heading = _MAIL.match(start.replace("\r\n", "\n"))
    if heading is None:
        return False
    fields = {field[1].lower() for field in _MAIL_FIELD.finditer(heading[0])}
    return bool(fields & _MAIL_ALONE) or fields >= {"from", "subject", "date"}


def mark_of(data: bytes) -> str | None:
    """The encoding that a byte-order mark at the start of `data` tells, else None."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def wide_encoding(head: bytes) -> str | None:
    """UTF-16 or UTF-32 where `head` shows it, by its mark or by zero bytes on one side only; else None."""
    marked = mark_of(head)
    if marked:
        return marked if marked != "utf-8" else None
    half = min(len(head), 2_000) // 2
    even, odd = head[0 : 2 * half : 2].count(0), head[1 : 2 * half : 2].count(0)
    if half >= 4 and min(even, odd) == 0 and max(even, odd) > 0:
        encoding = "utf-16-le" if odd else "utf-16-be"
        if max(even, odd) > 0.4 * half or _written(head[: 2 * half].decode(encoding, "replace")):
            return encoding
    return None


def _written(text: str) -> bool:
    """True when `text`, which may be noise, is all letters of one script between spaces.

    Cyrillic in UTF-16 has a zero byte in its spaces alone.
    """
    blocks = Counter(_BLOCKS.get(ord(letter) >> 8, ord(letter) >> 8) for letter in text)
    plain = blocks.pop(0, 0) + blocks.pop(0x20, 0) + blocks.pop(0xFF, 0)
    most = max(blocks.values(), default=0)
    odd = sum(not letter.isprintable() and letter not in "\t\r\n\f\ufeff\xad\u200b\u200e\u200f" for letter in text)
    return most > 0.5 * len(text) and most + plain > 0.97 * len(text) and odd < 0.01 * len(text)


def _binary(head: bytes) -> Foreign | None:
    if head.startswith(_OLD_OFFICE):
        if "EncryptedPackage".encode("utf-16-le") in head:
            advice = "Save it without its password and add that."
            return Foreign("unsupported", "an office document that needs a password", advice)
        advice = "Save it as .docx or .xlsx and add that."
        return Foreign("unsupported", "an office document of before 2007 (.doc, .xls) or a message (.msg)", advice)
    for signature, looks_like in _SIGNATURES:
        if head.startswith(signature):
            return Foreign("binary", looks_like)
    if head[4:8] == b"ftyp":
        return Foreign("binary", "an MP4 video or a HEIC image")
    if head[:4] == b"RIFF" and head[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return Foreign("binary", "a WebP image, a recording or a video")
    if head[:2] == b"MZ" and b"\0" in head[:64]:
        return Foreign("binary", "a program")
    return None


def _json_line(start: str, cut: bool) -> bool:
    """True when the first line of `start` is the JSON object of one document, and not of many in one line; of a `cut`
    head, when it is the beginning of a long one."""
    if not start.startswith("{"):
        return False
    line, newline, rest = start.partition("\n")
    if not newline and cut:
        return re.match(r'\{\s*"(?:[^"\\]|\\.)*"\s*:', line) is not None and not _LIST_OF_MANY.search(line)
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(record, dict) and ("text" in record or rest.lstrip().startswith("{"))
