"""One's own bodies, places and parties to a conflict: the tables (CSV) in one folder, and what a row may hold.

docs/gazetteer.md explains the columns. The folder is read anew by every process, so that workers know what it holds.
"""

import csv
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from io import StringIO
from pathlib import Path
from typing import Any, Literal, ParamSpec, TypeVar, cast, get_args

from counterclaim.errors import GazetteerError
from counterclaim.model import SourceType
from counterclaim.packs import country_labels, languages
from counterclaim.settings import gazetteer_folder

What = Literal["body", "place", "party"]

# the columns that a row of each kind must fill, and those that it may
COLUMNS: Mapping[What, tuple[frozenset[str], frozenset[str]]] = {
    "body": (frozenset({"id", "name", "type"}), frozenset({"country", "kind", "parent", "context", "aliases"})),
    "place": (frozenset({"name", "country", "lat", "lon"}), frozenset({"region", "aliases"})),
    "party": (
        frozenset({"conflict", "side"}),
        frozenset({"id", "country", "name", "where", "start", "end", "source"}),
    ),
}
_ALIASES = "aliases"
# what parts the aliases and the countries of one cell
BETWEEN = "|"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of one's own: what it tells of, its filled columns, and where it stands (`line` counts from 1)."""

    what: What
    values: Mapping[str, str]
    file: str
    line: int

    def get(self, column: str) -> str | None:
        """What stands in `column`, None where nothing does."""
        return self.values.get(column)

    def listed(self, column: str) -> tuple[str, ...]:
        """The parts of a cell that holds several."""
        return tuple(part for each in self.values.get(column, "").split(BETWEEN) if (part := each.strip()))

    def day(self, column: str) -> date | None:
        """The day in `column`."""
        return date.fromisoformat(self.values[column]) if column in self.values else None

    @property
    def aliases(self) -> dict[str, tuple[str, ...]]:
        """What texts call it, by language; under "all" what any text may call it, its name included."""
        plain = re.sub(r"\s*\(.*\)$", "", self.values["name"])
        every = tuple(dict.fromkeys((plain, *self.listed(_ALIASES))))
        by_language = {column.partition(":")[2]: self.listed(column) for column in self.values if ":" in column}
        return {"all": every, **by_language}

    def wrong(self, column: str, why: str) -> GazetteerError:
        """The error that says where this row is wrong, and why."""
        return _wrong(self.file, self.line, column, why)


P = ParamSpec("P")
T = TypeVar("T")
_FORGET: list[Callable[[], None]] = []


def kept(function: Callable[P, T]) -> Callable[P, T]:
    """`function`, its answers kept until `forget`: for what is built from the gazetteer."""
    cached = cache(function)
    _FORGET.append(cached.cache_clear)
    return cast(Callable[P, T], cached)


def forget() -> None:
    """Have everything built from the gazetteer built anew, since one's own tables changed."""
    for clear in _FORGET:
        clear()


def own_rows(what: What) -> tuple[Row, ...]:
    """One's own rows that tell of `what`. Raises GazetteerError for a table that cannot be used."""
    return tuple(row for row in _rows() if row.what == what)


def own_files() -> tuple[Path, ...]:
    """The tables in one's folder, by name."""
    folder = gazetteer_folder()
    return tuple(sorted(folder.glob("*.csv"))) if folder.is_dir() else ()


def tables() -> list[bytes]:
    """All that stands in the gazetteer's tables, the program's and one's own: what depends on them depends on this.

    Raises GazetteerError for one of one's own that cannot be read.
    """
    try:
        return [*_shipped(), *(path.read_bytes() for path in own_files())]
    except OSError as error:
        raise GazetteerError(f"{error.filename} cannot be read: {(error.strerror or str(error)).lower()}.") from error


@cache
def _shipped() -> tuple[bytes, ...]:
    tables = (each for each in files(__package__).iterdir() if each.name.endswith((".toml", ".gz")))
    return tuple(each.read_bytes() for each in sorted(tables, key=lambda each: each.name))


@kept
def _rows() -> tuple[Row, ...]:
    return tuple(row for path in own_files() for row in rows_of(path))


