"""Tables → drafts: a cell with a number, its head and its label; and a problem for each total that does not add up."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from counterclaim.extract.evidence import Draft
from counterclaim.extract.reading import Reading
from counterclaim.extract.tables.around import around
from counterclaim.extract.tables.drafts import Drafts
from counterclaim.extract.tables.outcomes import Outcomes
from counterclaim.extract.tables.sheet import Sheet
from counterclaim.extract.tables.sums import doubtful_totals
from counterclaim.model import Problem, Table
from counterclaim.packs import Pack, pack_for

# the language in which reports of any language may head their tables
_EVERYWHERE = "en"
# cells of a table that is no list of everything
_MOST_CELLS = 200_000


def drafts_in(reading: Reading) -> Iterator[Draft | Problem]:
    """The drafts of the tables in the document that is read, in their order, and a Problem for each doubtful total.

    A table is read in the document's language, and where none of its heads says there what happened, in English.
    """
    for table in reading.document.tables:
        if table.rows and not reading.is_clutter(table.span) and len(table.rows) * len(table.rows[0]) <= _MOST_CELLS:
            yield from _in_table(reading, table)


def _in_table(reading: Reading, table: Table) -> Iterator[Draft | Problem]:
    other = pack_for(_EVERYWHERE) if reading.pack.lang != _EVERYWHERE else None
    for pack in (reading.pack, other):
        if pack is None:
            continue
        sheet = _sheet(reading, table, pack)
        near = around(sheet)
        outcomes = Outcomes(sheet, near)
        if sheet.is_game:
            return
        entries = list(Drafts(sheet, near, outcomes).entries()) if outcomes.any else []
        if entries:
            yield from (entry.draft for entry in entries)
            yield from doubtful_totals(reading.document.id, sheet, entries)
            return


def _sheet(reading: Reading, table: Table, pack: Pack) -> Sheet:
    """The table as a sheet; where the document has no day, relative ones are counted from that of the table."""
    sheet = Sheet(reading, table, pack, reading.anchor)
    if reading.anchor.day is None:
        day = around(sheet).day()
        if day is not None and day.moment.start == day.moment.end:
            return Sheet(reading, table, pack, replace(reading.anchor, day=date.fromisoformat(day.moment.end[:10])))
    return sheet
