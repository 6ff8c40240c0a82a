"""A timeline as a file of its own: title, key, caption and sources in the drawing, its style inside, as SVG or PNG."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from counterclaim.output.chart.drawing import Chart
from counterclaim.output.chart.labels import text_width
from counterclaim.output.chart.marks import Body

if TYPE_CHECKING:
    from jinja2 import Environment

EDGE = 24.0
"""Units of free room around the drawing."""
TWICE = 2
"""Pixels of a PNG for each unit of the drawing."""
_SMALL, _LINE = 11.0, 15.0
_NOT_FOR_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202d\u202e\ud800-\udfff\ufffe\uffff]")
_VARIABLE = re.compile(r"var\(--([\w-]+)\)")


@dataclass(frozen=True, slots=True)
class Entry:
    """A speaker in the key: the colour and the body of the marks, and the name."""

    colour: str
    body: Body
    name: str


@dataclass(frozen=True, slots=True)
class Legend:
    """What stands around a chart that is taken away: a `subtitle` (what stands of the series), the key to its speakers,
    the `caption`, and the `sources`, each with its address, under a `heading` that tells the date of the state. `rtl`:
    the words run from right to left."""

    subtitle: str
    entries: Sequence[Entry]
    caption: str
    heading: str
    sources: Sequence[str]
    rtl: bool = False


@dataclass(frozen=True, slots=True)
class _Words:
    """A line of words on the picture, of a `style`, in letters of a `face` (see `face_of`)."""

    y: float
    words: str
    style: str
    face: str


def picture_svg(chart: Chart, title: str, legend: Legend) -> str:
    """`chart` with all that is around it, as one SVG document that needs nothing else; its marks lead nowhere."""
    chart = replace(chart, marks=tuple(replace(mark, href="") for mark in chart.marks))
    lines: list[_Words] = []
    y = _told(lines, title, "title", 22, 26, EDGE - 4, chart.width)
    y = _told(lines, legend.subtitle, "subtitle", 13, 20, y, chart.width)
    entries, y = _placed(legend.entries, y + 28, chart.width)
    top = y + 10
    y = _told(lines, legend.caption, "caption", _SMALL, _LINE, top + chart.height + 8, chart.width)
    y = _told(lines, legend.heading, "heading", _SMALL, _LINE, y + 12, chart.width)
    for source in legend.sources:
        y = _told(lines, source, "source", _SMALL, _LINE, y, chart.width)
    labels = (*(tick.label for tick in chart.dates), *(mark.label for mark in chart.marks), chart.undated_words)
    made = (
        _environment()
        .get_template("picture.svg.jinja")
        .render(
            chart=chart, title=title, width=chart.width + 2 * EDGE, height=y + EDGE, edge=EDGE, top=top, lines=lines,
            entries=entries, style=_style(), rtl=legend.rtl, face=face_of(" ".join(labels)),
        )
    )  # fmt: skip
    return _NOT_FOR_XML.sub("\ufffd", made)


def picture_png(svg: str) -> bytes:
    """The picture `svg`, as `picture_svg` makes it, as a PNG with two pixels for each of its units, drawn with the
    fonts of the system."""
    import resvg_py

    return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=TWICE))


def _told(lines: list[_Words], words: str, style: str, size: float, step: float, y: float, width: float) -> float:
    """Add `words` to `lines`, each `step` below the one before, from `y` down; tells where the last one is."""
    for line in wrapped(words, size, width):
        y += step
        lines.append(_Words(y, line, style, face_of(line)))
    return y


def face_of(words: str) -> str:
    """The kind of letters that `words` need: "right" for scripts that run from right to left, "wide" for those of East
    Asia, "" for others. What draws SVG without a browser takes what it finds first for letters that a font lacks."""
    if any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in words):
        return "right"
    return "wide" if any(unicodedata.east_asian_width(letter) in "WF" for letter in words) else ""


def _placed(entries: Sequence[Entry], y: float, width: float) -> tuple[list[tuple[float, float, Entry, str]], float]:
    """Where each of `entries` stands, in lines from `y` down, and where the last line is."""
    x, found = EDGE, []
    for entry in entries:
        room = _room(entry.name, 12) + 36
        if x > EDGE and x + room > EDGE + width:
            x, y = EDGE, y + 20
        found.append((x, y, entry, face_of(entry.name)))
        x += room
    return found, y if entries else y - 20


def wrapped(words: str, size: float, width: float) -> list[str]:
    """`words` in lines no wider than `width` at the size `size`; a word that is wider alone is cut."""
    lines: list[str] = []
    for piece in _pieces(words, size, width):
        if lines and _room(lines[-1] + piece, size) <= width:
            lines[-1] += piece
        else:
            lines.append(piece.lstrip())
    return [line.rstrip() for line in lines if line.strip()]


def _pieces(words: str, size: float, width: float) -> Iterator[str]:
    for word in re.findall(r"\s*\S+", words):
        while _room(word, size) > width:
            most = next(end for end in range(len(word), 0, -1) if end == 1 or _room(word[:end], size) <= width)
            yield word[:most]
            word = word[most:]
        if word:
            yield word


def _room(words: str, size: float) -> float:
    """About how wide `words` are, signs of wide scripts taken in."""
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in words)
    return (text_width(words) + 5.0 * wide) * size / 12


@cache
def _style() -> str:
    """The style of charts with its colours filled in: not all that draws SVG knows variables."""
    own, chart = (_data(name) for name in ("picture.css", "chart.css"))
    colours = dict(re.findall(r"--([\w-]+):\s*([^;]+);", own))
    rules = own[own.index("}") + 1 :] + chart
    return _VARIABLE.sub(lambda found: colours[found[1]], re.sub(r"/\*.*?\*/", "", rules, flags=re.DOTALL)).strip()


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        loader=FunctionLoader(_data), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def _data(name: str) -> str:
    return files(__package__).joinpath("templates", name).read_text(encoding="utf-8")
