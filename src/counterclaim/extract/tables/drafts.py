"""From a figure of a table and what belongs to it to the draft of a claim."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from counterclaim.extract.context import STOCKS, basis_of
from counterclaim.extract.evidence import Draft
from counterclaim.extract.moments import Mention
from counterclaim.extract.speakers import Voice
from counterclaim.extract.tables.around import Around, told_day, voices_in
from counterclaim.extract.tables.contexts import Context, contexts
from counterclaim.extract.tables.facets import Facet
from counterclaim.extract.tables.outcomes import Outcomes, Told
from counterclaim.extract.tables.sheet import Sheet
from counterclaim.extract.tagging import Tag, Tagged
from counterclaim.model import Counting, Group, Moment, Place, Role, Span, Stance

# so many of the claims from tables of `quality/tables` were right in number, measure and qualifier
_SURE, _BY_CAPTION = 0.96, 0.9
_STANCES: tuple[Stance, ...] = ("possible", "confirmed")
_LONGEST_NAME = 60


@dataclass(frozen=True)
class Entry:
    """A figure of a table, what it counts, and its draft."""

    context: Context
    told: Told
    draft: Draft


class Drafts:
    """Drafts the claims of one table."""

    def __init__(self, sheet: Sheet, near: Around, outcomes: Outcomes) -> None:
        self._sheet, self._near, self._outcomes = sheet, near, outcomes
        self._day = told_day(sheet, near)
        day_columns = [c for c, kind in enumerate(sheet.columns) if kind == "days"]
        self._runs = any("date_as_of" in head.s.tags for c in day_columns for head in sheet.head_facets(c))
        self._many_placed = (
            sum(
                any(sheet.place(cell) for cell in sheet.head_cells(c))
                for c, kind in enumerate(sheet.columns)
                if kind == "figures"
            )
            > 1
        )

    def entries(self) -> Iterator[Entry]:
        """The figures of the table that count people, row by row."""
        for context in contexts(self._sheet):
            told = self._outcomes.of(context)
            if told is not None:
                yield Entry(context, told, self._draft(context, told))

    def _draft(self, context: Context, told: Told) -> Draft:
        figure = context.figure
        evidence: dict[str, tuple[Span, ...]] = {"quantity": (figure.span,), "measure": told.proof}
        if scaled := next((head.scaled for head in context.heads if head.scaled), None):
            evidence["quantity"] = (figure.span, scaled)
        if figure.wording:
            evidence["qualifier"] = (figure.wording,)
        place = self._place(context, evidence)
        group, household = self._group(context, told.measure, evidence)
        as_of, window = self._times(context, evidence)
        voices, stated = self._sources(context, evidence)
        first = voices[0].speaker if voices else None
        unit = "household" if household else figure.amount.unit
        return Draft(
            number=figure.span,
            sentence=self._line(context.row),
            quantity=replace(figure.amount, unit=unit),
            measure=told.measure,
            group=group,
            evidence=evidence,
            places=(place,) if place else (),
            sources=tuple(replace(voice.speaker, stated=stated) for voice in voices),
            as_of=as_of,
            window=window,
            counting=self._counting(context, told.measure),
            basis=basis_of(first, told.measure),
            stance=self._stance(context, evidence),
            confidence=_BY_CAPTION if told.captioned else _SURE,
        )

    def _line(self, row: int) -> Span:
        """The characters from the first cell of the row to the last, without those that reach in from above."""
        above = set(self._sheet.rows[row - 1]) if row else set()
        cells = [cell for cell in self._sheet.rows[row] if cell not in above or cell.start == cell.end]
        cells = [cell for cell in cells if cell.start < cell.end] or list(self._sheet.rows[row])
        return Span(min(cell.start for cell in cells), max(cell.end for cell in cells))

    def _place(self, context: Context, evidence: dict[str, tuple[Span, ...]]) -> Place | None:
        """The finest place among labels and heads; a name that nobody knows where places stand; else the table's."""
        found = [
            place
            for facet in (*context.labels, *context.heads)
            if not (facet.people and not facet.total) and (place := self._sheet.place(facet.span))
        ]
        named = self._named(context)
        if named is not None:
            evidence["places"] = (named.span,)
            around = found[0][0] if found else self._wide(context)[0]
            country = around.country if around else None
            return Place(country, self._sheet.words(named.span), self._sheet.words(named.span), precision="town")
        if found:
            finest = ("point", "town", "region", "country")
            best = min(found, key=lambda one: finest.index(one[0].precision))
            evidence["places"] = (best[1],)
            return best[0]
        place_around, spans = self._wide(context)
        if spans:
            evidence["places"] = spans
        return place_around

    def _wide(self, context: Context) -> tuple[Place | None, tuple[Span, ...]]:
        """The place of the section, of the headings, or of the document."""
        for facet in (*context.sections, *self._near.headings):
            if (found := self._sheet.surest_place(facet.span)) is not None:
                return found[0], (found[1],)
        return self._sheet.reading.main_place, ()

    def _named(self, context: Context) -> Facet | None:
        """The label that can only be the name of a place, or None."""
        row = self._sheet.rows[context.row]
        columns = [c for c in self._sheet.place_columns if c < len(row)]
        cells = [row[c] for c in sorted(columns, reverse=True)][:1]
        if self._many_placed and context.heads:
            cells.append(context.heads[0].span)
        for cell in cells:
            facet = self._sheet.facet(cell)
            words = self._sheet.words(cell)
            meant = facet.outcome or facet.people or facet.total or facet.days or facet.counts
            if not meant and self._sheet.place(cell) is None and any(c.isalpha() for c in words):
                return facet if len(words) <= _LONGEST_NAME else None
        return None

    def _group(self, context: Context, measure: str, evidence: dict[str, tuple[Span, ...]]) -> tuple[Group, bool]:
        """Whom the figure counts, and whether it counts households."""
        own = context.figure.people
        facets = [*context.facets, *self._near.headings[:1]]
        role: Role = own.value.role if own else "people"
        span = self._characters(context, own) if own and role != "people" else None
        country = entity = None
        for facet in facets:
            if facet.role != "people" and role == "people":
                role, span = facet.role, facet.people
            if facet.country and country is None:
                country, span = facet.country, span or facet.people
            entity = entity or facet.entity
        category = self._category(context, evidence)
        household = any(facet.household for facet in (*context.heads, *context.labels))
        if measure == "arrested" and role == "people":
            role = "suspects"
        spans = tuple(dict.fromkeys(one for one in (category, span) if one))
        if spans:
            evidence["group"] = spans
        text = self._sheet.words(spans[0]) if spans else None
        return Group(role, country, entity, text), household

    def _characters(self, context: Context, people: Tag) -> Span:
        cell = self._sheet.rows[context.row][context.column]
        return self._sheet.tagged(cell).characters(people.i, people.j)

    def _category(self, context: Context, evidence: dict[str, tuple[Span, ...]]) -> Span | None:
        """A label that says neither where nor when nor who, but by what the people were told apart ("drowning")."""
        sheet = self._sheet
        if any(sheet.place(f.span) or f.dated or f.total for f in context.labels) or not context.labels:
            return None
        label = context.labels[-1]
        if label.people or evidence.get("places") == (label.span,) or label.span in evidence["measure"]:
            return None
        return None if self._outcomes.turned and label.outcome else label.span

    def _times(self, context: Context, evidence: dict[str, tuple[Span, ...]]) -> tuple[Moment | None, Moment | None]:
        """The day the figure is of, and the period it counts."""
        told = [(facet.s, day) for facet in context.facets for day in facet.days]
        day = next(((s, day) for s, day in told if not day.window), None)
        window = next(((s, day) for s, day in told if day.window), None)
        if window is None and (near := self._near.window()) is not None:
            window = (next(f.s for f in self._near.headings if near in f.days), near)
        if window is not None:
            evidence["window"] = _characters(*window)
        if day is not None:
            evidence["as_of"] = _characters(*day)
            moment = day[1].moment
            if window is None and moment.start != moment.end:  # a month or a year heads what was counted in it
                window = day
                evidence["window"] = evidence["as_of"]
            return moment, window[1].moment if window else None
        general, spans = self._day
        if spans:
            evidence["as_of"] = spans
        return general, window[1].moment if window else None

    def _sources(self, context: Context, evidence: dict[str, tuple[Span, ...]]) -> tuple[Sequence[Voice], bool]:
        """Who gives the figure: the row's own source, else that of the table; whether the row says so."""
        sheet = self._sheet
        for c in range(sheet.width):
            cell = sheet.rows[context.row][c]
            if sheet.head_kind(c) == "sources" and sheet.columns[c] != "figures" and sheet.words(cell):
                voices = voices_in(sheet, sheet.tagged(cell), 0)
                if voices:
                    evidence["sources"] = tuple(span for voice in voices for span in voice.spans)
                    return voices, True
        if self._near.sources:
            evidence["sources"] = tuple(span for voice in self._near.sources for span in voice.spans)
        return self._near.sources, False

    def _counting(self, context: Context, measure: str) -> Counting:
        if context.figure.added:
            return "new"
        facets = (*context.heads, *context.labels, *self._near.headings[:1])
        told: Counting = next((facet.counting for facet in facets if facet.counting != "unknown"), "unknown")
        if told == "unknown" and self._runs and any(label.days for label in context.labels):
            return "cumulative"
        return "stock" if told == "unknown" and measure in STOCKS else told

    def _stance(self, context: Context, evidence: dict[str, tuple[Span, ...]]) -> Stance:
        """Whether a head calls the figure confirmed, or only possible."""
        for facet in (*context.heads, *(label for label in context.labels if label.outcome)):
            for stance in _STANCES:
                for tag in facet.s.each(stance):
                    evidence["stance"] = (facet.s.characters(tag.i, tag.j),)
                    return stance
        return "asserted"


def _characters(s: Tagged, day: Mention) -> tuple[Span, ...]:
    return (s.characters(day.i, day.j),)
