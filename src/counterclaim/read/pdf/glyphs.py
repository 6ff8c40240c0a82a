"""The characters of a PDF page as words on lines, in the order in which they are read."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple

from counterclaim.read.pdf.bidi import is_right_to_left, logical

WIDE = 0.7
"""A gap of so many font sizes parts a line: columns, cells, or words that were driven apart."""

_SPACE = 0.2
_MOST_SHAPES = 2_000
_SMALLEST = 1.5
_LEVEL = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_SPACE_AMONG_SPACES = 0.6
_RAISED = 0.92
_RISE = 0.15
_BOLD = re.compile(r"bold|black|heavy|semibold|demi(?:bold)?\b|[-,]b(?:d|old)?\b", re.IGNORECASE)
_RAISED_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_UNSEEN = re.compile(
    "[\0-\x08\x0b-\x1f\x7f\u200b\u200c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_OTHER_FORMS = re.compile("[\u2e80-\u2fdf\ufb00-\ufdff\ufe70-\ufefc]")
_RADICALS = str.maketrans(
    "⺠⻄⺟⻅⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳",
    "民西母见贝车长门青页风飞食马骨鬼鱼鸟麦黄齐齿龙龟",
)
"""Radicals as which fonts name characters that look the same (EquivalentUnifiedIdeograph in Unicode's data)."""
_NEVER_SPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef]")


