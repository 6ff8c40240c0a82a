"""Page furniture in a text: "Read also", share bars, comment forms, cookie notices, link boxes after the end.

The phrases are data, `clutter.toml`, which says what each kind of phrase means. They are tried on the beginnings of
lines only, all at once, so that a long text costs little more than finding its lines.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources

from counterclaim.model import Span

_KINDS = ("capitals", "notice", "tail", "link", "whole")
_LONGEST_NOTICE = 400
_LONGEST_LINK = 200
_LONGEST_HEADING = 120

_LEAD = r"[ \t\ufeff\xa0•·\-–—*>»→|#+▶►✉]{0,8}+"
_AFTER_WHOLE = re.compile(r"[\s:.…»›→>|\-–—•*!]*(?:\(?\d{1,5}\)?)?[\s:.…»›→>|•*]*")
_POINTS_ON = re.compile(r"\s*[:–—|»›→>]|\s+-\s")
_SENTENCE_END = re.compile(r"[.!?。！？؟۔।…]['\"”’“»)\]]*\s*\Z")
_SENTENCES_WITHIN = re.compile(r"[.!?]['\"”’)]*\s+\S|[。！？۔।]\S")
_LINE_END = re.compile(r"[\r\n]|\Z")
_LINE = re.compile(r"[^\r\n]+")


def clutter_in(text: str) -> tuple[Span, ...]:
    """The stretches of `text` that are page furniture, in order, apart from one another, without their line ends."""
    found: list[Span] = []
    told: int | None = None
    for match in _beginnings().finditer(text):
        start = match.end("lead")
        if found and start < found[-1].end:
            continue
        end = _line_end(text, match.end())
        kind = _kind(match, text[match.end() : end]) if end - start <= _LONGEST_NOTICE else None
        if kind is None:
            continue
        if kind == "tail":
            told = _told_until(text) if told is None else told
            end = len(text.rstrip()) if start >= told else _end_of_box(text, end)
        found.append(Span(start, start + len(text[start:end].rstrip())))
    return tuple(found)


def label_in(line: str) -> str | None:
    """ "tail" for a heading of what comes after or beside an article ("Most read"), "whole" for another phrase that is
    all of `line` ("Advertisement"); None where it is neither."""
    match = _beginnings().match(line) if len(line) <= _LONGEST_HEADING else None
    kind = _kind(match, line[match.end() :]) if match and _AFTER_WHOLE.fullmatch(line, match.end()) else None
    return kind if kind in ("tail", "whole") else None


def _kind(match: re.Match[str], rest: str) -> str | None:
    """As which kind of clutter a line stands that begins as `match` and goes on with `rest`; None for none.

    A phrase may be listed as several kinds: "Related: …" is a link, "Related" alone heads a box.
    """
    phrase = match["phrase"]
    if phrase[-1].isalpha() and rest[:1].isalnum():
        return None
    kinds = _phrases()[_folded(phrase)]
    if "notice" in kinds:
        return "notice"
    capitals = "capitals" in kinds and phrase.isupper() and not rest.isupper()
    if _AFTER_WHOLE.fullmatch(rest):
        return "tail" if "tail" in kinds else "whole" if capitals or kinds & {"whole", "link"} else None
    return "link" if (capitals or "link" in kinds) and _like_a_link(phrase, rest) else None


def _like_a_link(phrase: str, rest: str) -> bool:
    """True when a line that goes on with `rest` after its phrase points to another page and tells nothing itself."""
    if len(rest) > _LONGEST_LINK or _SENTENCES_WITHIN.search(rest):
        return False
    points_on = phrase.endswith(":") or _POINTS_ON.match(rest) is not None
    return points_on or _SENTENCE_END.search(rest) is None


def _told_until(text: str) -> int:
    """Where the last line of `text` ends that tells something; after it come only links, headings and notices."""
    end = len(text)
    while end > 0:
        start = max(text.rfind("\n", 0, end), text.rfind("\r", 0, end)) + 1
        if _tells(text[start:end]):
            return end
        end = start - 1
    return 0


def _end_of_box(text: str, heading_end: int) -> int:
    """Where the box ends under a heading amid an article: before the first empty line or line that tells something."""
    end = heading_end
    for line in _LINE.finditer(text, heading_end):
        between = text[end : line.start()]
        if max(between.count("\n"), between.count("\r")) > 1 or not line[0].strip() or _tells(line[0]):
            break
        end = line.end()
    return end


def _tells(line: str) -> bool:
    """True when `line` is no link, heading or notice: it is long, or it ends like a sentence."""
    words = line.strip()
    if len(words) <= _LONGEST_HEADING and (len(words) <= 40 or _SENTENCE_END.search(words) is None):
        return False
    match = _beginnings().match(words) if len(words) <= _LONGEST_NOTICE else None
    return match is None or _kind(match, words[match.end() :]) is None


def _line_end(text: str, start: int) -> int:
    match = _LINE_END.search(text, start, start + _LONGEST_NOTICE + 1)
    return match.start() if match else start + _LONGEST_NOTICE + 1


def _folded(phrase: str) -> str:
    return " ".join(phrase.replace("’", "'").replace("İ", "i").split()).casefold()


@cache
def _phrases() -> dict[str, frozenset[str]]:
    """Each phrase, folded, and the kinds it is listed as."""
    data = tomllib.loads(resources.files("counterclaim.read").joinpath("clutter.toml").read_text("utf-8"))
    kinds: dict[str, set[str]] = {}
    for table in data.values():
        for kind in _KINDS:
            for phrase in table.get(kind, ()):
                kinds.setdefault(_folded(phrase), set()).add(kind)
    return {phrase: frozenset(of) for phrase, of in kinds.items()}


@cache
def _beginnings() -> re.Pattern[str]:
    """Any phrase at the beginning of a line, the longest first, sorted by initial so that most lines fail at once."""
    groups: dict[str, list[str]] = {}
    for phrase in sorted(_phrases(), key=len, reverse=True):
        groups.setdefault(phrase[0], []).append(phrase)
    branches = (f"(?={re.escape(initial)})(?:{_either(phrases)})" for initial, phrases in groups.items())
    return re.compile(rf"(?<![^\r\n])(?P<lead>{_LEAD})(?P<phrase>{'|'.join(branches)})", re.IGNORECASE)


def _either(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(phrase).replace(r"\ ", r"[ \t\xa0]+").replace("'", "['’]") for phrase in phrases)
