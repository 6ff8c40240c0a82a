"""A figure in the words of its report, with what proves it marked."""

from dataclasses import dataclass

from counterclaim.desk.views.figures import figure_words
from counterclaim.desk.wording import Language
from counterclaim.model import Claim
from counterclaim.output.report.marks import kinds_in, sentence_segments
from counterclaim.output.report.mentions import safe_url
from counterclaim.output.wording import plain, showable, speaker_words, when


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence and what it proves: "number", "people", "outcome", "speaker", "place", "time"."""

    words: str
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """The sentence of a claim in `pieces`, all that they prove (`kinds`), its language (ISO 639-1), the report `doc`
    and its outlet, and the address where it was published, None where that is no web address."""

    pieces: tuple[Piece, ...]
    kinds: tuple[str, ...]
    lang: str
    doc: str
    outlet: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Side:
    """One of two figures that are held against each other: who gave it, when, and the words."""

    claim: str
    number: str
    stance: str
    speaker: str
    when: str
    quote: Quote


def quote_of(claim: Claim) -> Quote:
    """The words of `claim`."""
    found = sentence_segments(claim)
    return Quote(
        tuple(Piece(showable(one.text), one.kinds) for one in found),
        tuple(kinds_in(found)),
        claim.lang,
        claim.doc,
        plain(claim.outlet or ""),
        safe_url(claim.url),
    )


def side_of(claim: Claim, language: Language) -> Side:
    """The side of `claim`."""
    date = when(claim)
    words = language.gettext("undated")
    if date.start and date.end:
        first, last = date.start.isoformat(), date.end.isoformat()
        words = language.moment(first, last) if date.clock else language.moment(first[:10], last[:10])
    number = figure_words(claim.quantity, language)
    return Side(claim.id, number, claim.stance, speaker_words(claim), words, quote_of(claim))
