"""The fields that rows share with the sheets that are exported: one table, `export/columns.toml`, names both."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from counterclaim.output.export.sheets import Column, columns
from counterclaim.output.export.sheets import Kind as SheetKind
from counterclaim.output.frames.frame import Field, Kind, day

_KINDS: Mapping[SheetKind, Kind] = {
    "text": "text",
    "link": "text",
    "whole": "whole",
    "decimal": "part",
    "day": "day",
    "flag": "flag",
}


def shared(
    sheet: str,
    lists: Mapping[str, Callable[[Any], Sequence[str]]],
    behind: Mapping[str, Field[Any]],
    without: Collection[str] = (),
) -> tuple[Field[Any], ...]:
    """The fields of the columns of `sheet`, but for those that repeat others for HXL and those called as in `without`.

    `lists` tell in full what a sheet has in one cell; `behind` are more fields, each with the name of the column that
    it stands behind.
    """
    found: list[Field[Any]] = []
    for column in columns(sheet):
        if column.beside or column.name in without:
            continue
        several = lists.get(column.name)
        found.append(Field(column.name, "texts", column.about, several) if several else _field(column))
        if column.name in behind:
            found.append(behind[column.name])
    return tuple(found)


def _field(column: Column) -> Field[Any]:
    """The field of `column`: the same values, days as days."""
    if column.kind != "day":
        return Field(column.name, _KINDS[column.kind], column.about, column.value)
    return Field(column.name, "day", column.about, lambda line: _day(column.value(line)))


def _day(value: object) -> object:
    return day(value) if isinstance(value, str) else None
