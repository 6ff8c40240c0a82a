"""What a ZIP archive lists and holds, member by member: its directory is never in memory as a whole.

The standard library's zipfile keeps a record of every member, which takes gigabytes of an archive with millions. The
layout is that of PKWARE's APPNOTE.TXT, sections 4.3 (the parts) and 4.5.3 (ZIP64).
"""

import bz2
import io
import stat
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from counterclaim.read.opened import Damaged

_END = struct.Struct("<4s4H2LH")
_END_64_PLACE = struct.Struct("<4sLQL")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_LONGEST_COMMENT = 65_535
_BLOCK = 65_536
_STORED, _DEFLATED, _BZIPPED = 0, 8, 12
_ZIP64_EXTRA = 1
_FULL = 0xFFFFFFFF
_NAME_IS_UTF_8 = 0x800


@dataclass(frozen=True, slots=True)
class Member:
    """One member of an archive as its directory lists it: lengths in bytes, `start` where its own header stands."""

    name: str
    flags: int
    method: int
    crc: int
    packed: int
    length: int
    start: int
    mode: int

    @property
    def is_folder(self) -> bool:
        """True when it only names a folder."""
        return self.name.endswith(("/", "\\")) or stat.S_ISDIR(self.mode)

    @property
    def is_link(self) -> bool:
        """True when it is a link to another file, or a device."""
        kind = stat.S_IFMT(self.mode)
        return kind not in (0, stat.S_IFREG, stat.S_IFDIR)

    @property
    def is_encrypted(self) -> bool:
        """True when a password is needed to read it."""
        return bool(self.flags & 1)

    @property
    def is_packed_oddly(self) -> bool:
        """True when it is packed in a way that is not read here."""
        return self.method not in (_STORED, _DEFLATED, _BZIPPED)


def members(archive: BinaryIO) -> Iterator[Member]:
    """The members that `archive`, which can be sought in, lists, in the order of its directory.

    Raises Damaged where there is no directory, or where it breaks off.
    """
    place, length, shift = _directory(archive)
    buffer, at, end = b"", place, place + length
    while at < end or buffer:
        if len(buffer) < _BLOCK and at < end:
            archive.seek(at)
            block = archive.read(min(4 * _BLOCK, end - at))
            at = at + len(block) if block else end
            buffer += block
        member, used = _member(buffer, shift)
        yield member
        buffer = buffer[used:]


def stream_of(archive: BinaryIO, member: Member) -> BinaryIO:
    """What `member` of `archive` holds, unpacked as it is read; reading raises Damaged where that cannot be done."""
    archive.seek(max(0, member.start))
    header = archive.read(_LOCAL.size)
    if member.start < 0 or len(header) < _LOCAL.size or not header.startswith(b"PK\x03\x04"):
        raise Damaged("The archive is damaged: this member is not where it is listed.")
    *_, name, extra = _LOCAL.unpack(header)
    return io.BufferedReader(_Unpacking(archive, member, member.start + _LOCAL.size + name + extra), _BLOCK)


def _directory(archive: BinaryIO) -> tuple[int, int, int]:
    """Where the directory of `archive` begins, its length, and how far all stands behind where it says it stands."""
    size = archive.seek(0, io.SEEK_END)
    tail_length = min(size, _END.size + _LONGEST_COMMENT)
    archive.seek(size - tail_length)
    tail = archive.read(tail_length)
    found = tail.rfind(b"PK\x05\x06")
    if found < 0 or len(tail) < found + _END.size:
        raise Damaged("The archive is damaged: its end, where its members are listed, is missing. Fetch it again.")
    *_, length, place, _ = _END.unpack_from(tail, found)
    end = size - tail_length + found
    before = max(0, found - _END_64_PLACE.size)
    if tail.startswith(b"PK\x06\x07", before):
        _, _, place_64, _ = _END_64_PLACE.unpack_from(tail, before)
        archive.seek(min(place_64, size))
        header = archive.read(_END_64.size)
        if header.startswith(b"PK\x06\x06") and len(header) == _END_64.size:
            *_, length, place = _END_64.unpack(header)
            end = place_64
    if length > end:
        raise Damaged("The archive is damaged: the list of its members is longer than itself. Fetch it again.")
    return end - length, length, end - length - place


