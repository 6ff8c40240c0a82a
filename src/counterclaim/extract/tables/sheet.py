"""A table being read: which rows are heads, which columns hold figures, and what each cell says."""

import re
from collections import Counter
from functools import cached_property
from typing import Literal

from counterclaim.extract.moments import Anchor
from counterclaim.extract.names import names_lexicon
from counterclaim.extract.places import Located, places_in
from counterclaim.extract.reading import Reading
from counterclaim.extract.tables.facets import Facet, facet_of
from counterclaim.extract.tables.figures import Figure, figures_of
from counterclaim.extract.tagging import Tagged, tag
from counterclaim.extract.towns import Surroundings
from counterclaim.gazetteer.places import Region
from counterclaim.model import Place, Span, Table
from counterclaim.packs import Pack, table_words

Column = Literal["figures", "days", "words", "other"]

LONGEST_LABEL = 120
"""Characters of the longest label; what is longer is a remark."""

_DECIMAL = re.compile(r"\d+[.,٫]\d+")
_RANGE = re.compile(r"^\d+\s*(?:[-–—]\s*\d+|\+)$|^[<>≥≤]\s*\d+$")
_PAIR = re.compile(r"\d[\d.,\s]*/\s*\d[\d.,\s]*")
_FINEST = ("point", "town", "region", "country")
_SHARE = re.compile(r"\d\s*[%$€£¥₽₩₹₪٪％°]|[$€£¥₽₩₹₪]\s*\d")
# how much of a column must be places for the others in it to be some, too
_PLACES = 1 / 3
_YEARS = range(1900, 2101)
# so many heads of a league's table or an election's make a table one of those
_MOST_HEADS = 6


