"""An article in wikitext, as Wikipedia's editors write it: its words, and what is cited where."""

import mwparserfromhell
from mwparserfromhell.nodes import (
    Argument,
    Comment,
    ExternalLink,
    Heading,
    HTMLEntity,
    Node,
    Tag,
    Template,
    Text,
    Wikilink,
)
from mwparserfromhell.nodes.extras import Parameter
from mwparserfromhell.wikicode import Wikicode

from counterclaim.model import Reference
from counterclaim.read.cited.prose import Prose
from counterclaim.read.cited.wiki_data import is_box, is_short, is_title, name_of, table, words_of
from counterclaim.read.cited.wiki_references import References, described

_ROWS, _CELLS = ("tr",), ("td", "th")


def prose_of(source: str) -> Prose:
    """The words of the article `source`, in wikitext."""
    code = mwparserfromhell.parse(source)
    walk = _Walk(source, References(code))
    walk.over(code, 0)
    walk.prose.line()
    return walk.prose


class _Walk:
    """Goes over the parsed article. The parser keeps every character, so that where a part stands is known from the
    lengths of those before it."""

    def __init__(self, source: str, references: References) -> None:
        self.prose = Prose(source)
        self._source = source
        self._references = references
        self._listed = False

    def over(self, code: Wikicode, at: int) -> None:
        """Put in the words of `code`, which begins at character `at` of the file."""
        for node in code.nodes:
            self._node(node, at)
            at += len(str(node))

    def _node(self, node: Node, at: int) -> None:
        match node:
            case Text():
                self._text(at, at + len(str(node)))
            case Tag():
                self._tag(node, at)
            case Template():
                self._template(node, at)
            case Wikilink():
                self._wikilink(node, at)
            case ExternalLink():
                self._external_link(node, at)
            case Heading():
                self.prose.line()
                self.over(node.title, at + node.level)
                self.prose.line()
            case HTMLEntity():
                self.prose.put(node.normalize(), at, at + len(str(node)))
            case Comment() | Argument():
                pass

    def _text(self, start: int, end: int) -> None:
        """Words as they are; an empty line ends a paragraph, and any line end an entry of a list."""
        while start < end:
            line = self._source.find("\n", start, end)
            self.prose.copy(start, end if line < 0 else line)
            if line < 0:
                return
            if self._listed or self._source.startswith("\n", line + 1):
                self.prose.line()
                self._listed = False
            else:
                self.prose.copy(line, line + 1)
            start = line + 1

    def _tag(self, tag: Tag, at: int) -> None:
        name = str(tag.tag).strip().casefold()
        if name == "ref":
            self.prose.cite(self._references.of(tag, at))
        elif name == "br":
            self.prose.line()
        elif name == "table" and not self.prose.in_table:
            self.prose.open_table()
            self._inside(tag, at)
            self.prose.close_table()
        elif name in _ROWS and self.prose.in_table:
            self.prose.open_row()
            self._inside(tag, at)
        elif name in _CELLS and self.prose.in_table:
            self.prose.open_cell(name == "th", _reach(tag, "colspan"), _reach(tag, "rowspan"))
            self._inside(tag, at)
        elif name in table()["tags"]["lines"]:
            self.prose.line()
            self._listed = tag.wiki_markup is not None
            self._inside(tag, at)
            if not self._listed:
                self.prose.line()
        elif name not in table()["tags"]["without_words"]:
            self._inside(tag, at)

    def _inside(self, tag: Tag, at: int) -> None:
        if tag.contents is None or (tag.self_closing and not str(tag.contents)):
            return
        closing = tag.closing_wiki_markup or "" if tag.wiki_markup else f"</{tag.closing_tag}>"
        contents = str(tag.contents)
        self.over(tag.contents, at + len(str(tag)) - len(closing) - len(contents))

    def _template(self, template: Template, at: int) -> None:
        name = name_of(str(template.name))
        if is_short(name):
            words = ", ".join(str(each.value).strip() for each in template.params if not each.showkey)
            self.prose.cite(Reference(at, at + len(str(template)), words, words))
        elif is_box(name) and not self.prose.in_table:
            self._box(template, at)
        else:
            read = words_of(name.partition(":")[0]) or words_of(name)
            places = _places(template, at)
            for number in read:
                for parameter, start in places:
                    if str(parameter.name).strip() == str(number):
                        if number > 1:
                            self._between_words(start, name)
                        self.over(parameter.value, start)

    def _between_words(self, at: int, name: str) -> None:
        if name.endswith("list") or name == "ubl":
            self.prose.line()
        else:
            self.prose.put(" ", at, at)

    def _box(self, template: Template, at: int) -> None:
        told = [each for each in _places(template, at) if str(each[0].value).strip()]
        for parameter, start in told:
            if is_title(name_of(str(parameter.name))):
                self.over(parameter.value, start)
                self.prose.line()
        self.prose.open_table()
        for parameter, start in told:
            if not is_title(name_of(str(parameter.name))):
                self.prose.open_row()
                self.prose.open_cell(head=True)
                self._label(str(parameter.name), start)
                self.prose.open_cell()
                self.over(parameter.value, start)
        self.prose.close_table(labelled=True)

    def _label(self, name: str, value: int) -> None:
        """The `name` of a parameter whose value begins at character `value`: words, without the number of a side."""
        start = value - len("=") - len(name.lstrip())
        for number, character in enumerate(name.strip().rstrip("0123456789").replace("_", " "), start):
            self.prose.put(character, number, number + 1)

    def _wikilink(self, link: Wikilink, at: int) -> None:
        title = str(link.title)
        namespace, colon, _ = title.partition(":")
        if colon and name_of(namespace) in table()["namespaces"]["names"]:
            return
        if link.text is not None:
            self.over(link.text, at + len("[[") + len(title) + len("|"))
        else:
            skipped = len("[[") + title.startswith(":")
            self.prose.copy(at + skipped, at + len("[[") + len(title))

    def _external_link(self, link: ExternalLink, at: int) -> None:
        words = str(link)
        if link.title is not None:
            self.over(link.title, at + len(words) - len("]") - len(str(link.title)))
        code = mwparserfromhell.parse(words)
        self.prose.cite(described(code, at, at + len(words), ""), link=True)


def _places(template: Template, at: int) -> list[tuple[Parameter, int]]:
    """The parameters of `template`, which begins at character `at`, each with where its value begins."""
    found = []
    at += len("{{") + len(str(template.name))
    for parameter in template.params:
        words = str(parameter)
        found.append((parameter, at + len("|") + len(words) - len(str(parameter.value))))
        at += len("|") + len(words)
    return found


def _reach(tag: Tag, name: str) -> int:
    if not tag.has(name):
        return 1
    value = str(tag.get(name).value).strip()
    return int(value) if value.isdecimal() and len(value) < 5 else 1
