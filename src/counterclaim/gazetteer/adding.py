"""Adding a table of one's own bodies, places and parties: what its rows say of one another must hold."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from counterclaim.errors import GazetteerError
from counterclaim.gazetteer.conflicts import shipped_conflicts
from counterclaim.gazetteer.own import Row, forget, own_files, rows_of
from counterclaim.gazetteer.places import every_region
from counterclaim.gazetteer.states import body
from counterclaim.settings import gazetteer_folder


@dataclass(frozen=True, slots=True)
class AddedTable:
    """What adding a table brought: its place in one's folder, and its rows."""

    path: Path
    rows: tuple[Row, ...]


def own_gazetteer() -> list[Row]:
    """One's own bodies, places and parties, in the order of their files and lines.

    Raises GazetteerError for a table that cannot be used.
    """
    return [row for path in own_files() for row in rows_of(path)]


def add_table(path: Path) -> AddedTable:
    """Check the table at `path` and copy it into one's folder, where it takes the place of a file of its name.

    Raises GazetteerError, naming line and column, and leaves the folder as it was, when something in the table is wrong
    or does not fit what the gazetteer and one's other tables hold.
    """
    rows = rows_of(path)
    kept = [row for file in own_files() if file.name != path.with_suffix(".csv").name for row in rows_of(file)]
    _check(rows, kept)
    target = gazetteer_folder() / path.with_suffix(".csv").name
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished = target.with_suffix(".part")
        unfinished.write_bytes(path.read_bytes())
        unfinished.replace(target)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        message = f"{target} cannot be written: {why}. COUNTERCLAIM_GAZETTEER can name another folder."
        raise GazetteerError(message) from error
    forget()
    return AddedTable(target, rows)


def _check(rows: Sequence[Row], kept: Sequence[Row]) -> None:
    """Raise GazetteerError where one of `rows` does not fit the others, those `kept`, or the shipped gazetteer."""
    every = [*kept, *rows]
    own = {row.values["id"]: row for row in every if row.what == "body"}
    for number, row in enumerate(every[len(kept) :], start=len(kept)):
        if row.what == "body":
            _check_body(row, own, every[:number])
        elif row.what == "place":
            _check_place(row)
        else:
            _check_party(row, own)
    _check_new_conflicts(rows, every)


def _check_body(row: Row, own: dict[str, Row], before: Iterable[Row]) -> None:
    identity, parent = row.values["id"], row.get("parent")
    for other in before:
        if other.what == "body" and other.values["id"] == identity:
            raise row.wrong("id", f"“{identity}” stands in {other.file}, line {other.line}, too.")
    if parent is not None and parent not in own and body(parent) is None:
        raise row.wrong("parent", f"no body is called “{parent}”; a government is, as ke.government.")
    above = [identity]
    while parent is not None:
        if parent in above:
            raise row.wrong("parent", f"“{identity}” would be above itself.")
        above.append(parent)
        known = body(parent)
        parent = own[parent].get("parent") if parent in own else known.parent if known else None


def _check_place(row: Row) -> None:
    region, country = row.get("region"), row.values["country"]
    known = {name for code, name in every_region() if code == country}
    if region is not None and region not in known:
        near = ", ".join(sorted(known)[:5])
        raise row.wrong("region", f"“{region}” is none of {country}" + (f"; there are {near} …" if near else "."))


def _check_party(row: Row, own: dict[str, Row]) -> None:
    identity, country = row.get("id"), row.get("country")
    if (identity is None) == (country is None):
        raise row.wrong("id", "a party is either a body (id) or a country: fill one of the two.")
    if identity is not None and identity not in own and body(identity) is None:
        raise row.wrong("id", f"no body is called “{identity}”: add it in a row with what = body.")
    start, end = row.day("start"), row.day("end")
    if start and end and end < start:
        raise row.wrong("end", f"the last day, {end}, is before the first, {start}.")


def _check_new_conflicts(rows: Sequence[Row], every: Sequence[Row]) -> None:
    """A conflict that is not listed needs a name, the countries it is fought in, and parties on both sides."""
    shipped = {conflict.id for conflict in shipped_conflicts()}
    for row in rows:
        if row.what != "party" or row.values["conflict"] in shipped:
            continue
        parties = [each for each in every if each.what == "party" and each.values["conflict"] == row.values["conflict"]]
        known = ", ".join(sorted(shipped))
        for column in ("name", "where"):
            if not any(each.get(column) for each in parties):
                why = f"“{row.values['conflict']}” is new: one of its rows must fill this. Known conflicts: {known}."
                raise row.wrong(column, why)
        if {each.values["side"] for each in parties} != {"1", "2"}:
            raise row.wrong("side", f"“{row.values['conflict']}” has parties on one side only.")
