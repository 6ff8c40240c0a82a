"""Lines on a page put together as paragraphs, by the room that was left at their ends and between them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from counterclaim.read.pdf.bidi import is_right_to_left
from counterclaim.read.pdf.joining import joined
from counterclaim.read.pdf.placed import Line

_ENDED = re.compile(r"[.!?:;。！？：；؟۔।…]['\"”’»›)\]]*\Z")
_BULLET = re.compile(r"[•●▪◦‣○■□➢➤✓✔∙⁃*–—\uf0b7\uf0a7-]\s")
_BROKEN = re.compile(r"[^\W\d_][-\u2010\xad]\Z")
_SPARE = 0.06
"""The share of a line that must be left over beside room for another word, where no sentence ended."""
_NUMBERED = re.compile(r"\(?(\d{1,2}|[a-z])[.)]\s")
_SPACELESS = re.compile("[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u0e00-\u0eff\u1780-\u17ff]")


@dataclass
class Paragraph:
    """A paragraph, and whether its last line was full, so that it may go on elsewhere."""

    text: str
    size: float
    bold: bool
    full: bool

    @property
    def ended(self) -> bool:
        """True when it ends as a sentence does."""
        return _ENDED.search(self.text) is not None

    def goes_on_with(self, other: "Paragraph") -> bool:
        """True when `other`, in the next column or on the next page, is the rest of it."""
        alike = abs(self.size - other.size) < 0.1 * self.size and self.bold == other.bold
        if not alike or self.ended or _BULLET.match(other.text) or self.bold:
            return False
        return other.text[0].islower() or (self.full and not other.text[0].isupper())


def paragraphs_of(lines: Sequence[Line], known: Callable[[str], bool]) -> list[Paragraph]:
    """The paragraphs of one column's `lines`, from the top; `known` tells which words are written otherwise."""
    column = _Column(lines)
    found: list[Paragraph] = []
    last: Line | None = None
    for line in lines:
        if last is not None and not (column.is_parted(last, line) or _counts_on(found[-1].text, line.text)):
            found[-1].text = joined(found[-1].text, line.text, known)
            found[-1].full = column.room(line) < 4 * line.size
        else:
            found.append(Paragraph(line.text, line.size, line.bold, column.room(line) < 4 * line.size))
        last = line
    return found


class _Column:
    """The lines of a column with the usual distance from one to the next, and the margin of each run of them."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._rightward = not is_right_to_left("".join(line.text for line in lines))
        pitches = sorted(
            below.bottom - line.bottom
            for line, below in pairwise(lines)
            if below.bottom - line.bottom > 0.5 * line.size
        )
        self._pitch = pitches[len(pitches) // 4] if pitches else 0.0
        self._few = len(pitches) < 3
        runs: list[list[Line]] = []
        for line in lines:
            if runs and not self._is_apart(runs[-1][-1], line):
                runs[-1].append(line)
            else:
                runs.append([line])
        self._margins = {id(line): self._margin(run) for run in runs for line in run}

    def _margin(self, run: Sequence[Line]) -> tuple[float, float]:
        return min(map(self._start, run)), max(map(self._end, run))

    def room(self, line: Line) -> float:
        """The points between the end of a line and the margin of its run."""
        return self._margins[id(line)][1] - self._end(line)

    def _is_apart(self, last: Line, line: Line) -> bool:
        """True when there is room between two lines, or their letters are of other sizes or weights."""
        size = max(last.size, line.size)
        pitch = min(self._pitch, 1.5 * size) if self._few else self._pitch
        below = line.bottom - last.bottom
        if below > 1.3 * pitch + 0.5 or below < 0 or abs(last.size - line.size) > 0.12 * size:
            return True
        return last.bold != line.bold

    def is_parted(self, last: Line, line: Line) -> bool:
        """True when `line` begins a paragraph after `last`."""
        size = max(last.size, line.size)
        if self._is_apart(last, line) or _BULLET.match(line.text):
            return True
        ended = _ENDED.search(last.text) is not None
        if ended and (_NUMBERED.match(line.text) or self._start(line) > self._start(last) + 0.8 * size):
            return True
        if _BROKEN.search(last.text):
            return False
        spare = self.room(last) - _first_word(line) - 0.5 * size
        if ended:
            return spare > 0.5 * size
        left, right = self._margins[id(last)]
        return spare > 0.5 * size + _SPARE * (right - left) and not line.text[0].islower()

    def _start(self, line: Line) -> float:
        return line.x0 if self._rightward else -line.x1

    def _end(self, line: Line) -> float:
        return line.x1 if self._rightward else -line.x0


def _counts_on(paragraph: str, line: str) -> bool:
    """True when a list's item begins with the `line`: "2. …" where the `paragraph` began with "1. …"."""
    first, second = _NUMBERED.match(paragraph), _NUMBERED.match(line)
    if not first or not second:
        return False
    if first[1].isdecimal() and second[1].isdecimal():
        return int(second[1]) - int(first[1]) == 1
    return len(first[1]) == len(second[1]) == 1 and ord(second[1]) - ord(first[1]) == 1


def _first_word(line: Line) -> float:
    """The width of the first word of a line in points, about."""
    letters = 1 if _SPACELESS.match(line.text) else len(line.text.split(" ", 1)[0])
    return letters * (line.x1 - line.x0) / max(1, len(line.text))
