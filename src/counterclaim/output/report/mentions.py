"""A figure in the words of its report: the sentence with its marked evidence, and what proves it elsewhere."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from counterclaim.model import Claim, Document
from counterclaim.output.report.archive import Archive, Entry
from counterclaim.output.report.marks import Segment, kinds_in, outside, sentence_segments
from counterclaim.output.wording import When, number_words, plain, speaker_words

BESIDE = 70


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Evidence outside the sentence, between the words around it."""

    kind: str
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class MentionView:
    """One mention: its figure, its sentence, its report, and how it stands to the one that it repeats (`note`)."""

    id: str
    anchor: str
    number: str
    speaker: str
    date: When
    document: str
    in_report: str | None
    url: str | None
    lang: str
    language: str
    segments: list[Segment]
    kinds: list[str]
    elsewhere: list[Elsewhere]
    note: str = ""


def mention_view(entry: Entry, date: When, archive: Archive, note: str = "") -> MentionView:
    """The view of one mention."""
    claim = entry.claim
    document = archive.document(claim.doc, claim.text)
    shown = sentence_segments(claim)
    place = archive.place(claim.doc, claim.text)
    return MentionView(
        id=claim.id,
        anchor=entry.anchor,
        number=number_words(claim.quantity),
        speaker=speaker_words(claim),
        date=date,
        document=plain(claim.outlet or claim.doc),
        in_report=f"at-{entry.anchor}" if archive.leads_to(entry) else place,
        url=safe_url(claim.url or (document.url if document else None)),
        lang=claim.lang,
        language=archive.names.language(claim.lang),
        segments=shown,
        kinds=kinds_in(shown),
        elsewhere=_elsewhere(claim, document),
        note=note,
    )


def safe_url(address: str | None) -> str | None:
    """`address` if it is a plain http or https address, else None."""
    if not address or any(ord(letter) <= 32 or ord(letter) == 127 for letter in address):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.netloc else None


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
