"""An article as a page in HTML, Wikipedia's own among them: its words, and what is cited where."""

import re
from urllib.parse import unquote

from counterclaim.model import Reference
from counterclaim.read.cited.page_data import table
from counterclaim.read.cited.prose import Prose
from counterclaim.read.cited.tree import Element, Words, tree_of

_LONGEST_MARK = 8
"""Characters of the link to a note, "[12]" or "note 3"; a longer one leads to a part of the page."""

_LONGEST = 500
_WEB = re.compile(r"https?://", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s<>\])]*[^\s<>\]).,;:!?]", re.IGNORECASE)


def prose_of(source: str) -> Prose:
    """The words of the article `source`, in HTML."""
    page = tree_of(source)
    walk = _Walk(source, _notes(page))
    names = (each.words for name in ("h1", "title") for each in page.each() if each.name == name)
    walk.prose.title = next(filter(None, names), None)
    walk.over(_region(page))
    walk.prose.line()
    return walk.prose


class _Walk:
    def __init__(self, source: str, notes: dict[str, Element]) -> None:
        self.prose = Prose(source)
        self._notes = {name: _reference(note, name) for name, note in notes.items()}
        self._hidden = {id(note) for note in notes.values()}

    def over(self, element: Element) -> None:
        """Put in the words of `element`."""
        for part in element.parts:
            if isinstance(part, Words):
                self._words(part)
            elif not _is_furniture(part) and id(part) not in self._hidden:
                self._element(part)

    def _words(self, part: Words) -> None:
        if len(part.words) == part.end - part.start:
            self.prose.copy(part.start, part.end)
        else:
            self.prose.put(part.words, part.start, part.end)

    def _element(self, element: Element) -> None:
        name = element.name
        if name == "a":
            self._link(element)
        elif name == "table" and not self.prose.in_table:
            self.prose.open_table()
            self.over(element)
            self.prose.close_table()
        elif name == "tr" and self.prose.in_table:
            self.prose.open_row()
            self.over(element)
        elif name in ("td", "th") and self.prose.in_table:
            self.prose.open_cell(name == "th", _reach(element, "colspan"), _reach(element, "rowspan"))
            self.over(element)
        elif name in table()["lines"]:
            self.prose.line()
            self.over(element)
            self.prose.line()
        else:
            self.over(element)

    def _link(self, link: Element) -> None:
        address = link.attributes.get("href", "").strip()
        words = link.words
        if address.startswith("#") and len(words) <= _LONGEST_MARK and (note := self._notes.get(unquote(address[1:]))):
            self.prose.cite(note)
            return
        self.over(link)
        if _WEB.match(address):
            reference = Reference(link.start, link.end, "", words[:_LONGEST], (address,), words[:_LONGEST] or None)
            self.prose.cite(reference, link=True)


def _region(page: Element) -> Element:
    """The element that holds the article: the largest that is called so, else the page."""
    for called in (
        lambda each: "mw-parser-output" in each.classes,
        lambda each: each.name == "article",
        lambda each: each.name == "main",
        lambda each: each.name == "body",
    ):
        found = [each for each in page.each() if called(each)]
        if found:
            return max(found, key=lambda each: each.end - each.start)
    return page


def _notes(page: Element) -> dict[str, Element]:
    """The notes to which short links of the page lead, by their ids."""
    asked = {
        unquote(each.attributes["href"][1:])
        for each in page.each()
        if each.name == "a" and each.attributes.get("href", "").startswith("#") and len(each.words) <= _LONGEST_MARK
    }
    return {
        name: each
        for each in page.each()
        if (name := each.attributes.get("id", "")) in asked and each.name in table()["notes"] and not _is_mark(each)
    }


def _is_mark(element: Element) -> bool:
    """Whether this is itself the mark that leads to a note, to which the note leads back."""
    return len(element.words) <= _LONGEST_MARK


def _reference(note: Element, name: str) -> Reference:
    links = [each for each in note.each() if each.name == "a" and _WEB.match(each.attributes.get("href", ""))]
    words = note.words.lstrip("↑^ ")
    urls = [*(link.attributes["href"] for link in links), *_ADDRESS.findall(words)]
    title = links[0].words.strip("\"'“”«»„ ") if links else None
    label = re.sub(r"\D*(\d+)\Z", r"\1", name) or name
    return Reference(note.start, note.end, label, words[:_LONGEST], tuple(dict.fromkeys(urls)), title or None)


def _is_furniture(element: Element) -> bool:
    told = table()
    return (
        element.name in told["without_words"]
        or element.attributes.get("role") in told["roles"]
        or not set(told["classes"]).isdisjoint(element.classes)
    )


def _reach(cell: Element, name: str) -> int:
    value = cell.attributes.get(name, "").strip()
    return int(value) if value.isdecimal() and len(value) < 5 else 1