class Glyph(NamedTuple):
    """Characters in one place of a page. Coordinates are in points from the upper left corner."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Words:
    """Glyphs of one line without a wide gap between them, from left to right; spaces among them are glyphs too."""

    glyphs: tuple[Glyph, ...]
    x0: float
    x1: float
    top: float
    bottom: float
    size: float

    @property
    def middle(self) -> float:
        """The height of their middle on the page."""
        return (self.top + self.bottom) / 2

    @property
    def text(self) -> str:
        """What they say, in reading order."""
        return text_of([self])

    @property
    def bold(self) -> bool:
        """True when most of them are bold."""
        return 2 * sum(glyph.bold for glyph in self.glyphs) > len(self.glyphs)


def text_of(words: Sequence[Words], rightward: bool | None = None) -> str:
    """What stands on a line, whose words are given in any order, in reading order."""
    letters: list[str] = []
    for part in sorted(words, key=lambda part: part.x0):
        if letters:
            letters.append(" ")
        letters += [glyph.text for glyph in part.glyphs]
    if rightward is None:
        rightward = not is_right_to_left("".join(letters))
    text = logical(letters, rightward)
    return " ".join(unicodedata.normalize("NFC", text).split())


def turned_words(chars: Iterable[dict[str, Any]], box: tuple[float, float, float, float]) -> str:
    """What is written upward or downward inside `box` (left, top, right, bottom), as in the narrow heads of a table."""
    found: list[dict[str, Any]] = []
    left, top, right, bottom = box
    for char in chars:
        x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
        if not char["upright"] and left <= x <= right and top <= y <= bottom:
            upward = char["matrix"][1] > 0
            along = (-char["bottom"], -char["top"]) if upward else (char["top"], char["bottom"])
            across = (char["x0"], char["x1"]) if upward else (-char["x1"], -char["x0"])
            places = {"x0": along[0], "x1": along[1], "top": across[0], "bottom": across[1]}
            found.append({**char, **places, "size": across[1] - across[0], "upright": True, "matrix": _LEVEL})
    if not found:
        return ""
    least, highest = min(char["x0"] for char in found), min(char["top"] for char in found)
    for char in found:
        char.update(x0=char["x0"] - least, x1=char["x1"] - least)
        char.update(top=char["top"] - highest, bottom=char["bottom"] - highest)
    return " ".join(map(text_of, lines_of(glyphs_of(found, 1e6, 1e6))))


def glyphs_of(chars: Iterable[dict[str, Any]], width: float, height: float) -> list[Glyph]:
    """The glyphs among `chars`, as pdfplumber gives them, that stand upright on a page of this size in points.

    What is printed twice in one place, to look bold, comes once; a mark over or under a letter comes with its letter.
    """
    glyphs: list[Glyph] = []
    marks: list[tuple[int, Glyph]] = []
    seen: set[tuple[str, int, int]] = set()
    for char in chars:
        text = _shown(char["text"])
        x0, x1 = float(char["x0"]), float(char["x1"])
        if not text or not _is_level(char) or x1 < 0 or x0 > width:
            continue
        size = abs(float(char["size"])) or 1.0
        bottom = min(float(char["bottom"]), 1e6)
        if bottom < 0 or float(char["top"]) > height:
            continue
        printed = (text, round(x0), round(bottom))
        if text != " " and printed in seen:
            continue
        seen.add(printed)
        glyph = Glyph(text, x0, x1, bottom - size, bottom, size, _BOLD.search(char.get("fontname") or "") is not None)
        if _is_mark(text):
            marks.append((len(glyphs), glyph))
        else:
            glyphs.append(glyph)
    for place, mark in marks:
        _set_over(mark, place, glyphs)
    return glyphs


def _is_level(char: dict[str, Any]) -> bool:
    """True of a character on a level line: what is written upward or, as a watermark, askew is none."""
    along, up = char["matrix"][:2]
    return bool(char["upright"]) and abs(up) < 0.1 * abs(along)


def bullets_of(shapes: Iterable[dict[str, Any]], glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The bullets among `shapes`, which are drawn and no letters, as glyphs: small, as high as wide, left or right of
    the lines that `glyphs` are on."""
    if not glyphs:
        return []
    size = sorted(glyph.size for glyph in glyphs)[len(glyphs) // 2]
    found = []
    for shape in islice(shapes, _MOST_SHAPES):
        width, height = shape["x1"] - shape["x0"], shape["bottom"] - shape["top"]
        if _SMALLEST < width < 0.6 * size and abs(width - height) < 0.25 * width:
            middle = (shape["top"] + shape["bottom"]) / 2 + 0.05 * size
            found.append(Glyph("•", shape["x0"], shape["x1"], middle - size / 2, middle + size / 2, size, bold=False))
    return found


def _shown(text: str) -> str:
    """The characters of a glyph without those that only steer; presentation forms as the letters that they are."""
    if text.startswith("(cid:"):
        return "\ufffd"
    text = _UNSEEN.sub("", text).translate(_RADICALS)
    if _OTHER_FORMS.search(text):
        text = unicodedata.normalize("NFKC", text)
    return " " if text.isspace() else text.replace("\xa0", " ")


def _is_mark(text: str) -> bool:
    return all(unicodedata.category(letter) in ("Mn", "Me") for letter in text)


def _set_over(mark: Glyph, place: int, glyphs: list[Glyph]) -> None:
    """Put `mark`, drawn before the glyph at `place`, to its letter: the one before it, as it is read; that is the one
    after it where right-to-left letters are drawn from left to right."""
    last, after = place - 1, place
    turned = 0 < after < len(glyphs) and glyphs[after].x0 > glyphs[last].x0 and is_right_to_left(glyphs[after].text)
    at = after if turned and _distance(mark, glyphs[after]) < 0.5 * mark.size else last
    if at >= 0:
        glyphs[at] = glyphs[at]._replace(text=glyphs[at].text + mark.text)


def _distance(mark: Glyph, letter: Glyph) -> float:
    middle = (mark.x0 + mark.x1) / 2
    return max(letter.x0 - middle, middle - letter.x1, 0)


def lines_of(glyphs: Iterable[Glyph]) -> list[list[Words]]:
    """The lines of a page from the top, each its words from left to right, parted where a gap is wide."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.bottom - 0.2 * glyph.size):
        for row in reversed(rows[-6:]):
            if _on(glyph, row[0]):
                row.append(glyph)
                break
        else:
            rows.append([glyph])
    lines = [_parted(sorted(row, key=lambda glyph: glyph.x0)) for row in rows]
    return sorted((line for line in lines if line), key=lambda line: line[0].middle)


def _on(glyph: Glyph, other: Glyph) -> bool:
    """True when `glyph` stands on the line of `other`: more than half of the lower of both is beside the other."""
    beside = min(glyph.bottom, other.bottom) - max(glyph.top, other.top)
    return beside > 0.55 * min(glyph.size, other.size)


def _parted(row: list[Glyph]) -> list[Words]:
    spaced = any(glyph.text == " " for glyph in row)
    parts: list[list[Glyph]] = []
    last: Glyph | None = None
    base: Glyph | None = None
    space = False
    for glyph in row:
        if glyph.text == " ":
            space = True
            continue
        raised = base is not None and last is not None and _is_raised(glyph, base)
        if last is None or base is None or glyph.x0 - last.x1 > WIDE * max(last.size, glyph.size):
            parts.append([glyph])
        else:
            if space or _is_apart(last, glyph, spaced):
                parts[-1].append(Glyph(" ", last.x1, glyph.x0, last.top, last.bottom, last.size, last.bold))
            parts[-1].append(glyph._replace(text=glyph.text.translate(_RAISED_DIGITS)) if raised else glyph)
        last, space = glyph, False
        base = base if raised else glyph
    return [_words(part) for part in parts]


def _is_apart(left: Glyph, right: Glyph, spaced: bool) -> bool:
    if _NEVER_SPACED.match(left.text) or _NEVER_SPACED.match(right.text):
        return right.x0 - left.x1 > _SPACE_AMONG_SPACES * max(left.size, right.size)
    return right.x0 - left.x1 > (_SPACE_AMONG_SPACES if spaced else _SPACE) * min(left.size, right.size)


def _is_raised(glyph: Glyph, base: Glyph) -> bool:
    """True of the digit of a note beside a figure: 12 with note 1 is not 121."""
    return glyph.text.isdigit() and glyph.size < _RAISED * base.size and base.bottom - glyph.bottom > _RISE * base.size


def _words(glyphs: list[Glyph]) -> Words:
    size = sorted(glyph.size for glyph in glyphs)[len(glyphs) // 2]
    top, bottom = min(glyph.top for glyph in glyphs), max(glyph.bottom for glyph in glyphs)
    return Words(tuple(glyphs), glyphs[0].x0, max(glyph.x1 for glyph in glyphs), top, bottom, size)
