"""Whether the totals of a table are the sums of their parts."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from counterclaim.extract.tables.drafts import Entry
from counterclaim.extract.tables.sheet import Sheet
from counterclaim.model import Problem

# roles that make up everybody: of each pair both must be there
_WHOLES = (frozenset({"men", "women"}), frozenset({"civilians", "soldiers"}), frozenset({"civilians", "fighters"}))


def doubtful_totals(doc: str, sheet: Sheet, entries: Sequence[Entry]) -> Iterator[Problem]:
    """A Problem for each total that the figures it sums up do not make up, with both numbers."""
    plain = [entry for entry in entries if not entry.context.figure.aside]
    by_column: dict[tuple[int, str], list[Entry]] = defaultdict(list)
    by_row: dict[tuple[int, str], list[Entry]] = defaultdict(list)
    for entry in plain:
        by_column[entry.context.column, entry.told.measure].append(entry)
        by_row[entry.context.row, entry.told.measure].append(entry)
    for column in by_column.values():
        yield from _in_column(doc, sheet, column)
    for row in by_row.values():
        yield from _in_row(doc, row)


def _in_column(doc: str, sheet: Sheet, column: Sequence[Entry]) -> Iterator[Problem]:
    """The total rows of a column: each sums up what stands since the last one, or all there is, or other totals."""
    totals = [entry for entry in column if entry.context.total_row]
    parts = [entry for entry in column if not entry.context.total_row and not _is_among(entry)]
    if len(parts) < 2 or not all(map(_is_exact, parts)) or _nested(parts) or _empty_cells(sheet, column):
        return
    roles = {part.draft.group.role for part in parts} - {"people"}
    exhaustive = not roles or any(whole <= roles for whole in _WHOLES)
    last = -1
    for total in totals:
        row = total.context.row
        since = [part for part in parts if last < part.context.row < row]
        others = [other for other in totals if other is not total]
        ways = [sum(map(_value, group)) for group in (parts, since, others) if group]
        last = row
        if _is_exact(total) and _value(total) not in ways and (exhaustive or _value(total) < max(map(_value, parts))):
            yield _problem(doc, total, ways[1] if since and len(totals) > 1 else ways[0])


def _in_row(doc: str, row: Sequence[Entry]) -> Iterator[Problem]:
    """The total in a row of the same thing told of men and women, of civilians and soldiers, or of several places."""
    totals = [entry for entry in row if entry.context.total_column]
    parts = [entry for entry in row if not entry.context.total_column and not _is_among(entry)]
    if len(totals) != 1 or len(parts) < 2 or not all(map(_is_exact, (*parts, *totals))):
        return
    roles = [entry.draft.group.role for entry in parts]
    apart = len(set(roles)) == len(roles) and any(whole <= set(roles) for whole in _WHOLES)
    places = [entry.draft.places for entry in parts]
    apart = apart or (len(set(places)) == len(places) and all(places) and not _nested(parts))
    summed = sum(map(_value, parts))
    if apart and summed != _value(totals[0]):
        yield _problem(doc, totals[0], summed)


def _problem(doc: str, total: Entry, summed: int) -> Problem:
    why = (
        f"The total says {_value(total):,}, and the figures it sums up make {summed:,}. "
        "Look at the table: one of them is wrong or missing."
    )
    return Problem(doc, "extract", "doubtful_total", why, total.draft.number.start, total.draft.number.end)


def _value(entry: Entry) -> int:
    return entry.draft.quantity.spoken


def _is_exact(entry: Entry) -> bool:
    return entry.draft.quantity.qualifier == "exact"


def _is_among(entry: Entry) -> bool:
    """Whether those counted are among others in the table ("of whom children")."""
    return any(facet.part for facet in entry.context.facets)


def _nested(parts: Sequence[Entry]) -> bool:
    """Whether a part may lie in another, or is told twice: a country among its provinces."""
    named = [part.draft.places[0] for part in parts if part.draft.places]
    precisions = {place.precision for place in named if place.geoname is not None or place.precision == "country"}
    return "country" in precisions and len(precisions) > 1


def _empty_cells(sheet: Sheet, column: Sequence[Entry]) -> bool:
    """Whether some row of the column tells no figure, so that nobody can add up."""
    c = column[0].context.column
    told = {entry.context.row for entry in column}
    rows = range(sheet.heads, len(sheet.rows))
    return any(
        n not in told and any(ch.isalnum() for ch in sheet.words(sheet.rows[n][c]))
        for n in rows
        if not sheet.is_section(n)
    )
