"""What on a page its own markup marks as no part of the article: menus, dialogs, comments, boxes, captions, the hidden.

Words that authors of templates use in class names are data, `furniture.toml`; all else is HTML's own.
"""

import re
import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Phrases = dict[str, list[tuple[str, ...]]]

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_WORD = re.compile(r"[a-z]+[0-9]?|[0-9]+")
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NOTE_MARK = re.compile(r"\[.{1,12}\]")
_WHOLE_PAGE = {"html", "body", "main", "h1", "article"}
_LONGEST_CAPTION = 300
_LONGEST_NOTE = 500
_TEXTLESS = {"script", "style", "noscript", "template", "head"}
_MANY = 3
_BLOCKS = ("p", "div", "td", "table", "span", "center", "li", "font", "section", "a")
_FILMS = ("video", "audio", "iframe", "amp-video", "object")
_UNREAD = ("template", "noscript", "dialog", "nav")


def clear(tree: "HtmlElement", headline: "HtmlElement | None") -> None:
    """Take out of `tree` what is marked as furniture, but nothing that holds the `headline`."""
    weights = _weights(tree)
    kept = {headline, *headline.iterancestors()} if headline is not None else set()
    if headline is None:
        kept |= {element for element, weight in weights.items() if weight > 0.7 * weights[tree]}
    most = weights[tree] / 2
    for element in _marked(tree, kept, weights, most):
        if element.getparent() is not None:
            element.drop_tree()


def unread_tags() -> frozenset[str]:
    """The elements whose text is never an article's."""
    tags: frozenset[str] = _words()["tags"]
    return tags


def is_shown(element: "HtmlElement") -> bool:
    """True unless `element`, or one around it, is hidden from readers or is page furniture by its tag."""
    return not any(_is_hidden(each) or each.tag in _UNREAD for each in (element, *element.iterancestors()))


def _marked(
    tree: "HtmlElement", kept: "set[HtmlElement]", weights: "dict[HtmlElement, int]", most: float
) -> "list[HtmlElement]":
    from lxml.etree import iterwalk

    found = []
    walk = iterwalk(tree, events=("start",))
    for _, element in walk:
        if not isinstance(element.tag, str) or (element in kept and element.tag not in _TEXTLESS):
            continue
        if _is_furniture(element, weights.get(element, 0), most):
            found.append(element)
            walk.skip_subtree()
    return found


def _is_furniture(element: "HtmlElement", weight: int, most: float) -> bool:
    tag = element.tag
    if tag in ("aside", "div", "section") and is_called(element, _words()["facts"]):
        return is_called(element, _words()["always"])
    if tag in _words()["tags"] or tag.startswith("amp-"):
        return not _is_of_a_table(element)
    if tag == "sup" and _NOTE_MARK.fullmatch(element.text_content().strip()):
        return True
    if (element.get("role") or "").strip().lower() in _words()["roles"] or _is_hidden(element):
        return True
    if tag == "form":
        return len(element.findall(".//p")) < _MANY
    if _is_caption(element, weight) or _is_picture(element, weight) or _is_under_a_picture(element, weight):
        return True
    if _is_note(element, weight):
        return True
    if tag in _WHOLE_PAGE and not (tag == "article" and is_called(element, _words()["always"])):
        return False
    return is_called(element, _words()["always"]) or (weight <= most and is_called(element, _words()["small"]))


def _is_hidden(element: "HtmlElement") -> bool:
    if element.get("hidden") is not None or (element.get("aria-hidden") or "").lower() == "true":
        return True
    return _UNSEEN.search(element.get("style") or "") is not None


def _is_of_a_table(element: "HtmlElement") -> bool:
    """True for a figure that shows a table, and for its caption."""
    figure = element if element.tag == "figure" else next(element.iterancestors("figure"), None)
    return element.tag in ("figure", "figcaption") and figure is not None and figure.find(".//table") is not None


def _is_caption(element: "HtmlElement", weight: int) -> bool:
    """True for small or slanted words that stand with a picture in a block of their own."""
    if element.tag not in _BLOCKS or not 0 < weight <= _LONGEST_CAPTION or element.find(".//img") is None:
        return False
    return _is_slanted(element, weight)