def rows_of(path: Path) -> tuple[Row, ...]:
    """The rows of the table at `path`. Raises GazetteerError naming the line and the column that are wrong."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise GazetteerError(f"{path} cannot be read: {(error.strerror or str(error)).lower()}.") from error
    except UnicodeDecodeError as error:
        raise GazetteerError(f"{path.name} is not in UTF-8: save it as “CSV UTF-8”.") from error
    first = text.partition("\n")[0]
    reader = csv.reader(StringIO(text, newline=""), delimiter=max(",;\t", key=first.count), strict=True)
    return tuple(_checked(path.name, reader))


def _checked(file: str, reader: Any) -> Iterator[Row]:
    """The rows that `reader` gives of `file`, each cell looked at."""
    header: Sequence[str] | None = None
    end = 0
    try:
        for cells in reader:
            line, end = end + 1, reader.line_num
            filled = [cell.strip() for cell in cells]
            if not any(filled):
                continue
            if header is None:
                header = _header(file, line, filled)
            elif len(filled) > len(header) and any(filled[len(header) :]):
                why = f"more cells than the heading has columns ({len(header)}): put quotes around text with commas."
                raise _wrong(file, line, None, why)
            else:
                values = {column: cell for column, cell in zip(header, filled, strict=False) if cell}
                yield _row(file, line, values)
    except csv.Error as error:
        raise _wrong(file, reader.line_num, None, f"this is no CSV: {error}.") from error
    if header is None:
        raise GazetteerError(f"{file} is empty: its first line must name the columns, as “what,id,name,type”.")


def _header(file: str, line: int, columns: Sequence[str]) -> Sequence[str]:
    known = {"what", *(column for sides in COLUMNS.values() for columns in sides for column in columns)}
    if "what" not in columns:
        raise _wrong(file, line, None, "there is no column “what”, which says of each row: body, place or party.")
    for column in columns:
        name, colon, lang = column.partition(":")
        if column and (name not in known or (colon and (name != _ALIASES or lang not in languages()))):
            names = ", ".join(sorted(known))
            raise _wrong(
                file, line, column, f"there is no such column. There are {names}, and aliases:de and the like."
            )
        if columns.count(column) > 1 and column:
            raise _wrong(file, line, column, "this column stands there twice.")
    return columns


def _row(file: str, line: int, values: dict[str, str]) -> Row:
    """The row with `values`, each of which was looked at."""
    what = values.pop("what", "")
    values.pop("", None)
    if what not in COLUMNS:
        raise _wrong(file, line, "what", f"“{what}” is neither body, place nor party.")
    needed, allowed = COLUMNS[cast(What, what)]
    for column in sorted(needed - values.keys()):
        raise _wrong(file, line, column, f"a {what} needs one; the cell is empty.")
    for column, value in values.items():
        name = column.partition(":")[0]
        if name not in needed | allowed:
            raise _wrong(file, line, column, f"a {what} has none; leave the cell empty.")
        if name in _CHECKS and (why := _CHECKS[name](value)):
            raise _wrong(file, line, column, f"“{value}” {why}")
    return Row(cast(What, what), values, file, line)


def _wrong(file: str, line: int, column: str | None, why: str) -> GazetteerError:
    place = f"{file}, line {line}" + (f", column {column}" if column else "")
    return GazetteerError(f"{place}: {why}")


def _no_id(value: str) -> str | None:
    if re.fullmatch(r"[a-z]{2,3}\.[a-z0-9_]+", value):
        return None
    return "is no id: write a country, or un, eu or int, a dot and a short name, as ke.nema."


def _no_type(value: str) -> str | None:
    return None if value in get_args(SourceType) else f"is no type of source: write {', '.join(get_args(SourceType))}."


def _no_country(value: str) -> str | None:
    known = country_labels("en")
    wrong = [code for code in value.split(BETWEEN) if code.strip() not in known]
    return f"holds no country in “{wrong[0]}”: write the code of ISO 3166-1, as KE." if wrong else None


def _no_degrees(most: float) -> Callable[[str], str | None]:
    def check(value: str) -> str | None:
        try:
            return None if abs(float(value)) <= most else f"lies outside -{most:g} to {most:g} degrees."
        except ValueError:
            return "is no number: write degrees with a point, as -1.29."

    return check


def _no_day(value: str) -> str | None:
    try:
        date.fromisoformat(value)
    except ValueError:
        return "is no day: write it as 2024-12-31."
    return None


def _no_side(value: str) -> str | None:
    return None if value in ("1", "2") else "is no side: write 1 or 2."


def _no_aliases(value: str) -> str | None:
    return "holds a bracket: write each alias out, with | between them." if re.search(r"[()]", value) else None


_CHECKS: Mapping[str, Callable[[str], str | None]] = {
    "id": _no_id, "type": _no_type, "country": _no_country, "context": _no_country, "where": _no_country,
    "lat": _no_degrees(90), "lon": _no_degrees(180), "start": _no_day, "end": _no_day, "side": _no_side,
    _ALIASES: _no_aliases,
}  # fmt: skip
