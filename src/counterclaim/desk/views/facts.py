"""What is known of a document, and where from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from counterclaim.model import Document, Published
from counterclaim.output import Names
from counterclaim.output.report.mentions import safe_url
from counterclaim.output.wording import date_words, plain

KNOWN_FROM: Mapping[str, str] = {
    "given": "given by whoever added it",
    "sidecar": "the list beside the file",
    "json-ld": "data in the page",
    "meta": "the head of the page",
    "page": "the page",
    "text": "the text",
    "address": "the address",
    "feed": "the feed",
    "mail": "the letter's head",
    "warc": "the web archive",
    "jsonl": "the record it came in",
    "json": "the record it came in",
}
"""Where a fact is known from, in words; what is missing is told as it is."""


@dataclass(frozen=True, slots=True)
class DocumentFact:
    """Something that is known of a document: the `name` of the field, its label, what it holds in words, where that is
    known from ("" where nobody says), and the `address` to which it leads, of http or https alone."""

    name: str
    label: str
    words: str
    known_from: str = ""
    address: str | None = None


def facts_of(document: Document, names: Names) -> list[DocumentFact]:
    """What is known of `document`, in the order in which it is shown."""
    origins = dict(document.origins)
    return [
        DocumentFact(name, label, words, _known_from(source or origins.get(name, "")), address)
        for name, label, words, source, address in _facts(document, names)
        if words
    ]


def _facts(document: Document, names: Names) -> Iterator[tuple[str, str, str, str, str | None]]:
    yield "outlet", "Outlet", plain(document.outlet or ""), "", None
    yield "author", "Author", plain(document.author or ""), "", None
    for name, label, when in (
        ("published", "Published", document.published),
        ("modified", "Changed", document.modified),
    ):
        yield name, label, _day(when), when.source if when else "", None
    yield "lang", "Language", names.language(document.lang) if document.lang else "", "", None
    yield "url", "Source", plain(document.url or ""), "", safe_url(document.url)
    yield "archived", "Archived copy", plain(document.archived or ""), "", safe_url(document.archived)
    yield "forwarded", "Passed on from", plain(document.forwarded or ""), "", None
    yield "media_type", "Read as", plain(document.media_type), "", None


def _day(when: Published | None) -> str:
    return date_words(when.start, when.end) if when else ""


def _known_from(source: str) -> str:
    return KNOWN_FROM.get(source, plain(source))
