"""Where each document of a run was met, so that two of one id are told from one that is met twice."""

import os
import sqlite3
from hashlib import blake2b
from typing import Self

from counterclaim.read.address import is_address
from counterclaim.read.folders import Source, clash
from counterclaim.read.piece import Piece

_LINES = 1 << 40


class Places:
    """Where each id of this run was met: on the disk as soon as they are many, for there may be millions.

    They are kept in a file without a name, which is gone with this program, however that ends.
    """

    def __init__(self) -> None:
        self._met = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._met.execute("PRAGMA journal_mode = OFF")
        self._met.execute("CREATE TABLE met (id BLOB PRIMARY KEY, place INTEGER) WITHOUT ROWID")
        self._met.execute("CREATE TABLE names (number INTEGER PRIMARY KEY, name BLOB)")
        self._met.execute("BEGIN")
        self._name, self._number = b"", 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self._met.close()

    def take(self, piece: Piece, source: Source) -> bool:
        """True when the id of `piece` is new, or an address that was read there before; False when it is a text without
        a name of its own that was met before.

        Raises DuplicateDocument where another input carries the id.
        """
        id, line = piece.id, piece.line
        if not line and is_address(id):
            return True
        here = self._number_of(os.fsencode(source.path or source.id)) * _LINES + line
        key = blake2b(id.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        if self._met.execute("INSERT OR IGNORE INTO met VALUES (?, ?)", (key, here)).rowcount:
            return True
        ((there,),) = self._met.execute("SELECT place FROM met WHERE id = ?", (key,))
        if there == here:
            return True
        if not piece.named:
            return False
        raise clash(id, self._told(there), self._told(here), lines=bool(there % _LINES or here % _LINES))

    def _number_of(self, name: bytes) -> int:
        if name != self._name:
            self._name, self._number = name, self._number + 1
            self._met.execute("INSERT INTO names VALUES (?, ?)", (self._number, name))
        return self._number

    def _told(self, place: int) -> str:
        number, line = divmod(place, _LINES)
        ((name,),) = self._met.execute("SELECT name FROM names WHERE number = ?", (number,))
        told = os.fsdecode(name)
        return f"{told}, line {line}," if line else told