def _is_slanted(element: "HtmlElement", weight: int) -> bool:
    slanted = sum(len(small.text_content().strip()) for small in element.iter("small", "em", "i") if _outermost(small))
    return 0 < 0.9 * weight <= slanted


def _is_note(element: "HtmlElement", weight: int) -> bool:
    """True for the last paragraph of several, if it alone is small or slanted: who wrote, what was corrected."""
    if element.tag != "p" or weight > _LONGEST_NOTE or not _is_slanted(element, weight):
        return False
    before, after = element.getprevious(), element.getnext()
    while after is not None and not after.text_content().strip():
        after = after.getnext()
    if after is not None or before is None or before.tag != "p":
        return False
    return not _is_slanted(before, len(before.text_content().strip()))


def _is_picture(element: "HtmlElement", weight: int) -> bool:
    """True for a block that by its name or its film shows something, with a few words to it."""
    if element.tag not in _BLOCKS[1:] or not 0 < weight <= _LONGEST_CAPTION:
        return False
    if any(next(element.iter(tag), None) is not None for tag in _FILMS) and next(element.iter("p"), None) is None:
        return True
    return next(element.iter("img", "picture"), None) is not None and is_called(element, _words()["pictures"])


def _is_under_a_picture(element: "HtmlElement", weight: int) -> bool:
    """True for a centred line under a block with a picture and nothing else."""
    if element.tag not in ("p", "div") or not 0 < weight <= _LONGEST_CAPTION or not _is_centred(element):
        return False
    before = element.getprevious()
    return before is not None and next(before.iter("img"), None) is not None and not before.text_content().strip()


def _is_centred(element: "HtmlElement") -> bool:
    centred = re.search(r"text-align\s*:\s*center", element.get("style") or "", re.IGNORECASE)
    return centred is not None or (element.get("align") or "").lower() == "center"


def _outermost(element: "HtmlElement") -> bool:
    return next(element.iterancestors("small", "em", "i"), None) is None


def is_discussed(element: "HtmlElement") -> bool:
    """True for an element that is called comments, or the like."""
    return is_called(element, _words()["always"])


def is_called(element: "HtmlElement", phrases: Phrases) -> bool:
    """True when a class or the id of `element` holds one of `phrases`: "wp-caption-text" holds "caption"."""
    names = [*(element.get("class") or "").split()[:20], element.get("id") or ""]
    split = [_split(name[:100]) for name in names]
    return any(_holds(words, phrases) for words in split if words and words[0] not in _words()["modifiers"])


def phrases_of(listed: list[str]) -> Phrases:
    """Words that follow each other in the names of elements, by the first of each."""
    phrases: Phrases = {}
    for phrase in listed:
        words = tuple(phrase.split())
        phrases.setdefault(words[0], []).append(words)
    return phrases


def _split(name: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(_CAMEL.sub("-", name).lower()))


def _holds(words: tuple[str, ...], phrases: Phrases) -> bool:
    return any(
        words[place : place + len(phrase)] == phrase
        for place, word in enumerate(words)
        for phrase in phrases.get(word, ())
    )


def _weights(tree: "HtmlElement") -> "dict[HtmlElement, int]":
    """How many characters of text each element of `tree` holds, scripts and styles apart."""
    from lxml.etree import iterwalk

    weights: dict[Any, int] = {}
    walk = iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            if element.tag in _TEXTLESS:
                walk.skip_subtree()
            weights[element] = len((element.text or "").strip()) if isinstance(element.tag, str) else 0
        elif (parent := element.getparent()) is not None and parent in weights:
            own = 0 if element.tag in _TEXTLESS else weights[element]
            weights[parent] += own + len((element.tail or "").strip())
    return weights


@cache
def _words() -> dict[str, Any]:
    data = tomllib.loads(resources.files("counterclaim.read").joinpath("furniture.toml").read_text("utf-8"))
    phrases: dict[str, Any] = {name: frozenset(data[name]) for name in ("tags", "roles", "modifiers")}
    return phrases | {name: phrases_of(data[name]) for name in ("always", "small", "pictures", "facts")}
