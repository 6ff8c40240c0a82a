"""Who confirms, denies, declines to say or could not verify, as lines beside the series that they speak about."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.measures import measures
from counterclaim.model import Position
from counterclaim.output.positions import WORDS
from counterclaim.output.report.archive import Archive
from counterclaim.output.wording import date_words, plain, speaker_name


@dataclass(frozen=True, slots=True)
class QuoteView:
    """The words of a position, with their report."""

    words: str
    date: str
    document: str
    in_report: str | None
    lang: str
    language: str


@dataclass(frozen=True, slots=True)
class PositionView:
    """One speaker who takes one position to one thing, in the words of one report or several."""

    speaker: str
    stand: str
    does: str
    about: str
    quotes: list[QuoteView]


def position_views(positions: Sequence[Position], archive: Archive) -> list[PositionView]:
    """The views of `positions`, one for each speaker, stand and thing, in the order in which they are given."""
    together: dict[tuple[str, str, str | None], list[Position]] = defaultdict(list)
    for one in positions:
        who = one.source.entity or speaker_name(one.source).casefold()
        together[who, one.position, one.measure].append(one)
    return [_view(same, archive) for same in together.values()]


def _view(same: Sequence[Position], archive: Archive) -> PositionView:
    first = min(same, key=lambda one: one.lang != "en")
    measure = measures().get(first.measure or "")
    quotes = {(" ".join(one.quote.split()), one.doc): one for one in same}
    return PositionView(
        speaker_name(first.source),
        first.position,
        WORDS[first.position],
        measure.label if measure else "",
        [_quote(one, archive) for one in quotes.values()],
    )


def _quote(one: Position, archive: Archive) -> QuoteView:
    document = archive.document(one.doc, one.text)
    return QuoteView(
        words=plain(one.quote),
        date=date_words(one.said.start, one.said.end) if one.said else "",
        document=plain((document.outlet if document else None) or one.doc),
        in_report=archive.place(one.doc, one.text),
        lang=one.lang,
        language=archive.names.language(one.lang),
    )
