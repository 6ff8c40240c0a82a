"""What on a page its own markup marks as no part of the article: menus, dialogs, comments, boxes, captions, the hidden.

Words that authors of templates use in class names are data, `furniture.toml`; all else is HTML's own.
"""

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from counterclaim.read.pages.captions import is_caption, is_note, is_of_a_table
from counterclaim.read.pages.contents import NOTHING, Contents, contents_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Phrases = dict[str, list[tuple[str, ...]]]

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_WORD = re.compile(r"[a-z]+[0-9]?|[0-9]+")
UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
"""What the style of an element says that is not shown."""
_NOTE_MARK = re.compile(r"\[.{1,12}\]")
_WHOLE_PAGE = {"html", "body", "main", "h1", "article"}
_TEXTLESS = {"script", "style", "noscript", "template", "head"}
_MANY = 3
_NEARLY_ALL = 0.7
_UNREAD = ("template", "noscript", "dialog", "nav")


def clear(tree: "HtmlElement", headline: "HtmlElement | None") -> None:
    """Take out of `tree` what is marked as furniture, but nothing that holds the `headline`."""
    held = contents_of(tree)
    kept = {headline, *headline.iterancestors()} if headline is not None else {tree}
    if headline is None:
        kept |= {element for element, contents in held.items() if contents.text > _NEARLY_ALL * held[tree].text}
    for element in _marked(tree, kept, held):
        if element.getparent() is not None:
            element.drop_tree()


def unread_tags() -> frozenset[str]:
    """The elements whose text is never an article's."""
    tags: frozenset[str] = marks()["tags"]
    return tags


def is_shown(element: "HtmlElement") -> bool:
    """True unless `element`, or one around it, is hidden from readers or is page furniture by its tag."""
    return not any(_is_hidden(each) or each.tag in _UNREAD for each in (element, *element.iterancestors()))


def _marked(tree: "HtmlElement", kept: "set[HtmlElement]", held: "dict[HtmlElement, Contents]") -> "list[HtmlElement]":
    from lxml.etree import iterwalk

    found = []
    walk = iterwalk(tree, events=("start",))
    for _, element in walk:
        if not isinstance(element.tag, str) or (element in kept and element.tag not in _TEXTLESS):
            continue
        if _is_furniture(element, held, held[tree].text / 2):
            found.append(element)
            walk.skip_subtree()
    return found


def _is_furniture(element: "HtmlElement", held: "dict[HtmlElement, Contents]", most: float) -> bool:
    tag, words = element.tag, marks()
    if tag in ("aside", "div", "section") and is_called(element, words["facts"]):
        return is_called(element, words["always"])
    if tag in words["tags"] or tag.startswith("amp-"):
        return not is_of_a_table(element)
    if tag == "sup" and _NOTE_MARK.fullmatch(element.text_content().strip()):
        return True
    if (element.get("role") or "").strip().lower() in words["roles"] or _is_hidden(element):
        return True
    if tag == "form":
        return held.get(element, NOTHING).paragraphs < _MANY
    if is_caption(element, held, is_called(element, words["pictures"])) or is_note(element, held):
        return True
    if tag in _WHOLE_PAGE and not (tag == "article" and is_called(element, words["always"])):
        return False
    small = held.get(element, NOTHING).text <= most
    return is_called(element, words["always"]) or (small and is_called(element, words["small"]))


def _is_hidden(element: "HtmlElement") -> bool:
    if element.get("hidden") is not None or (element.get("aria-hidden") or "").lower() == "true":
        return True
    return UNSEEN.search(element.get("style") or "") is not None


def is_discussed(element: "HtmlElement") -> bool:
    """True for an element that is called comments, or the like."""
    return is_called(element, marks()["always"])


def is_called(element: "HtmlElement", phrases: Phrases) -> bool:
    """True when a class or the id of `element` holds one of `phrases`: "wp-caption-text" holds "caption"."""
    return holds(element.get("class") or "", element.get("id") or "", phrases)


def holds(classes: str, id: str, phrases: Phrases) -> bool:
    """True when one of `classes`, or the `id` of an element, holds one of `phrases`."""
    return any(_holds(words, phrases) for words in _names(classes, id))


def phrases_of(listed: list[str]) -> Phrases:
    """Words that follow each other in the names of elements, by the first of each."""
    phrases: Phrases = {}
    for phrase in listed:
        words = tuple(phrase.split())
        phrases.setdefault(words[0], []).append(words)
    return phrases


@lru_cache(1_000)
def _names(classes: str, id: str) -> tuple[tuple[str, ...], ...]:
    """The words of each class and of the id, without the names that speak of the page around."""
    names = (_split(name[:100]) for name in (*classes.split()[:20], id))
    return tuple(words for words in names if words and words[0] not in marks()["modifiers"])


@lru_cache(10_000)
def _split(name: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(_CAMEL.sub("-", name).lower()))


def _holds(words: tuple[str, ...], phrases: Phrases) -> bool:
    return any(
        words[place : place + len(phrase)] == phrase
        for place, word in enumerate(words)
        for phrase in phrases.get(word, ())
    )


@cache
def marks() -> dict[str, Any]:
    """The lists of `furniture.toml`: of tags, roles and modifiers as they are, the others as phrases."""
    data = tomllib.loads(resources.files("counterclaim.read.pages").joinpath("furniture.toml").read_text("utf-8"))
    phrases: dict[str, Any] = {name: frozenset(data[name]) for name in ("tags", "roles", "modifiers")}
    return phrases | {name: phrases_of(data[name]) for name in ("always", "small", "pictures", "facts")}
