"""Bytes to text, in whatever encoding they are, with every character kept."""

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

from counterclaim.model import Document, Problem
from counterclaim.read.document import document
from counterclaim.read.language import likeness
from counterclaim.read.piece import Piece
from counterclaim.read.sniff import READABLE, wide_encoding

_SAMPLE = 65_536
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_SINGLE_BYTE = (
    "cp1252",
    "cp1250",
    "iso8859-2",
    "cp1251",
    "koi8-u",
    "cp1254",
    "cp1253",
    "cp1256",
    "cp1255",
    "cp1257",
    "iso8859-15",
    "mac_roman",
)
_AS_BROWSERS_DO = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
_FEW = 1_000
_UNSEEN = "\t\n\r\f\v\xa0\xad\u3000\u200b\u200e\u200f"


class Decoded(NamedTuple):
    """A text, the encoding it was in, and where U+FFFD stands for bytes that meant nothing in it."""

    text: str
    encoding: str
    broken: tuple[int, ...] = ()


def read_plain(piece: Piece) -> Iterator[Document | Problem]:
    """The text in `piece`, followed by a Problem for what is broken in its encoding."""
    assert isinstance(piece.data, bytes)
    id, data, facts = piece.id, piece.data, piece.given.over(piece.beside)
    decoded = decode(data, piece.charset)
    if decoded is None:
        yield Problem(id, "read", "encoding", "The text is in no encoding that could be made out. Save it as UTF-8.")
    elif "\0" in decoded.text:
        yield Problem(id, "read", "binary", f"It looks like a binary file. {READABLE}")
    elif not decoded.text.strip("\ufeff \t\r\n\f\v\xa0\u3000"):
        yield Problem(id, "read", "empty", "The file holds nothing but white space.")
    elif decoded.encoding == "utf-8" and not decoded.broken:
        yield document(id, decoded.text, facts)
    else:
        yield document(id, decoded.text, facts, raw=data, media_type=f"text/plain; charset={decoded.encoding}")
        if decoded.broken:
            first = decoded.broken[0]
            places = "place is" if len(decoded.broken) == 1 else "places are"
            why = f"{len(decoded.broken)} {places} broken in the encoding, {decoded.encoding}; U+FFFD stands there."
            yield Problem(id, "read", "encoding", why, first, first + 1)


def read_decoded(piece: Piece) -> Iterator[Document]:
    """The text that `piece` holds as such."""
    assert isinstance(piece.data, str)
    yield document(piece.id, piece.data, piece.given.over(piece.beside))


def decode(data: bytes, charset: str | None = None) -> Decoded | None:
    """`data` as text, newlines and byte-order mark as they are; None where no encoding makes sense of it.

    UTF-16 and UTF-32 are known by their marks. UTF-8 comes before all others, also with a broken byte in a thousand or
    cut off at its end; after it the `charset` that a server names.
    What remains is an encoding of before Unicode: those that charset-normalizer proposes and the common ones are
    tried, and the one whose text most resembles a language is taken.
    """
    wide = wide_encoding(data[:4_096])
    if wide:
        return _strict(data, wide) or _patched(data, wide)
    named = codec_served(charset)
    if utf := _strict(data, "utf-8"):
        return utf if named is None or not data.isascii() else _strict(data, named) or utf
    if named and (decoded := _strict(data, named)):
        return decoded
    return _cut_off(data) or _patched(data, "utf-8") or _legacy(data)


def codec_served(charset: str | None) -> str | None:
    """The encoding that a server means by `charset`; None for the one that servers name when nobody told them."""
    codec = codec_of(charset)
    return None if charset and codec == "cp1252" and codecs.lookup(charset).name != "cp1252" else codec


def codec_of(name: str | None) -> str | None:
    """The encoding that is called `name`, as browsers take it; None for one that tells nothing, or is none."""
    try:
        codec = codecs.lookup(name or "")
    except (LookupError, ValueError):
        return None
    if codec.name.startswith(("utf-16", "utf-32")) or not codec._is_text_encoding:
        return None
    return _AS_BROWSERS_DO.get(codec.name, codec.name)


def _strict(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _cut_off(data: bytes) -> Decoded | None:
    """`data` as UTF-8 that ends amid a character; None where it is none, or might as well be an older encoding."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        text = decoder.decode(data)
    except UnicodeDecodeError:
        return None
    rest = len(decoder.getstate()[0])
    if rest == 0 or (rest == 1 and text.isascii()):  # one byte after nothing but ASCII: the é of an old "café"
        return None
    return Decoded(text + "\ufffd", "utf-8", (len(text),))


def _patched(data: bytes, encoding: str) -> Decoded | None:
    """`data` with the bytes that are broken in `encoding` replaced, if they are few among many that are sound."""
    text = data.decode(encoding, "replace")
    bad = text.count("\ufffd")
    sound = sum(letter > "\x7f" for letter in text) - bad if encoding == "utf-8" else len(text) - bad
    if bad > sound / 5 or bad > 1 + len(text) / _FEW:
        return None
    return Decoded(text, encoding, tuple(match.start() for match in re.finditer("\ufffd", text)))


def _legacy(data: bytes) -> Decoded | None:
    sample = _sample(data)
    best: tuple[float, Decoded] | None = None
    for encoding in dict.fromkeys((*_SINGLE_BYTE, *_proposed(sample))):
        try:
            score = likeness(_telling(sample.decode(encoding)))
        except UnicodeDecodeError:
            continue
        if (best is None or score > best[0] + 1e-9) and (decoded := _strict(data, encoding)):
            best = (score, decoded)
    return best[1] if best and not _garbled(best[1].text) else None


def _proposed(sample: bytes) -> tuple[str, ...]:
    from charset_normalizer import from_bytes

    return tuple(match.encoding for match in list(from_bytes(sample))[:3] if match.encoding != "utf_8")


def _sample(data: bytes) -> bytes:
    """The stretch of `data` around its first byte beyond ASCII, cut where no character is torn: at white space."""
    if len(data) <= _SAMPLE:
        return data
    first = _BEYOND_ASCII.search(data)
    middle = first.start() if first else 0
    start = max(data.rfind(b"\n", 0, middle), data.rfind(b" ", 0, middle)) + 1
    window = data[start : start + _SAMPLE]
    end = max(window.rfind(b"\n"), window.rfind(b" "))
    return window[:end] if end > 0 else window


def _telling(text: str) -> str:
    """The lines of `text` that have letters beyond ASCII: those on which encodings differ."""
    return "\n".join(line for line in text.splitlines() if not line.isascii()) or text


def _garbled(text: str) -> bool:
    """True when the characters are not those of writing: control codes all over it."""
    sample = text[:_SAMPLE]
    odd = sum(not letter.isprintable() and letter not in _UNSEEN for letter in sample)
    return odd > len(sample) / 20
