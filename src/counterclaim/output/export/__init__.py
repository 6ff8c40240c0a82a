"""What stands in a ledger, in the formats that others work with: a table of them, and a module for each."""

from counterclaim.output.export.formats import FORMATS, Format, companions, format_for, write
from counterclaim.output.export.parcel import Parcel, Walk

__all__ = ["FORMATS", "Format", "Parcel", "Walk", "companions", "format_for", "write"]
