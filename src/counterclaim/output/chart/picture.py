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
    the `caption`, and the `sources`, under a `heading`, each with its address, and the date of the state, in words."""

    subtitle: str
    entries: Sequence[Entry]
    caption: str
    heading: str
    sources: Sequence[str]


@dataclass(frozen=True, slots=True)
class _Words:
    """A line of words on the picture."""

    x: float
    y: float
    words: str
    style: str


def picture_svg(chart: Chart, title: str, legend: Legend) -> str:
    """`chart` with all that is around it, as one SVG document that needs nothing else; its marks lead nowhere."""
    chart = replace(chart, marks=tuple(replace(mark, href="") for mark in chart.marks))
    width = chart.width + 2 * EDGE
    lines = [
        _Words(EDGE, EDGE + 22 + 26 * turn, words, "title")
        for turn, words in enumerate(wrapped(title, 22, chart.width))
    ]
    y = lines[-1].y if lines else EDGE
    for words in wrapped(legend.subtitle, 13, chart.width):
        y += 20
        lines.append(_Words(EDGE, y, words, "subtitle"))
    entries, y = _placed(legend.entries, y + 28, chart.width)
    top = y + 10
    y = top + chart.height + 8
    for words in wrapped(legend.caption, _SMALL, chart.width):
        y += _LINE
        lines.append(_Words(EDGE, y, words, "caption"))
    y += 12
    for style, told in (("heading", legend.heading), *(("source", source) for source in legend.sources)):
        for words in wrapped(told, _SMALL, chart.width):
            y += _LINE
            lines.append(_Words(EDGE, y, words, style))
    made = (
        _environment()
        .get_template("picture.svg.jinja")
        .render(
            chart=chart, title=title, width=width, height=y + EDGE, edge=EDGE, top=top, lines=lines, entries=entries,
            style=_style(),
        )
    )  # fmt: skip
    return _NOT_FOR_XML.sub("\ufffd", made)


def picture_png(svg: str) -> bytes:
    """The picture `svg`, as `picture_svg` makes it, as a PNG with two pixels for each of its units, drawn with the
    fonts of the system."""
    import resvg_py

    return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=TWICE))


def _placed(entries: Sequence[Entry], y: float, width: float) -> tuple[list[tuple[float, float, Entry]], float]:
    """Where each of `entries` stands, in lines from `y` down, and where the last line is."""
    x, found = EDGE, []
    for entry in entries:
        room = _room(entry.name, 12) + 36
        if x > EDGE and x + room > EDGE + width:
            x, y = EDGE, y + 20
        found.append((x, y, entry))
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
