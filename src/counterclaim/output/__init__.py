"""From claims to people: tables for a terminal or a spreadsheet, and a report that opens in any browser."""

from counterclaim.output.naming import Names
from counterclaim.output.report import report_html
from counterclaim.output.table import Format, Row, rows, write

__all__ = ["Format", "Names", "Row", "report_html", "rows", "write"]
