"""What Sphinx does with a page before it reads it: generated parts are put in, and the navigation is drawn.

A page holds `<!-- generated: NAME -->` where a part made from the program's own code is to stand, so that it is an
ordinary Markdown file for whoever reads it elsewhere. The navigation is drawn from `index.md`: each of its headings
with the pages linked below it. Pages that it does not link stand under the last heading. Links to folders and
Markdown files outside of `docs/` are for readers of the repository: on the site only their words stay. A `<picture>`
with a dark side becomes two pictures, of which the theme shows one.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

import columns
import commands
import interface
import lists
import rest
from pygments.lexers.special import TextLexer

PARTS: dict[str, Callable[[], str]] = {
    "columns": columns.page,
    "commands": commands.page,
    "interface": interface.page,
    "lists": lists.page,
    "rest": rest.page,
}

_PLACE = re.compile(r"^<!-- generated: (\w+) -->$", re.MULTILINE)
_PICTURE = re.compile(r'<picture>\s+<source [^>]*srcset="([^"]+)">\s+<img alt="([^"]+)" src="([^"]+)">\s+</picture>')
_LINK = re.compile(r"\]\(([\w/-]+)\.md\)")


def setup(app: Any) -> dict[str, Any]:
    """Be a Sphinx extension."""
    app.add_lexer("csv", TextLexer)
    app.connect("source-read", _read)
    app.connect("autodoc-process-docstring", interface.mark_code)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def _read(app: Any, docname: str, content: list[str]) -> None:
    text = both_pictures(without_outside(filled(content[0]), docname.count("/")))
    if docname == app.config.root_doc:
        text += navigation(text, app.env.found_docs)
    content[0] = text


def filled(text: str) -> str:
    """`text` with what belongs at its marked places. Raises KeyError for a part of a name that there is not."""
    return _PLACE.sub(lambda place: PARTS[place[1]](), text)


def without_outside(text: str, up: int = 0) -> str:
    """`text` of a page that lies `up` folders below `docs/`, without its links to folders and papers outside."""
    return re.sub(r"\[([^\]]+)\]\(" + r"\.\./" * (up + 1) + r"(?!\.\.)[^).]*(?:\.md(?:#[^)]*)?)?\)", r"\1", text)


def both_pictures(text: str) -> str:
    """`text` with each `<picture>` as two of Sphinx's images: one for light pages, one for dark ones."""
    return _PICTURE.sub(lambda found: _image(found[3], found[2], "light") + _image(found[1], found[2], "dark"), text)


def _image(source: str, about: str, theme: str) -> str:
    return f"```{{image}} {source}\n:alt: {about}\n:class: only-{theme}\n```\n"


def navigation(index: str, pages: Iterable[str]) -> str:
    """The tables of contents, in Sphinx's words: one a heading of `index`, of the pages that it links.

    `pages` are the names of all pages that there are; those that nothing links are added to the last table.
    """
    groups = [(head, _LINK.findall(rest)) for head, _, rest in map(_parted, index.split("\n## ")[1:])]
    groups = [(head, names) for head, names in groups if names]
    known = {name for _, names in groups for name in names} | {"index"}
    groups[-1][1].extend(sorted(set(pages) - known))
    return "".join(_tree(head, names) for head, names in groups)


def _parted(section: str) -> tuple[str, str, str]:
    return section.partition("\n")


def _tree(head: str, names: list[str]) -> str:
    return "\n".join(["", "```{toctree}", ":hidden:", f":caption: {head}", "", *names, "```", ""])
