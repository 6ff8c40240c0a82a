"""The references of an article in wikitext: each <ref> with the source that it describes."""

import re
from collections.abc import Iterator

import mwparserfromhell
from mwparserfromhell.nodes import ExternalLink, Tag, Template
from mwparserfromhell.wikicode import Wikicode

from counterclaim.model import Reference
from counterclaim.read.cited.wiki_data import fields, is_source, name_of

_ADDRESS = re.compile(r"https?://[^\s\]|}<>]*[^\s\]|}<>.,;:!?]", re.IGNORECASE)
_LONGEST = 500

Key = tuple[str, str]
"""The group and the name of a reference."""


class References:
    """The references of an article, `code`, as they are defined wherever it defines them."""

    def __init__(self, code: Wikicode) -> None:
        self._source = str(code)
        self._named: dict[Key, Reference] = {}
        self._met = 0
        self._found: dict[str, Reference] = {}
        after = 0
        for tag in _refs(code):
            words = str(tag)
            start = self._source.find(words, after)
            after = start + 1
            if tag.self_closing or not str(tag.contents).strip():
                continue
            self._met += 1
            key = _key(tag)
            reference = described(tag.contents, start, start + len(words), key[1] or str(self._met))
            self._found[words] = reference
            if key[1]:
                self._named.setdefault(key, reference)

    def of(self, tag: Tag, start: int) -> Reference:
        """The reference that `tag`, a <ref> at character `start` of the file, stands for."""
        words = str(tag)
        key = _key(tag)
        if tag.self_closing or not str(tag.contents).strip():
            return self._named.get(key) or Reference(start, start + len(words), key[1], "")
        return self._found.get(words) or described(tag.contents, start, start + len(words), key[1])


def described(code: Wikicode, start: int, end: int, label: str) -> Reference:
    """The reference that `code`, between the characters `start` and `end` of the file, describes."""
    sources = [each for each in code.filter_templates(recursive=True) if is_source(name_of(str(each.name)))]
    told = {
        name: next((v for each in sources if (v := _field(each, name))), None) for name in ("title", "date", "quote")
    }
    urls = [v for name in ("url", "archive") for each in sources for v in _fields(each, name) if _ADDRESS.match(v)]
    urls += [str(link.url) for link in code.filter_external_links(recursive=True)]
    urls += _ADDRESS.findall(str(code))
    link = next((link for link in code.filter_external_links(recursive=True) if link.title), None)
    title = told["title"] or (_plain(link.title) if isinstance(link, ExternalLink) and link.title else None)
    words = " ".join(filter(None, (title, told["date"]))) if sources else _plain(code)
    return Reference(
        start, end, label, words[:_LONGEST], tuple(dict.fromkeys(urls)), title, told["date"], told["quote"]
    )


def _refs(code: Wikicode) -> Iterator[Tag]:
    """Each <ref> of `code`, in the order of the file; those in the parameters of templates too."""
    for tag in code.filter_tags(recursive=True):
        if str(tag.tag).strip().casefold() == "ref":
            yield tag


def _key(tag: Tag) -> Key:
    told = {str(each.name).strip().casefold(): str(each.value or "").strip() for each in tag.attributes}
    return told.get("group", ""), told.get("name", "")


def _field(template: Template, name: str) -> str | None:
    return next(_fields(template, name), None)


def _fields(template: Template, name: str) -> Iterator[str]:
    names = fields(name)
    for parameter in template.params:
        if name_of(str(parameter.name)) in names and (words := _plain(parameter.value)):
            yield words


def _plain(code: Wikicode) -> str:
    return " ".join(str(mwparserfromhell.parse(str(code)).strip_code(normalize=True, collapse=True)).split())
