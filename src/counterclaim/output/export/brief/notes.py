"""Footnotes: the words that prove a figure, and where they stand."""

from dataclasses import dataclass, field

from counterclaim.model import Claim, Position
from counterclaim.output.export.brief.markdown import escaped, link
from counterclaim.output.export.parcel import Parcel
from counterclaim.output.export.sources import Source, source_of
from counterclaim.output.export.telling import in_full
from counterclaim.output.wording import plain

LONGEST = 480
"""Characters of a quote; of a longer sentence those around the figure are told."""


@dataclass
class Notes:
    """The footnotes of a page, numbered as they are asked for; those of a story before come first."""

    parcel: Parcel
    numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    waiting: list[str] = field(default_factory=list)

    def of(self, claim: Claim) -> str:
        """The mark of the footnote that proves `claim`: "[^3]"."""
        source = source_of(claim, self.parcel.described.get(claim.doc))
        return self._mark(source, claim.sentence.text, quote_of(claim))

    def of_position(self, one: Position) -> str:
        """The mark of the footnote that proves a position."""
        return self._mark(source_of(one, self.parcel.described.get(one.doc)), one.quote, one.quote)

    def _mark(self, source: Source, sentence: str, quote: str) -> str:
        key = (source.doc, sentence)
        if key not in self.numbers:
            self.numbers[key] = len(self.numbers) + 1
            self.waiting.append(f"[^{self.numbers[key]}]: {self._words(source, quote)}\n")
        return f"[^{self.numbers[key]}]"

    def _words(self, source: Source, quote: str) -> str:
        language = "" if source.lang == "en" else f"in {self.parcel.names.language(source.lang)}"
        title = f"“{escaped(source.title)}”" if source.title != source.doc else escaped(source.title)
        told = (f"*{escaped(source.work)}*" if source.work else "", title, in_full(source.day), language)
        address = source.url or source.archived
        where = f" {link(address)}" if address else ""
        return f"“{escaped(quote)}” {', '.join(filter(None, told))}.{where}"

    def taken(self) -> str:
        """The footnotes that were asked for since this was last called."""
        told, self.waiting = "".join(self.waiting), []
        return told


def quote_of(claim: Claim, most: int = LONGEST) -> str:
    """The sentence of `claim`; of one with more than `most` characters those around the figure."""
    sentence = claim.sentence.text
    if len(sentence) <= most:
        return plain(sentence)
    middle = claim.start - claim.sentence.start
    start = max(0, min(middle - most // 2, len(sentence) - most))
    part = sentence[start : start + most]
    if start:
        part = "… " + part.split(" ", 1)[-1]
    if start + most < len(sentence):
        part = part.rsplit(" ", 1)[0] + " …"
    return plain(part)
