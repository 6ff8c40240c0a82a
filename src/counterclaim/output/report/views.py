"""What the templates show: claims, series and documents with every word already chosen."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from counterclaim.model import Claim, Document
from counterclaim.output.naming import Names
from counterclaim.output.report.chart import Chart, chart_of
from counterclaim.output.report.differ import Difference, differences
from counterclaim.output.report.documents import Passage, passages
from counterclaim.output.report.fields import fields_of
from counterclaim.output.report.marks import Segment, kinds_in, outside, sentence_segments
from counterclaim.output.report.series import Entry, Series
from counterclaim.output.wording import (
    When,
    date_words,
    number_words,
    plain,
    speaker_key,
    speaker_name,
    speaker_words,
    when,
)

WIDE, NARROW = 880.0, 340.0
BESIDE = 70


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Evidence outside the sentence, between the words around it."""

    kind: str
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim as a line of the page and what unfolds below it."""

    anchor: str
    date: When
    number: str
    stance: str
    gloss: str
    speaker: str
    via: str
    colour: str
    document: str
    document_anchor: str | None
    url: str | None
    lang: str
    language: str
    segments: list[Segment]
    kinds: list[str]
    elsewhere: list[Elsewhere]
    fields: list[tuple[str, str]]
    repeats: tuple["ClaimView", ...]


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """Two figures that differ, each with its speaker, date and link, and how far apart they were given."""

    low: ClaimView
    high: ClaimView
    apart: str


@dataclass(frozen=True, slots=True)
class SeriesView:
    """A series with its charts (wide and narrow) and claims."""

    title: str
    anchor: str
    claims: list[ClaimView]
    speakers: int
    languages: int
    low: str
    high: str
    period: str
    undated: int
    differ: list[DifferenceView]
    legend: list[tuple[str, str, int]]
    wide: Chart | None
    narrow: Chart | None


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


def safe_url(address: str | None) -> str | None:
    """`address` if it is a plain http or https address, else None."""
    if not address or any(ord(letter) <= 32 or ord(letter) == 127 for letter in address):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.netloc else None


class Views:
    """Makes the views of one report: knows its names, its documents and where each stands on the page."""

    def __init__(self, documents: Sequence[Document], names: Names) -> None:
        self.names = names
        self.documents = documents
        self.anchors = {(one.id, one.version): f"document-{number}" for number, one in enumerate(documents, 1)}
        self.by_version = {(one.id, one.version): one for one in documents}

    def claim(self, entry: Entry, colours: Mapping[str | None, str]) -> ClaimView:
        """The view of one entry, with its repetitions."""
        claim = entry.claim
        document = self.by_version.get((claim.doc, claim.text))
        shown = sentence_segments(claim)
        return ClaimView(
            anchor=entry.anchor,
            date=when(claim),
            number=number_words(claim.quantity),
            stance="" if claim.stance == "asserted" else claim.stance,
            gloss=plain(claim.gloss),
            speaker=speaker_words(claim),
            via=", ".join(speaker_name(speaker) for speaker in claim.via),
            colour=colours.get(speaker_key(claim), "none"),
            document=plain(claim.outlet or claim.doc),
            document_anchor=self.anchors.get((claim.doc, claim.text)),
            url=safe_url(claim.url or (document.url if document else None)),
            lang=claim.lang,
            language=self.names.language(claim.lang),
            segments=shown,
            kinds=kinds_in(shown),
            elsewhere=_elsewhere(claim, document),
            fields=fields_of(claim, self.names),
            repeats=tuple(self.claim(repeat, colours) for repeat in entry.repeats),
        )

    def series(self, series: Series, colours: Mapping[str | None, str]) -> SeriesView:
        """The view of one series."""
        claims = [self.claim(entry, colours) for entry in series.entries]
        by_claim = {id(entry.claim): view for entry, view in zip(series.entries, claims, strict=True)}
        ranked = sorted(series.claims, key=lambda claim: claim.quantity.spoken)
        return SeriesView(
            title=series.title,
            anchor=series.anchor,
            claims=claims,
            speakers=series.speakers,
            languages=len({claim.lang for claim in series.claims}),
            low=number_words(ranked[0].quantity),
            high=number_words(ranked[-1].quantity),
            period=_period(claims),
            undated=sum(claim.date.kind == "undated" for claim in claims),
            differ=[_difference(found, by_claim) for found in differences(series.claims)],
            legend=_legend(series, colours),
            wide=chart_of(series, colours, WIDE),
            narrow=chart_of(series, colours, NARROW),
        )

    def all_documents(self, every: Sequence[Series]) -> list[DocumentView]:
        """The views of all documents, in the order given, with the figures of `every` series marked in them."""
        read: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        for series in every:
            for entry in series.entries:
                for one in (entry, *entry.repeats):
                    read[(one.claim.doc, one.claim.text)].append(one)
        return [self._document(one, read[(one.id, one.version)]) for one in self.documents]

    def _document(self, document: Document, entries: Sequence[Entry]) -> DocumentView:
        published = document.published
        return DocumentView(
            anchor=self.anchors[(document.id, document.version)],
            title=plain(document.title or document.id),
            id=plain(document.id),
            lang=document.lang,
            language=self.names.language(document.lang) if document.lang else "language unknown",
            date=date_words(published.start, published.end) if published else "",
            date_from=plain(published.source) if published else "",
            outlet=plain(document.outlet or ""),
            url=safe_url(document.url),
            address=plain(document.url or ""),
            passages=passages(document, sorted(entries, key=lambda entry: (entry.claim.start, entry.claim.end))),
            figures=len(entries),
        )


def _elsewhere(claim: Claim, document: Document | None) -> list[Elsewhere]:
    if document is None:
        return []
    text = document.text
    return [
        Elsewhere(
            kind,
            _tail(text[max(0, span.start - BESIDE - 1) : span.start]),
            plain(text[span.start : span.end]),
            _head(text[span.end : span.end + BESIDE + 1]),
        )
        for kind, span in outside(claim)
    ]


def _tail(text: str) -> str:
    """The last words of `text`, in the space it ends with."""
    kept = text[-BESIDE:].split(" ", 1)[-1] if len(text) > BESIDE else text
    return ("… " if kept != text else "") + plain(kept) + (" " if text[-1:].isspace() else "")


def _head(text: str) -> str:
    """The first words of `text`, in the space it begins with."""
    kept = text[:BESIDE].rsplit(" ", 1)[0] if len(text) > BESIDE else text
    return (" " if text[:1].isspace() else "") + plain(kept) + (" …" if kept != text else "")


def _difference(found: Difference, views: Mapping[int, ClaimView]) -> DifferenceView:
    match found.days:
        case None:
            undated = [one for one in (views[id(found.low)], views[id(found.high)]) if one.date.kind == "undated"]
            apart = "both undated" if len(undated) == 2 else "one of them undated"
        case 0:
            apart = "on the same date"
        case 1:
            apart = "a day apart"
        case days:
            apart = f"{days} days apart"
    return DifferenceView(views[id(found.low)], views[id(found.high)], apart)


def _legend(series: Series, colours: Mapping[str | None, str]) -> list[tuple[str, str, int]]:
    """Colour, name and number of figures of each speaker, then of all that have no colour of their own."""
    shown: dict[str | None, str] = {}
    tally: dict[str | None, int] = defaultdict(int)
    for claim in series.claims:
        key = speaker_key(claim)
        key = key if key in colours else ("" if key else None)
        shown.setdefault(key, speaker_words(claim) if key else "other speakers" if key == "" else "no speaker named")
        tally[key] += 1
    order = sorted(shown, key=lambda key: (key is None, key == "", -tally[key], shown[key]))
    return [(colours.get(key, "none"), shown[key], tally[key]) for key in order]


def _period(claims: Sequence[ClaimView]) -> str:
    dates = [claim.date for claim in claims if claim.date.start and claim.date.end]
    starts = [date.start for date in dates if date.start]
    ends = [date.end for date in dates if date.end]
    return date_words(f"{min(starts):%Y-%m-%d}", f"{max(ends):%Y-%m-%d}") if starts else ""