def _member(buffer: bytes, shift: int) -> tuple[Member, int]:
    """The member whose entry `buffer` begins with, and the entry's length in bytes."""
    if len(buffer) < _ENTRY.size or not buffer.startswith(b"PK\x01\x02"):
        raise Damaged("The archive is damaged: the list of its members breaks off. Fetch it again.")
    (_, _, _, flags, method, _, _, crc, packed, length, name_length, extra_length, comment, _, _, attributes, start) = (
        _ENTRY.unpack_from(buffer)
    )
    after_name = _ENTRY.size + name_length
    name = buffer[_ENTRY.size : after_name]
    extra = buffer[after_name : after_name + extra_length]
    length, packed, start = _wide(extra, length, packed, start)
    mode = attributes >> 16
    member = Member(_name(name, flags), flags, method, crc, packed, length, start + shift, mode)
    return member, after_name + extra_length + comment


def _wide(extra: bytes, *values: int) -> Iterator[int]:
    """`values`, those that are full replaced by what the ZIP64 field in `extra` says, in its order."""
    wide: Iterator[int] = iter(())
    while len(extra) >= 4:
        kind, length = struct.unpack_from("<2H", extra)
        if kind == _ZIP64_EXTRA:
            field = extra[4 : 4 + length]
            wide = (number for (number,) in struct.iter_unpack("<Q", field[: len(field) // 8 * 8]))
        extra = extra[4 + length :]
    return (next(wide, value) if value == _FULL else value for value in values)


def _name(name: bytes, flags: int) -> str:
    """A member's name: many tools write UTF-8 and do not say so."""
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name.decode("utf-8" if flags & _NAME_IS_UTF_8 else "cp437", "backslashreplace")


class _Deflated:
    """zlib's way of unpacking a limited stretch, made that of bz2: what was not needed yet is kept."""

    def __init__(self) -> None:
        self._zlib = zlib.decompressobj(-zlib.MAX_WBITS)

    def decompress(self, data: bytes, max_length: int) -> bytes:
        return self._zlib.decompress(self._zlib.unconsumed_tail + data, max_length)

    @property
    def needs_input(self) -> bool:
        return not self._zlib.unconsumed_tail

    @property
    def eof(self) -> bool:
        return self._zlib.eof


class _Unpacking(io.RawIOBase):
    def __init__(self, archive: BinaryIO, member: Member, start: int) -> None:
        self._archive, self._member = archive, member
        self._at, self._end = start, start + member.packed
        self._crc = self._length = 0
        self._unpack: _Deflated | bz2.BZ2Decompressor | None = None
        if member.method != _STORED:
            self._unpack = _Deflated() if member.method == _DEFLATED else bz2.BZ2Decompressor()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._next(len(buffer))
        self._crc = zlib.crc32(data, self._crc)
        self._length += len(data)
        if not data and (self._crc, self._length) != (self._member.crc, self._member.length):
            raise Damaged("The archive is damaged: what comes out of this member is not what went in. Fetch it again.")
        buffer[: len(data)] = data
        return len(data)

    def _next(self, most: int) -> bytes:
        if self._unpack is None:
            return self._packed(most)
        try:
            while not self._unpack.eof:
                block = self._packed(_BLOCK) if self._unpack.needs_input else b""
                if data := self._unpack.decompress(block, most):
                    return data
                if self._unpack.needs_input and self._at >= self._end:
                    break
        except (zlib.error, OSError, ValueError) as error:
            raise Damaged(f"The archive is damaged: this member cannot be unpacked ({error}).") from error
        return b""

    def _packed(self, most: int) -> bytes:
        self._archive.seek(self._at)
        data = self._archive.read(max(0, min(most, self._end - self._at)))
        self._at = self._at + len(data) if data else self._end
        return data
