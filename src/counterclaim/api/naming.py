"""What is named by hand: one's own bodies, places and parties to a conflict."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from counterclaim.gazetteer.adding import AddedTable
    from counterclaim.gazetteer.own import Row


def gazetteer_add(path: str | PathLike[str]) -> AddedTable:
    """Check a table (CSV) of one's own bodies, places and parties and copy it into one's folder, from where every later
    reading takes it (docs/gazetteer.md).

    A file of the same name that was added before is replaced. Raises GazetteerError, naming line and column, and
    changes nothing, when something in the table is wrong.
    """
    from counterclaim.gazetteer.adding import add_table

    return add_table(Path(path))


def gazetteer_list() -> list[Row]:
    """One's own bodies, places and parties, in the order of their files and lines.

    Raises GazetteerError for a table that cannot be used.
    """
    from counterclaim.gazetteer.adding import own_gazetteer

    return own_gazetteer()
