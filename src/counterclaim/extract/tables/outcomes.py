"""What happened to those whom a figure of a table counts: its head or label says so, else the table's caption."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from counterclaim.extract.tables.around import Around
from counterclaim.extract.tables.contexts import Context, caption_outcome, is_turned
from counterclaim.extract.tables.facets import Facet
from counterclaim.extract.tables.sheet import Sheet
from counterclaim.model import Span
from counterclaim.packs import Outcome
from counterclaim.packs.tokens import WORD

# what also happens to goods, money and players: people must be spoken of, or told of beside
_WEAK = frozenset({"released", "returned", "deployed", "gathered", "affected", "captured", "rescued"})
_VERBS = ("active", "object", "action", "holds")


@dataclass(frozen=True)
class Told:
    """What happened, the characters that say so, and whether they stand in the caption alone."""

    measure: str
    proof: tuple[Span, ...]
    captioned: bool = False


class Outcomes:
    """Tells of each figure of a table what happened to those it counts."""

    def __init__(self, sheet: Sheet, near: Around) -> None:
        self._sheet = sheet
        self._turned = is_turned(sheet)
        self._ill = sheet.reading.speaks_of("disease", 1) or any("disease" in f.s.tags for f in near.headings)
        self._headline = caption_outcome(near)
        self._measures = set(self._all_measures())
        self._of_people = any(facet.people is not None for facet in (*near.headings, *self._cells()))

    @property
    def any(self) -> bool:
        """Whether anything that happens to people is told at all."""
        return bool(self._measures)

    def of(self, context: Context) -> Told | None:
        """What happened to those whom the figure of `context` counts; None where it counts no people."""
        told = self._told(context)
        if told is None or (told.measure in _WEAK and not self._speaks_of_people):
            return None
        return told

    def _told(self, context: Context) -> Told | None:
        if self._counts_things(context):
            return None
        own = context.figure.outcome
        if own is not None:
            return Told(own.measure, context.figure.proof)
        first, second = (context.labels, context.heads) if self._turned else (context.heads, context.sections)
        for facet in (*first, *context.sections, *second):
            if facet.several:
                return None
            if (outcome := self._outcome(facet)) is not None:
                return Told(self._meant(outcome), facet.proof)
        return self._by_sum(context) or self._by_caption(context)

    def _outcome(self, facet: Facet) -> Outcome | None:
        outcome = facet.outcome
        if outcome is None or facet.thing:
            return None
        if outcome.measure == "infected" and outcome.construction == "bare" and not self._ill:
            return None
        s = facet.s
        strange = any(token.kind == WORD and k not in s.known for k, token in enumerate(s.tokens))
        return None if strange and outcome.construction in _VERBS else outcome

    def _meant(self, outcome: Outcome) -> str:
        """The measure; a bare "victims" beside the injured means the dead."""
        bare = outcome.measure == "casualties" and outcome.construction == "bare"
        return "killed" if bare and "injured" in self._measures and "killed" not in self._measures else outcome.measure

    def _counts_things(self, context: Context) -> bool:
        if any(head.thing for head in context.heads) or any(section.thing for section in context.sections):
            return True
        placed = any(self._sheet.place(f.span) or f.dated for f in (*context.labels, *context.heads))
        return not placed and any(label.thing for label in context.labels)

    def _by_sum(self, context: Context) -> Told | None:
        """A bare "total" over figures of one kind, or of dead and injured."""
        if not context.total_column or self._turned:
            return None
        sheet = self._sheet
        outcomes = [
            (self._meant(outcome), facet.proof)
            for c, kind in enumerate(sheet.columns)
            if kind == "figures" and c != context.column
            for facet in reversed(sheet.head_facets(c))
            if (outcome := self._outcome(facet)) is not None
        ]
        measures = {measure for measure, _ in outcomes}
        proof = tuple(dict.fromkeys(span for _, spans in outcomes for span in spans))
        if len(measures) == 1:
            return Told(measures.pop(), proof)
        return Told("casualties", proof) if measures == {"killed", "injured"} else None

    def _by_caption(self, context: Context) -> Told | None:
        headline = self._headline
        outcome = self._outcome(headline) if headline is not None and not headline.several else None
        if headline is None or outcome is None:
            return None
        plain = all(f.known or f.kind is not None or self._sheet.place(f.span) for f in context.heads)
        if not plain or any(self._outcome(f) for f in context.labels):
            return None
        return Told(self._meant(outcome), headline.proof, captioned=True)

    @property
    def _speaks_of_people(self) -> bool:
        return self._of_people or bool(self._measures - _WEAK)

    def _cells(self) -> Iterator[Facet]:
        sheet = self._sheet
        heads: Iterable[Span] = (cell for c in range(sheet.width) for cell in sheet.head_cells(c))
        return (sheet.facet(cell) for cell in dict.fromkeys([*heads, *sheet.labels]))

    def _all_measures(self) -> Iterator[str]:
        facets = [*self._cells(), *([self._headline] if self._headline else [])]
        for facet in facets:
            if (outcome := self._outcome(facet)) is not None:
                yield outcome.measure
