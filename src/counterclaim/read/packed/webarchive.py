"""Web archives (WARC): the pages and documents that a crawler kept, each under its address.

Records are told apart here, because a broken one must not cost those after it; what a record holds is read with
warcio. The layout is that of ISO 28500 (WARC 1.0 and 1.1).
"""

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO, NamedTuple
from urllib.parse import urlsplit

from counterclaim.model import Problem
from counterclaim.read.facts import Facts
from counterclaim.read.opened import LARGEST_PIECE, Opened
from counterclaim.read.packed.names import safe_address
from counterclaim.read.sniff import HEAD, Foreign, sniff

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_VERSION = re.compile(rb"WARC/[01]\.\d+\s*$")
_NEXT = re.compile(rb"\n(?=WARC/[01]\.\d+\r?\n)")
_LONGEST_LINE = 65_536
_MOST_FIELDS = 1_000
_BLOCK = 1_000_000
_HELD = {"response", "resource", "conversion"}
"""The types of records that hold a page; requests, metadata and repeated visits are passed over."""

_READ = re.compile(
    r"text/(?:html|plain|xml|csv)\b|application/(?:xhtml\+xml|pdf|xml|rss\+xml|atom\+xml|rdf\+xml|feed\+json|zip|gzip"
    r"|msword|rtf|vnd\.openxmlformats-officedocument\b|octet-stream)|multipart/related|message/rfc822|\Z",
    re.IGNORECASE,
)
_LENGTH = re.compile(rb"^Content-Length:[^\n]*\n", re.IGNORECASE | re.MULTILINE)
_NEWER_HTTP = re.compile(rb"\AHTTP/[23](?:\.\d)?(?= )")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_UNTOLD = re.compile(r"application/(?:octet-stream|xml)|text/xml|\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its fields by their names in lower case, and its bytes, None where they are too many to be read.

    `whole` is False for one that the file breaks off in.
    """

    fields: dict[str, str]
    head: bytes
    body: bytes | None
    whole: bool = True


def read_warc(opened: Opened) -> Iterator[Opened | Problem]:
    """What each record of a web archive holds, under its address; a problem for each that cannot be read.

    Pictures, scripts, redirects and pages that were not there are passed over. One address may come several times.
    """
    damaged = found = 0
    for record in records(opened.stream):
        if record is None or not (record.whole or record.body):
            damaged += 1
            continue
        for item in _read(opened, record):
            found += 1
            yield item
    if damaged:
        why = f"The web archive is damaged in {damaged} places; the records there were passed over. Fetch it again."
        yield Problem(opened.id, "read", "damaged", why)
    elif not found:
        yield Problem(opened.id, "read", "empty", "The web archive holds no page or document.")


def records(stream: BinaryIO) -> Iterator[Record | None]:
    """The records of a WARC file, one after another; None for a stretch that is none."""
    source = _Source(stream)
    lost = False
    while line := source.line():
        if _VERSION.match(line):
            record = _record(line, source)
            lost = record is None
            yield record
        elif line.strip() and not lost:
            lost = True
            yield None


def _record(version: bytes, source: "_Source") -> Record | None:
    head, fields = _fields(version, source)
    length = fields.get("content-length", "")
    if not (length.isascii() and length.isdigit()):
        return None
    if int(length) > LARGEST_PIECE or fields.get("warc-type") not in _HELD:
        whole = source.skip(int(length))
        return Record(fields, head, None, whole)
    body = source.read(int(length))
    if len(body) == int(length) and source.is_at_end_of_record():
        return Record(fields, head, body)
    read_too_far = body + source.line()
    if next_one := _NEXT.search(read_too_far):
        source.put_back(read_too_far[next_one.end() :])
        return None
    return Record(fields, head, body, whole=False) if len(body) < int(length) else None


def _fields(version: bytes, source: "_Source") -> tuple[bytes, dict[str, str]]:
    head, fields, name = version, dict[str, str](), ""
    for _ in range(_MOST_FIELDS):
        line = source.line()
        head += line
        if not line.strip():
            break
        written = line.decode("utf-8", "replace")
        if written[0] in " \t" and name:
            fields[name] += f" {written.strip()}"
        else:
            name, _, value = written.partition(":")
            name = name.strip().lower()
            fields[name] = value.strip()
    return head, fields


class _Source:
    """A stream that what was read too far can be put back into."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._back = b""

    def line(self) -> bytes:
        """The next line with its end, or as much of it as a line may have; b"" at the end."""
        line = self._back[:_LONGEST_LINE]
        if line:
            line = line[: line.find(b"\n") + 1 or len(line)]
            self._back = self._back[len(line) :]
        if not line.endswith(b"\n"):
            line += self._stream.readline(_LONGEST_LINE)
        return line

    def read(self, length: int) -> bytes:
        """The next `length` bytes, fewer at the end."""
        data = self._back[:length]
        self._back = self._back[len(data) :]
        return data + self._stream.read(length - len(data)) if len(data) < length else data

    def skip(self, length: int) -> bool:
        """Pass over `length` bytes; False where there were fewer."""
        while length and (data := self.read(min(length, _BLOCK))):
            length -= len(data)
        return not length

    def put_back(self, data: bytes) -> None:
        """Let `data` come next."""
        self._back = data + self._back

    def is_at_end_of_record(self) -> bool:
        """True when the next record or the end comes next, after empty lines."""
        ahead = self.read(16)
        self.put_back(ahead)
        rest = ahead.lstrip(b"\r\n")
        return not ahead or (len(rest) < len(ahead) and (not rest or rest.startswith(b"WARC/")))


class Payload(NamedTuple):
    """The bytes of a page or document, and the encoding that its server named."""

    data: bytes
    charset: str | None


def _read(opened: Opened, record: Record) -> Iterator[Opened | Problem]:
    """What a record holds, followed by a problem where it is not all there."""
    address = safe_address(record.fields.get("warc-target-uri", ""))
    if record.fields.get("warc-type") not in _HELD or address is None:
        return
    if record.body is None:
        why = f"The record is larger than {LARGEST_PIECE // 1_000_000} MB; it was passed over."
        yield Problem(address, "read", "too_large", why)
        return
    taken = _payload(opened, record)
    if isinstance(taken, str):
        yield Problem(address, "read", "damaged", taken)
    elif taken is not None:
        name = urlsplit(address).path.rpartition("/")[2]
        inside = opened.inside(address, name, taken.data, Facts(url=address).found("warc"))
        yield replace(inside, charset=taken.charset)
        if not record.whole or "warc-truncated" in record.fields:
            why = "Only its beginning was kept in the web archive; what comes after is missing."
            yield Problem(address, "read", "truncated", why, 0, 0)


def _payload(opened: Opened, record: Record) -> Payload | str | None:
    """The page or document in a record; None where it holds none; else a sentence on what is wrong."""
    from warcio.exceptions import ArchiveLoadFailed
    from warcio.recordloader import ArcWarcRecordLoader
    from warcio.statusandheaders import StatusAndHeadersParserException

    assert record.body is not None
    head = _LENGTH.sub(b"", record.head)  # without it, what follows is all there is
    source = io.BytesIO(head + _NEWER_HTTP.sub(b"HTTP/1.1", record.body, count=1))
    try:
        loaded = ArcWarcRecordLoader().parse_record_stream(source, known_format="warc")
    except (ArchiveLoadFailed, StatusAndHeadersParserException, EOFError, ValueError) as error:
        return f"The record cannot be taken apart ({error or type(error).__name__})."
    kind = _kind(loaded, record)
    if kind is None:
        return None
    try:
        data = opened.counted(loaded.content_stream()).read(LARGEST_PIECE + 1)
    except (OSError, ValueError, zlib.error) as error:
        return f"What the record holds cannot be unpacked ({error})."
    if len(data) > LARGEST_PIECE:
        return f"What the record holds is larger than {LARGEST_PIECE // 1_000_000} MB; it was passed over."
    if _UNTOLD.match(kind) and isinstance(sniff(data[:HEAD], ""), Foreign):
        return None
    told = _CHARSET.search(kind)
    return Payload(data, told[1] if told else None)


def _kind(loaded: "ArcWarcRecord", record: Record) -> str | None:
    """The media type with its parameters, "" where it is not told; None where the record holds no page or document."""
    kind = record.fields.get("content-type", "")
    if loaded.http_headers is not None:
        if not (loaded.http_headers.get_statuscode() or "").startswith("2"):
            return None
        kind = (loaded.http_headers.get_header("content-type") or "").strip()
    if record.fields["warc-target-uri"].lower().endswith("/robots.txt"):
        return None
    return kind if _READ.match(kind) else None
