"""What is known of a document, without its text."""

from collections.abc import Mapping
from dataclasses import dataclass

from counterclaim.model.document import Document, Published


@dataclass(frozen=True, slots=True)
class Described:
    """What is known of the document `doc` in its version `text`, None where it is not known.

    `origins` tells of each field that is known where it is known from; `characters` is the length of the text,
    `tables` how many of them it holds.
    """

    doc: str
    text: str
    title: str | None
    outlet: str | None
    author: str | None
    lang: str | None
    published: Published | None
    modified: Published | None
    url: str | None
    archived: str | None
    forwarded: str | None
    media_type: str
    characters: int
    tables: int
    origins: Mapping[str, str]


def described(document: Document) -> Described:
    """What is known of `document`."""
    return Described(
        document.id,
        document.version,
        document.title,
        document.outlet,
        document.author,
        document.lang,
        document.published,
        document.modified,
        document.url,
        document.archived,
        document.forwarded,
        document.media_type,
        len(document.text),
        len(document.tables),
        dict(document.origins),
    )