class Sheet:
    """A table of `reading`, its cells read with `pack`, which may be another than the document's."""

    def __init__(self, reading: Reading, table: Table, pack: Pack, anchor: Anchor) -> None:
        self.reading, self.table, self.pack, self.anchor = reading, table, pack, anchor
        self.rows = table.rows
        self.width = len(table.rows[0])
        self._tagged: dict[tuple[Span, str], Tagged] = {}
        self._facets: dict[Span, Facet] = {}
        self._figures: dict[Span, list[Figure]] = {}
        self._places: dict[Span, tuple[Place, Span] | None] = {}

    def tagged(self, cell: Span, pack: Pack | None = None) -> Tagged:
        """The cell with the meanings of its words, those of heads of tables among them."""
        pack = pack or self.pack
        key = (cell, pack.lang)
        if key not in self._tagged:
            self._tagged[key] = tag(self.reading.text, cell, pack, names_lexicon(pack.lang), table_words(pack.lang))
        return self._tagged[key]

    def facet(self, cell: Span) -> Facet:
        """What the cell says as a head or a label."""
        if cell not in self._facets:
            self._facets[cell] = facet_of(self.tagged(cell), self.anchor)
        return self._facets[cell]

    def figures(self, cell: Span) -> list[Figure]:
        """The figures in the cell."""
        if cell not in self._figures:
            self._figures[cell] = figures_of(self.tagged(cell)) if self.is_figure_like(cell) else []
        return self._figures[cell]

    def has_number(self, cell: Span) -> bool:
        """Whether the cell holds a figure, or a number that a scale in its head makes one ("12.5")."""
        words = self.words(cell)
        return bool(self.figures(cell)) or _DECIMAL.fullmatch(words) is not None or _PAIR.fullmatch(words) is not None

    def halves(self, cell: Span) -> tuple[Span, Span] | None:
        """What stands on either side of the one slash in the cell, without the space around it; else None."""
        text = self.reading.text
        slash = text.find("/", cell.start, cell.end)
        if slash < 0 or text.find("/", slash + 1, cell.end) >= 0:
            return None
        sides = [text[cell.start : slash], text[slash + 1 : cell.end]]
        starts = [side.start() for part in sides if (side := re.search(r"\S", part))]
        if len(starts) < 2:
            return None
        first = Span(cell.start + starts[0], cell.start + len(sides[0].rstrip()))
        return first, Span(slash + 1 + starts[1], slash + 1 + len(sides[1].rstrip()))

    def words(self, cell: Span) -> str:
        """The words of the cell, without the space around them."""
        return self.reading.text[cell.start : cell.end].strip()

    def is_figure_like(self, cell: Span) -> bool:
        """Whether the cell is short and is no date."""
        words = self.words(cell)
        return bool(words) and len(words) <= LONGEST_LABEL and not self._is_full_date(cell)

    def _is_full_date(self, cell: Span) -> bool:
        return any(day.j - day.i > 1 or len(day.moment.text or "") > 4 for day in self.facet(cell).days) and (
            self.facet(cell).dated
        )

    def is_section(self, number: int) -> bool:
        """Whether row `number` is one cell that heads the rows behind it."""
        return number in self._sections

    @cached_property
    def _sections(self) -> frozenset[int]:
        return frozenset(number for number in range(len(self.rows)) if self._is_section(number))

    def _is_section(self, number: int) -> bool:
        cells = {cell for cell in self.rows[number] if self.words(cell)}
        if len(cells) != 1 or self.width < 2:
            return False
        (cell,) = cells
        return not self.figures(cell) and len(self.words(cell)) <= LONGEST_LABEL

    @cached_property
    def heads(self) -> int:
        """How many rows are heads: as the file says, and those behind that only continue them."""
        heads = self.table.heads or self._bare_heads()
        while 0 < heads < len(self.rows) - 1 and self._continues_heads(heads):
            heads += 1
        return min(heads, len(self.rows) - 1) if len(self.rows) > 1 else 0

    def _bare_heads(self) -> int:
        """How many rows before the first figure there are where the file marks no heads."""
        for number, row in enumerate(self.rows):
            figures = [cell for cell in row if self.figures(cell)]
            if figures and not (len(self.rows) > 2 and self._are_years(figures)):
                return number
        return 0

    def _are_years(self, cells: list[Span]) -> bool:
        return len(cells) > 1 and all(len(self.words(c)) == 4 and self._value(c) in _YEARS for c in cells)

    def holds_years(self, c: int) -> bool:
        """Whether the figures of column `c` may all be years."""
        return self._are_years([row[c] for row in self.rows[self.heads :] if self.figures(row[c])])

    def _value(self, cell: Span) -> int | None:
        figures = self.figures(cell)
        return figures[0].amount.low if figures else None

    def _continues_heads(self, number: int) -> bool:
        row = self.rows[number]
        told = {cell for cell in row[1:] if any(c.isalpha() for c in self.words(cell))}
        if any(self.figures(cell) for cell in row) or len(told) < 2:
            return False
        return all(self.facet(cell).known or self.facet(cell).outcome for cell in told)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """What each column holds below its heads."""
        return tuple(self._column(c) for c in range(self.width))

    def _column(self, c: int) -> Column:
        cells = [row[c] for n, row in enumerate(self.rows) if n >= self.heads and not self.is_section(n)]
        cells = [cell for cell in dict.fromkeys(cells) if any(ch.isalnum() for ch in self.words(cell))]
        if not cells:
            return "other"
        if c == 0 and not any(head.outcome for head in self.head_facets(c)):
            if self._are_ranges(cells):
                return "words"
            if [self.words(cell) for cell in cells] == [str(n) for n in range(1, len(cells) + 1)] and len(cells) > 1:
                return "other"
        figures = sum(self.has_number(cell) for cell in cells)
        if self.head_kind(c) == "dates" and not any(head.outcome for head in self.head_facets(c)):
            return "days"
        days = sum(not self.figures(cell) and self.facet(cell).dated for cell in cells)
        if 2 * days > len(cells):
            return "days"
        if 2 * figures >= len(cells):
            return "figures"
        words = sum(
            any(ch.isalpha() for ch in self.words(cell)) and not _SHARE.search(self.words(cell)) for cell in cells
        )
        longest = sum(len(self.words(cell)) for cell in cells) / len(cells)
        return "words" if 2 * words >= len(cells) and longest <= LONGEST_LABEL / 2 else "other"

    def _are_ranges(self, cells: list[Span]) -> bool:
        """Whether the cells are groups of ages and the like: "0–4", "5–14", "65+"."""
        return len(cells) > 1 and 2 * sum(_RANGE.search(self.words(cell)) is not None for cell in cells) > len(cells)

    def head_cells(self, c: int) -> list[Span]:
        """The cells that head column `c`, the highest first, each once."""
        cells = dict.fromkeys(row[c] for row in self.rows[: self.heads])
        return [cell for cell in cells if self.words(cell)]

    def head_facets(self, c: int) -> list[Facet]:
        """What the heads of column `c` say, the highest first."""
        return [self.facet(cell) for cell in self.head_cells(c)]

    def head_kind(self, c: int) -> str | None:
        """What the heads of column `c` say that it holds: dates, places or sources."""
        return next((facet.kind for facet in reversed(self.head_facets(c)) if facet.kind), None)

    def label_columns(self) -> list[int]:
        """The columns whose words or days tell what a row is about: those before the figures, and any of places or days
        behind them."""
        first = self.columns.index("figures") if "figures" in self.columns else self.width
        return [
            c
            for c, kind in enumerate(self.columns)
            if kind in ("words", "days") and (c < first or kind == "days" or self.head_kind(c) in ("places", "dates"))
        ]

    @cached_property
    def place_columns(self) -> frozenset[int]:
        """The columns of labels that name places, known or not."""
        found = set()
        for c in self.label_columns():
            cells = {row[c] for row in self.rows[self.heads :] if self.words(row[c])}
            placed = sum(self.place(cell) is not None for cell in cells)
            if self.head_kind(c) == "places" or (placed > 1 and placed >= _PLACES * len(cells)):
                found.add(c)
        return frozenset(found)

    @cached_property
    def is_game(self) -> bool:
        """Whether the heads are those of a league's table or an election's."""
        heads = {cell for row in self.rows[: max(self.heads, 1)] for cell in row if self.words(cell)}
        labels = {row[0] for row in self.rows if self.words(row[0])} if self.width <= _MOST_HEADS else set()
        games = {cell for cell in heads | labels if self.facet(cell).game or "sport" in self.facet(cell).s.tags}
        return bool(games & heads) or len(games) > 2

    @cached_property
    def labels(self) -> tuple[Span, ...]:
        """The cells of words that label rows or head columns, each once."""
        body = [row[c] for c in self.label_columns() for row in self.rows[self.heads :]]
        heads = [cell for c in range(self.width) for cell in self.head_cells(c)]
        return tuple(dict.fromkeys(cell for cell in body + heads if 0 < len(self.words(cell)) <= LONGEST_LABEL))

    def place(self, cell: Span) -> tuple[Place, Span] | None:
        """The finest place that the cell names, and where."""
        if cell not in self._places:
            self._places[cell] = self._located(cell, self.around)
        return self._places[cell]

    @cached_property
    def around(self) -> Surroundings:
        """The countries and regions that the document names, and the country in which most labels lie."""
        reading = self.reading
        near = Surroundings(reading.countries, reading.regions)
        first = [found[0].country for cell in self.labels if (found := self._located(cell, near)) is not None]
        most = {country for country, times in Counter(first).most_common(1) if country and 3 * times >= 2 * len(first)}
        return Surroundings(reading.countries | most, reading.regions)

    def _located(self, cell: Span, around: Surroundings) -> tuple[Place, Span] | None:
        if self.facet(cell).dated:
            return None
        packs = {pack.lang: pack for pack in (self.reading.pack, self.pack)}
        found = next((found for pack in packs.values() if (found := self._located_in(cell, pack, around))), None)
        return found if found and found[0].precision == "region" else self._completed(cell) or found

    def _completed(self, cell: Span) -> tuple[Place, Span] | None:
        """The region that a label names with the head of its column: "Сумська" under "Область"."""
        heads = [head for c in self._where.get(cell, []) for head in self.head_facets(c) if head.kind == "places"]
        for head in heads:
            words = f"{self.words(cell)} {head.s.text[head.span.start : head.span.end].lower()}"
            s = tag(words, Span(0, len(words)), self.reading.pack, names_lexicon(self.reading.pack.lang))
            for region in s.each("region"):
                if region.i == 0 and region.j == len(s.tokens) and region.j > 1:
                    value: Region = region.value
                    name = self.words(cell)
                    place = Place(value.country, value.name, name, value.geoname, value.lat, value.lon, value.precision)
                    return place, cell
        return None

    @cached_property
    def _where(self) -> dict[Span, list[int]]:
        """The columns of labels that each cell stands in."""
        where: dict[Span, list[int]] = {}
        for c in self.label_columns():
            for row in self.rows[self.heads :]:
                where.setdefault(row[c], []).append(c)
        return where

    def _located_in(self, cell: Span, pack: Pack, around: Surroundings) -> tuple[Place, Span] | None:
        s = self.tagged(cell, pack)
        located = _places_in(s, around)
        if not located:
            return None
        item = min(located, key=lambda item: _FINEST.index(item.place.precision))
        return item.place, s.characters(item.i, item.j)

    def surest_place(self, line: Span) -> tuple[Place, Span] | None:
        """The place that a heading names most surely, and where."""
        s = self.tagged(line, self.reading.pack)
        located = _places_in(s, self.around)
        if not located:
            return None
        item = max(located, key=lambda item: item.weight)
        return item.place, s.characters(item.i, item.j)


def _places_in(s: Tagged, around: Surroundings) -> list[Located]:
    """The places that a cell or a heading names, those left out that belong to a name or say something else."""
    return [
        item
        for item in places_in(s, around)
        if not _is_nationality(s, item.i) and s.inside("body", item.i) is None and s.get("outcome", item.i) is None
    ]


def _is_nationality(s: Tagged, k: int) -> bool:
    country = s.get("country", k)
    return country is not None and country.value.form in ("adjective", "people")
