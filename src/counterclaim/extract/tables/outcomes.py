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
_WEAK = frozenset({"released", "returned", "deployed", "gathered", "affected", "captured", "rescued", "missing"})
# words beside what happened that name nothing else to be counted
_PLAIN = (
    "determiner", "auxiliary", "preposition", "conjunction", "locative", "cumulative", "new", "stock", "confirmed",
    "possible", "table_totals", "table_counts", "number_of", "date_since", "region", "country", "city",
)  # fmt: skip
# what happens to people and animals alone
_OF_PEOPLE = frozenset({"killed", "injured", "arrested", "abducted", "hospitalized", "infected"})
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
        self.turned = is_turned(sheet)
        self._ill = sheet.reading.speaks_of("disease", 1) or any("disease" in f.s.tags for f in near.headings)
        self._headline = caption_outcome(near)
        self._measures = set(self._all_measures())
        spoken_of = (*(f for f in near.headings if f.outcome or f.several), *self._cells())
        self._of_people = any(facet.people is not None and facet.people not in facet.proof for facet in spoken_of)

    @property
    def any(self) -> bool:
        """Whether anything that happens to people is told at all."""
        return bool(self._measures)

    def of(self, context: Context) -> Told | None:
        """What happened to those whom the figure of `context` counts; None where it counts no people."""
        told = self._told(context)
        if told is None or self._label_of_things(context, told.measure):
            return None
        if told.measure in _WEAK:
            strange = self.turned and not self._plain(context)
            if strange or not self._speaks_of_people or self._sheet.holds_years(context.column):
                return None
        return told

    def _told(self, context: Context) -> Told | None:
        if self._head_of_things(context):
            return None
        own = context.figure.outcome
        if own is not None:
            return Told(own.measure, context.figure.proof)
        if self._tells_of_some(context):
            return self._of_those_before(context)
        first, second = (context.labels, context.heads) if self.turned else (context.heads, context.sections)
        for facet in (*first, *context.sections, *second):
            if facet.several:
                return None
            if facet.names and facet in context.labels:
                continue  # "Dead River"
            if (outcome := self._outcome(facet)) is not None:
                return Told(self._meant(outcome), facet.proof)
        return self._by_sum(context) or self._by_caption(context)

    def _tells_of_some(self, context: Context) -> bool:
        """Whether the head only names people, of those whom a column to its left counts: "of whom children"."""
        if not context.heads or self.turned or any(head.outcome for head in context.heads):
            return False
        head = context.heads[0]
        return head.part or (head.role != "people" and self._headline is None and len(self._measures) == 1)

    def _of_those_before(self, context: Context) -> Told | None:
        """What happened to those of whom a column counts some: "evacuated", then "of whom children"."""
        for c in range(context.column - 1, -1, -1):
            for facet in reversed(self._sheet.head_facets(c)):
                if (outcome := self._outcome(facet)) is not None:
                    return Told(self._meant(outcome), facet.proof)
        return None

    def _outcome(self, facet: Facet) -> Outcome | None:
        outcome = facet.outcome
        if outcome is None or facet.thing:
            return None
        if outcome.measure == "infected" and outcome.construction == "bare" and not self._ill:
            return None
        s = facet.s
        if outcome.measure in _WEAK and facet.people is None and not _alone(facet):
            return None
        strange = any(token.kind == WORD and k not in s.known for k, token in enumerate(s.tokens))
        return None if strange and outcome.construction in _VERBS else outcome

    def _meant(self, outcome: Outcome) -> str:
        """The measure; a bare "victims" beside the injured means the dead."""
        bare = outcome.measure == "casualties" and outcome.construction == "bare"
        return "killed" if bare and "injured" in self._measures and "killed" not in self._measures else outcome.measure

    def _head_of_things(self, context: Context) -> bool:
        """Whether the heads say that no people are counted below them."""
        return any(f.thing or "sport" in f.s.tags for f in context.heads if not self._sheet.place(f.span))

    def _label_of_things(self, context: Context, measure: str) -> bool:
        """Whether the labels name what is no people: animals killed, hospitals evacuated, their average."""
        sheet = self._sheet
        row = sheet.rows[context.row]
        if any(row[c] for c in sheet.place_columns):
            return False
        labels = (*context.labels, *context.sections)
        if any(sheet.place(f.span) or f.dated for f in context.labels):
            return False
        return any(f.rated or f.animals or (f.thing and measure not in _OF_PEOPLE) for f in labels if not f.people)

    def _by_sum(self, context: Context) -> Told | None:
        """A bare "total" over figures of one kind, or of dead and injured."""
        if not context.total_column or self.turned:
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
        if not self._plain(context) or any(self._outcome(f) for f in context.labels):
            return None
        return Told(self._meant(outcome), headline.proof, captioned=True)

    def _plain(self, context: Context) -> bool:
        """Whether the heads say that something is counted, where, when or of whom, and nothing strange."""
        return all(f.known or f.kind is not None or self._sheet.place(f.span) for f in context.heads)

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


def _alone(facet: Facet) -> bool:
    """Whether the cell says what happened and nothing else that could be counted ("affected" alone)."""
    s, proof = facet.s, facet.proof
    told = {k for day in facet.days for k in range(day.i, day.j)}
    for k, token in enumerate(s.tokens):
        inside = any(span.start <= token.start < span.end for span in proof)
        if token.kind == WORD and k not in told and not inside and not any(s.inside(kind, k) for kind in _PLAIN):
            return False
    return True
