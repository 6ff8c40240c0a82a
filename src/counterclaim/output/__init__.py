"""From claims to people: tables for a terminal or a spreadsheet, and a report that opens in any browser.

The report has a door of its own, `counterclaim.output.report`: who prints a table need not wait for it.
"""

from counterclaim.output.naming import Names
from counterclaim.output.table import Format, Row, rows, write

__all__ = ["Format", "Names", "Row", "rows", "write"]
