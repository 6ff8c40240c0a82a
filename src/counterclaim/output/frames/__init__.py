"""Records as rows of a table: a sequence of them that data frames read, and that a notebook shows with the words."""

from counterclaim.output.frames.frame import Cell, Field, Frame, Kind, Quote
from counterclaim.output.frames.rows import Rows

__all__ = ["Cell", "Field", "Frame", "Kind", "Quote", "Rows"]
