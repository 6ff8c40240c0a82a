"""The reports themselves, at the end of the page: their text, with every figure marked and their furniture greyed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from counterclaim.model import Document, Span
from counterclaim.output.report.archive import Archive, Entry
from counterclaim.output.report.marks import segments
from counterclaim.output.report.mentions import safe_url
from counterclaim.output.report.windows import reaching, windows
from counterclaim.output.wording import date_words, plain


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document: the figures that stand in it (several where one number makes several claims), the one
    among them that begins here, whether it is furniture, and how many characters were left out before it."""

    text: str
    figures: tuple[Entry, ...] = ()
    opens: tuple[Entry, ...] = ()
    clutter: bool = False
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A report with its text."""

    anchor: str
    title: str
    id: str
    lang: str | None
    language: str
    date: str
    date_from: str
    outlet: str
    url: str | None
    address: str
    passages: list[Passage]
    figures: int


def document_view(document: Document, archive: Archive) -> DocumentView:
    """The view of one report, with the figures marked that the page shows."""
    published, entries = document.published, archive.entries(document)
    return DocumentView(
        anchor=archive.place(document.id, document.version) or "",
        title=plain(document.title or document.id),
        id=plain(document.id),
        lang=document.lang,
        language=archive.names.language(document.lang) if document.lang else "language unknown",
        date=date_words(published.start, published.end) if published else "",
        date_from=plain(published.source) if published else "",
        outlet=plain(document.outlet or ""),
        url=safe_url(document.url),
        address=plain(document.url or ""),
        passages=passages(document, entries),
        figures=len(entries),
    )


def passages(document: Document, entries: Sequence[Entry]) -> list[Passage]:
    """The text of `document` cut into passages; `entries` are the claims (repetitions too) read from it."""
    by_number = {str(position): entry for position, entry in enumerate(entries)}
    figures = sorted((Span(entry.claim.start, entry.claim.end), name) for name, entry in by_number.items())
    clutter = sorted((Span(*span), "clutter") for span in document.clutter)
    found: list[Passage] = []
    shown_to = 0
    for window in windows(len(document.text), [span for span, _ in figures]):
        left_out = window.start - shown_to
        spans = [(name, span) for listed in (figures, clutter) for span, name in reaching(window, listed)]
        for segment in segments(document.text[window.start : window.end], window.start, spans):
            found.append(_passage(segment.text, segment.kinds, segment.start, by_number, left_out))
            left_out = 0
        shown_to = window.end
    if shown_to < len(document.text):
        found.append(Passage("", left_out=len(document.text) - shown_to))
    return found


def _passage(text: str, kinds: Sequence[str], start: int, by_number: Mapping[str, Entry], left_out: int) -> Passage:
    figures = tuple(by_number[kind] for kind in kinds if kind in by_number)
    opens = tuple(entry for entry in figures if entry.claim.start == start)
    return Passage(text, figures, opens, "clutter" in kinds, left_out)
