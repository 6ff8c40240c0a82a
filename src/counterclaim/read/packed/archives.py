"""Archives: the members of a .zip and what a .gz holds, one after another, each looked at like a file of its own.

Nothing is unpacked onto the disk under a member's name; archives that are made to fill a disk are refused.
"""

import io
import re
import shutil
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import nullcontext
from itertools import islice
from typing import BinaryIO

from counterclaim.model import Problem
from counterclaim.read.office.package import MOST_MEMBERS, office_kind
from counterclaim.read.opened import LARGEST_PIECE, Damaged, Opened
from counterclaim.read.packed.names import Names, safe_name
from counterclaim.read.packed.zipped import Member, members, stream_of
from counterclaim.read.piece import Piece
from counterclaim.read.sniff import Foreign

_IN_MEMORY = 16_000_000
_BLOCK = 65_536
_START = re.compile(rb"\x1f\x8b\x08[\x00-\x1f]")
_LONGEST_START = 3


def read_zip(opened: Opened) -> Iterator[Opened | Piece | Problem]:
    """Each member of a ZIP archive, in the order of its list, as `archive.zip/member.html`; a problem for each that
    cannot be read. Folders, and what systems keep in hidden files, are passed over."""
    archive = opened.stream
    with nullcontext() if archive.seekable() else tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as spool:
        if spool is not None:
            shutil.copyfileobj(archive, spool, _BLOCK)
            archive = spool  # type: ignore[assignment]
        try:
            kind = office_kind(member.name for member in islice(members(archive), MOST_MEMBERS))
            yield from _members(opened, archive) if kind is None else (_office_file(opened, archive, kind),)
        except Damaged as error:
            yield Problem(opened.id, "read", "damaged", str(error))


def _office_file(opened: Opened, archive: BinaryIO, kind: str | Foreign) -> Piece | Problem:
    if isinstance(kind, Foreign):
        return Problem(opened.id, "read", kind.kind, f"It looks like {kind.looks_like}. {kind.advice}")
    archive.seek(0)
    data = archive.read(LARGEST_PIECE + 1)
    if len(data) <= LARGEST_PIECE:
        return opened.piece(kind, data)
    return Problem(
        opened.id, "read", "too_large", f"The file is larger than {LARGEST_PIECE // 1_000_000} MB. Split it."
    )


def _members(opened: Opened, archive: BinaryIO) -> Iterator[Opened | Piece | Problem]:
    size = archive.seek(0, io.SEEK_END)
    names = Names()
    count = packed = 0
    for member in members(archive):
        count += 1
        packed += member.packed
        if packed > size:
            why = "Its members take up more room than it has, as in an archive made to fill a disk. It was not read on."
            yield Problem(opened.id, "read", "refused", why)
            return
        if not (member.is_folder or _is_hidden(member.name)):
            yield _opened(opened, archive, member, names)
    if not count:
        yield Problem(opened.id, "read", "empty", "The archive is empty.")


def _opened(opened: Opened, archive: BinaryIO, member: Member, names: Names) -> Opened | Problem:
    name = names.new(safe_name(member.name))
    id = f"{opened.id}/{name}"
    if member.is_encrypted:
        why = "It is encrypted. Unpack the archive with its password, and add the folder."
        return Problem(id, "read", "encrypted", why)
    if member.is_link:
        return Problem(id, "read", "unsupported", "It is a link to another file, and links in archives lead nowhere.")
    if member.is_packed_oddly:
        why = f"It is packed in a way (method {member.method}) that is not read here. Unpack it, and add the folder."
        return Problem(id, "read", "unsupported", why)
    try:
        return opened.inside(id, name, opened.counted(stream_of(archive, member)))
    except Damaged as error:
        return Problem(id, "read", "damaged", str(error))


def _is_hidden(name: str) -> bool:
    return any((part.startswith(".") and part.strip(".")) or part == "__MACOSX" for part in name.split("/"))


def read_gzip(opened: Opened) -> Iterator[Opened | Problem]:
    """What a .gz holds, all its parts as one, under the id of the .gz; then a problem where parts of it are damaged.

    What is unpacked before and after the damage is read: web archives pack each page by itself.
    """
    unpacking = _Gunzipping(opened.stream)
    name = opened.name[:-3] if opened.name.lower().endswith(".gz") else opened.name
    yield opened.inside(opened.id, name, opened.counted(io.BufferedReader(unpacking, _BLOCK)))
    if unpacking.damages:
        why = f"It is damaged in {unpacking.damages} of its parts; what could be unpacked was read. Fetch it again."
        yield Problem(opened.id, "read", "damaged", why)


class _Gunzipping(io.RawIOBase):
    """The bytes of all members of a gzip stream; `damages` counts those that could not be unpacked to their end."""

    def __init__(self, packed: BinaryIO) -> None:
        self._packed = packed
        self._rest = b""
        self._member: zlib._Decompress | None = None
        self._lost = False
        self.damages = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while self._member or self._found():
            data = self._unpacked(len(buffer))
            if data:
                buffer[: len(data)] = data
                return len(data)
        return 0

    def _found(self) -> bool:
        """True when another member begins, for which whatever is none is passed over: padding, and what is damaged."""
        while True:
            self._rest = self._rest.lstrip(b"\0")
            if start := _START.search(self._rest):
                self._tell(start.start() > 0)
                self._rest = self._rest[start.start() :]
                self._member, self._lost = zlib.decompressobj(wbits=zlib.MAX_WBITS + 16), False
                return True
            block = self._packed.read(_BLOCK)
            if not block:
                self._tell(bool(self._rest))
                self._rest = b""
                return False
            self._tell(len(self._rest) > _LONGEST_START)
            self._rest = self._rest[-_LONGEST_START:] + block

    def _unpacked(self, most: int) -> bytes:
        """The next bytes of the member, up to `most`; none at its end."""
        assert self._member
        block = self._rest or self._packed.read(_BLOCK)
        try:
            data = self._member.decompress(block, most)
        except zlib.error:
            self._tell(True)
            self._member, self._rest = None, block[1:]
            return b""
        if self._member.eof:
            self._rest, self._member = self._member.unused_data, None
        else:
            self._rest = self._member.unconsumed_tail
            if not data and not block:
                self._tell(True)
                self._member = None
        return data

    def _tell(self, damaged: bool) -> None:
        """Count a damage, once until the next member is found."""
        self.damages += damaged and not self._lost
        self._lost = self._lost or damaged
