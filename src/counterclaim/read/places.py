"""Where each document of a run was met, so that two of one id are told from one that is met twice."""

import os

from counterclaim.read.address import is_address
from counterclaim.read.folders import Source, clash
from counterclaim.read.piece import Piece

_LINES = 1 << 40


class Places:
    """Where each id of this run was met: one number an id, since there may be millions."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._met: dict[str, int] = {}

    def take(self, piece: Piece, source: Source) -> bool:
        """True when the id of `piece` is new, or an address that was read there before; False when it is a text without
        a name of its own that was met before.

        Raises DuplicateDocument where another input carries the id.
        """
        id, line = piece.id, piece.line
        if not line and is_address(id):
            return True
        name = os.fspath(source.path) if source.path else source.id
        if not self._names or self._names[-1] != name:
            self._names.append(name)
        here = (len(self._names) - 1) * _LINES + line
        there = self._met.setdefault(id, here)
        if there == here:
            return True
        if not piece.named:
            return False
        raise clash(id, self._told(there), self._told(here), lines=bool(there % _LINES or here % _LINES))

    def _told(self, place: int) -> str:
        name, line = self._names[place // _LINES], place % _LINES
        return f"{name}, line {line}," if line else name
