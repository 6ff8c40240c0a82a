"""Who confirms, denies, declines to say or could not verify, without a figure of their own."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.desk.wording import Language
from counterclaim.model import Position
from counterclaim.output.wording import plain, showable, speaker_name

QUOTES = 3
"""Quotes of one position that are shown."""


@dataclass(frozen=True, slots=True)
class Stood:
    """The words of a position, in the language `lang` (ISO 639-1), from the character `start` of the report `doc`, and
    the day on which they were said, in words."""

    words: str
    lang: str
    doc: str
    start: int
    said: str


@dataclass(frozen=True, slots=True)
class PositionView:
    """One speaker who takes one position ("confirms", "denies", "declines", "unverified") to one thing; `more` reports
    quote it than are shown."""

    speaker: str
    stand: str
    does: str
    about: str
    quotes: tuple[Stood, ...]
    more: int


def position_views(positions: Sequence[Position], language: Language) -> tuple[PositionView, ...]:
    """The views of `positions`, one for each speaker, stand and thing, in the order in which they are given."""
    together: dict[tuple[str, str, str | None], list[Position]] = defaultdict(list)
    for one in positions:
        who = one.source.entity or speaker_name(one.source).casefold()
        together[who, one.position, one.measure].append(one)
    return tuple(_view(same, language) for same in together.values())


def _view(same: Sequence[Position], language: Language) -> PositionView:
    first = min(same, key=lambda one: one.lang != "en")
    quotes = list({(plain(one.quote), one.doc): one for one in same}.values())
    return PositionView(
        speaker_name(first.source),
        first.position,
        language.named(first.position, "stand"),
        language.named(first.measure, "measure") if first.measure else "",
        tuple(_stood(one, language) for one in quotes[:QUOTES]),
        max(0, len(quotes) - QUOTES),
    )


def _stood(one: Position, language: Language) -> Stood:
    said = language.moment(one.said.start, one.said.end) if one.said else ""
    return Stood(showable(one.quote), one.lang, one.doc, one.start, said)
