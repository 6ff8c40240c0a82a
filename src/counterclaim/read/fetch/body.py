"""The bytes of an answer: all of them, but no more than wanted, and as they were before they were packed."""

import gzip
import io
import zlib
from collections.abc import Iterable

from counterclaim.read.fetch.refusal import BY_HAND, Refusal

PACKINGS = "gzip, deflate"
"""The packings that are asked for. Others (br, zstd) would need libraries that are not installed."""


def received(pieces: Iterable[bytes], largest: int) -> bytes:
    """`pieces` as they come over the wire. Raises Refusal as soon as they are more than `largest` bytes."""
    body = bytearray()
    for piece in pieces:
        body += piece
        if len(body) > largest:
            raise too_large(largest)
    return bytes(body)


def unpacked(data: bytes, packings: str, largest: int) -> bytes:
    """`data` without the packing that a Content-Encoding header names.

    Raises Refusal for a packing that is not known, or was not kept to, for data that are cut off, and as soon as more
    than `largest` bytes come out.
    """
    for packing in reversed([each.strip().lower() for each in packings.split(",")]):
        if packing in ("gzip", "x-gzip"):
            data = _gunzipped(data, largest)
        elif packing == "deflate":
            data = _inflated(data, largest)
        elif packing not in ("", "identity"):
            raise Refusal("packing", f"The server packs it as {packing[:20]!r}, unasked. {BY_HAND}")
    return data


def too_large(largest: int) -> Refusal:
    """That more came than is taken."""
    return Refusal(
        "too_large", f"It is larger than {largest / 1_000_000:g} MB. Download it yourself, and add the file."
    )


def _gunzipped(data: bytes, largest: int) -> bytes:
    if not data:
        return data
    try:
        with gzip.open(io.BytesIO(data)) as stream:
            out = stream.read(largest + 1)
    except EOFError:
        raise _cut_off() from None
    except (OSError, zlib.error):
        raise _broken("gzip") from None
    if len(out) > largest:
        raise too_large(largest)
    return out


def _inflated(data: bytes, largest: int) -> bytes:
    """`data` without deflate: with zlib's wrapping, as the standard wants, or without, as some servers send it."""
    wrapped = len(data) > 1 and data[0] & 0x0F == zlib.DEFLATED and (data[0] << 8 | data[1]) % 31 == 0
    inflater = zlib.decompressobj(zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS)
    try:
        out = inflater.decompress(data, largest + 1)
    except zlib.error:
        raise _broken("deflate") from None
    if len(out) > largest:
        raise too_large(largest)
    if data and not inflater.eof:
        raise _cut_off()
    return out


def _broken(packing: str) -> Refusal:
    return Refusal("packing", f"It is not packed as the server says ({packing}), or was broken on the way. {BY_HAND}")


def _cut_off() -> Refusal:
    return Refusal("cut_off", f"The page ends in the middle: its packing is cut off. {BY_HAND}")
