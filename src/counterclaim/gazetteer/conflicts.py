"""Who stands against whom: `conflicts.toml`, and how a source stands to the people it counts."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files

from counterclaim.gazetteer.bodies import bodies
from counterclaim.gazetteer.own import Row, kept, own_rows
from counterclaim.model import Standpoint

_OF_THE_STATE = frozenset({"government", "military", "intelligence", "police", "rescue"})


@dataclass(frozen=True, slots=True)
class Conflict:
    """A conflict: its days (no `end` while it goes on), the countries it is fought in, and its two sides.

    A side names states (ISO 3166-1 alpha-2), governments that fight some of their own people ("sd.government") and ids
    of bodies. `source` says where dates and sides can be checked. `terms` are the days of parties that joined later or
    left earlier: the label, its first day and its last.
    """

    id: str
    name: str
    start: date
    where: frozenset[str]
    sides: tuple[frozenset[str], frozenset[str]]
    source: str
    end: date | None = None
    terms: tuple[tuple[str, date | None, date | None], ...] = ()

    def goes_on(self, day: date) -> bool:
        """Whether `day` lies in the conflict."""
        return _between(self.start, day, self.end)

    def side(self, labels: Iterable[str], day: date | None = None) -> int | None:
        """The side of whoever bears `labels`, of which the first that is on a side (on `day`) decides."""
        sides = self.parties(day)
        for label in labels:
            for number, side in enumerate(sides):
                if label in side or _state(label) in side:
                    return number
        return None

    def parties(self, day: date | None = None) -> tuple[frozenset[str], ...]:
        """The two sides as they are on `day`; without one, with everybody who ever was on them."""
        absent = {label for label, start, end in self.terms if day and not _between(start, day, end)}
        return tuple(side - absent for side in self.sides)


@cache
def shipped_conflicts() -> tuple[Conflict, ...]:
    """Every conflict of the table."""
    table = tomllib.loads(files(__package__).joinpath("conflicts.toml").read_text(encoding="utf-8"))
    return tuple(
        Conflict(**{**row, "where": frozenset(row["where"]), "sides": tuple(map(frozenset, row["sides"]))})
        for row in table["conflict"]
    )


@kept
def conflicts() -> tuple[Conflict, ...]:
    """Every conflict of the table, with the parties and the conflicts that one's own tables add."""
    own = defaultdict(list)
    for row in own_rows("party"):
        own[row.values["conflict"]].append(row)
    joined = [_joined(conflict, own.pop(conflict.id, ())) for conflict in shipped_conflicts()]
    return (*joined, *(_joined(_made(rows), rows) for rows in own.values()))


def _made(rows: Sequence[Row]) -> Conflict:
    """The conflict that `rows` of one's own tell of, still without its parties."""

    def told(column: str) -> str:
        return next((row.values[column] for row in rows if row.get(column)), "")

    starts = [day for row in rows if (day := row.day("start"))]
    return Conflict(
        id=rows[0].values["conflict"],
        name=told("name") or rows[0].values["conflict"],
        start=min(starts, default=date.min),
        where=frozenset(code for row in rows for code in row.listed("where")),
        sides=(frozenset(), frozenset()),
        source=told("source"),
    )


def _joined(conflict: Conflict, rows: Iterable[Row]) -> Conflict:
    """`conflict` with the parties that `rows` of one's own add."""
    sides, terms = list(conflict.sides), list(conflict.terms)
    for row in rows:
        label, number = row.get("id") or row.values["country"], int(row.values["side"]) - 1
        sides[number] |= {label}
        terms.append((label, row.day("start"), row.day("end")))
    return replace(conflict, sides=(sides[0], sides[1]), terms=tuple(terms))


def standpoint(
    source: tuple[str | None, str | None],
    counted: tuple[str | None, str | None],
    where: str | None = None,
    day: date | None = None,
) -> Standpoint | None:
    """How a source stands to the people it counts: `own` side, `adversary` or `third_party`; None when not known.

    `source` and `counted` are each a country (ISO 3166-1 alpha-2) and the id of a body or side, either of which may be
    None. `where` (a country) and `day` leave out conflicts fought elsewhere or at another time; without them, all
    count. It is not known when the counted fight in no conflict that remains, when a source on neither side is of a
    country at war (a newspaper, a charity), or when two conflicts disagree.
    """
    if not any(source) or not any(counted):
        return None
    found = {
        _in_conflict(conflict, source, side, day)
        for conflict in conflicts()
        if (where is None or where in conflict.where) and (day is None or conflict.goes_on(day))
        if (side := conflict.side(_counted_as(*counted), day)) is not None
    }
    # Whoever fights in one of the counted people's wars is no third party because it stays out of another.
    if found & {"own", "adversary"}:
        found.discard("third_party")
    return found.pop() if len(found) == 1 else None


def _in_conflict(
    conflict: Conflict, source: tuple[str | None, str | None], counted: int, day: date | None
) -> Standpoint | None:
    side = conflict.side(_speaks_for(*source), day)
    if side is not None:
        return "own" if side == counted else "adversary"
    home = _home(*source)
    if home is None:
        return "third_party"
    at_war = home in conflict.where or any(
        {home, f"{home.lower()}.government"} & side for side in conflict.parties(day)
    )
    return None if at_war else "third_party"


def _speaks_for(country: str | None, entity: str | None) -> Iterator[str]:
    """What a source speaks for, the nearest first: itself, those above it and, as part of a state, its government."""
    yield from _upwards(entity)
    body = bodies().get(entity) if entity else None
    home = _home(country, entity)
    if home and (body is None or body.type in _OF_THE_STATE):
        yield f"{home.lower()}.government"


def _home(country: str | None, entity: str | None) -> str | None:
    """The country that a source is of; a body of the United Nations is of none, wherever it works."""
    body = bodies().get(entity) if entity else None
    if body is None:
        return country
    return None if body.type == "international" else body.country


def _counted_as(country: str | None, entity: str | None) -> Iterator[str]:
    """What the counted people belong to, the nearest first."""
    yield from _upwards(entity)
    if country:
        yield country


def _upwards(entity: str | None) -> Iterator[str]:
    while entity:
        yield entity
        body = bodies().get(entity)
        entity = body.parent if body else None


def _between(start: date | None, day: date, end: date | None) -> bool:
    return (start is None or start <= day) and (end is None or day <= end)


def _state(label: str) -> str:
    """The state of a government ("kr.government" → "KR"); any other label is itself."""
    code, _, rest = label.partition(".")
    return code.upper() if rest == "government" else label
