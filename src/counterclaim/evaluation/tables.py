"""Scores what is read in tables against what a careful person reads there.

A reference is a TOML file: `lang`, `published`, the words `above`, the `caption` and the words `below`, the `rows` with
their cells parted by `|` (`<` for a cell that the one to its left reaches, `^` for the one above), how many of them are
`heads` (1), and what to `expect`, a line for each row or group:

    Kharkiv / children @2025-05-12: killed 12, injured >1000, displaced 480h

Places and groups stand before the colon, parted by slashes ("-" for the table's own; a role may have a country, "people
IL"), `@` the day where it is another than the table's `as_of`. Of measures, `a|b` allows either; `h` counts households.
`held` marks references that nobody looked at while the reader was made, `doubtful` a total that does not add up.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from counterclaim.flow import reading_of
from counterclaim.model import Claim, Document, Published, Role
from counterclaim.read.document import document
from counterclaim.read.facts import Facts
from counterclaim.read.layout import Grid, Layout

_FIGURE = re.compile(r"(?P<sign>>=|<=|>|<|~|almost)?(?P<low>\d+)(?:-(?P<high>\d+))?(?P<household>h?)$")
_SIGNS = {
    None: "exact", ">=": "at_least", "<=": "at_most", ">": "more_than", "<": "less_than", "~": "about",
    "almost": "almost",
}  # fmt: skip
# whom the word for what happened names by itself
_IMPLIED = {
    "arrested": ("suspects", "prisoners"),
    "displaced": ("migrants",),
    "gathered": ("protesters",),
    "hospitalized": ("patients",),
}


@dataclass(frozen=True)
class Expected:
    """One figure that a table tells: one of the `measures`, the number, whom or where it is of, and of which day."""

    measures: frozenset[str]
    number: int
    upper: int | None
    qualifier: str
    unit: str
    who: tuple[str, ...]
    day: str

    def fits(self, claim: Claim) -> bool:
        """Whether `claim` has the measure, the number with its bounds, and the place or group."""
        amount = claim.quantity
        number = amount.spoken == self.number and (self.upper is None or amount.high == self.upper)
        wording = amount.qualifier == self.qualifier and amount.unit == self.unit
        return claim.measure in self.measures and number and wording and self._is_about(claim)

    def _is_about(self, claim: Claim) -> bool:
        told = [part for part in self.who if part != "-"]
        roles = {part.split()[0] for part in told} & set(get_args(Role))
        plain = ("people", *_IMPLIED.get(claim.measure, ()))
        role = claim.group.role in roles if roles else claim.group.role in plain
        return role and all(_names(claim, part) for part in told)


def _names(claim: Claim, part: str) -> bool:
    """Whether the claim is of the place or group that `part` names."""
    role, _, country = part.partition(" ")
    if role in get_args(Role):
        return claim.group.role == role and (not country or claim.group.country == country)
    named = {name for place in claim.places for name in (place.name, place.text)} | {claim.group.text}
    return part.casefold() in {name.casefold() for name in named if name}


@dataclass(frozen=True)
class Reference:
    """A table in its document, and what is to be read in it."""

    name: str
    document: Document
    expected: tuple[Expected, ...]
    held: bool
    doubtful: bool


@dataclass
class TableScore:
    """How many figures were expected, were right, were of the right day, and were made without being expected.

    `faults` tells each that is missing or too much, with its table.
    """

    expected: int = 0
    right: int = 0
    dated: int = 0
    more: int = 0
    from_nothing: int = 0
    doubts_right: int = 0
    tables: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Of all cells that are expected or read, the share that is right."""
        return self.right / (self.expected + self.more) if self.expected + self.more else 1.0

    def as_dict(self) -> dict[str, float]:
        """The figures that floors are kept for."""
        return {
            "cells": round(self.share, 4),
            "days": round(self.dated / self.right, 4) if self.right else 1.0,
            "doubts": round(self.doubts_right / self.tables, 4) if self.tables else 1.0,
            "from_nothing": float(self.from_nothing),
        }


def load_tables(folder: Path) -> Iterator[Reference]:
    """The references in `folder`, by name."""
    for path in sorted(folder.glob("*.toml")):
        if path.name != "floors.toml":
            yield _reference(path.stem, tomllib.loads(path.read_text(encoding="utf-8")))


def score_tables(references: Iterable[Reference]) -> TableScore:
    """What the reader finds in `references`, held against what they expect."""
    score = TableScore()
    for reference in references:
        reading = reading_of(reference.document)
        doubtful = any(problem.kind == "doubtful_total" for problem in reading.problems)
        score.tables += 1
        score.doubts_right += doubtful == reference.doubtful
        if doubtful != reference.doubtful:
            score.faults.append(f"{reference.name}: total {'doubted' if doubtful else 'not doubted'}")
        _score_cells(score, reference, list(reading.claims))
    return score


def _score_cells(score: TableScore, reference: Reference, claims: list[Claim]) -> None:
    score.expected += len(reference.expected)
    if not reference.expected:
        score.from_nothing += len(claims)
    for wanted in reference.expected:
        found = next((claim for claim in claims if wanted.fits(claim)), None)
        if found is None:
            who = " / ".join(wanted.who)
            score.faults.append(f"{reference.name}: not read: {who} {'|'.join(wanted.measures)} {wanted.number}")
            continue
        claims.remove(found)
        score.right += 1
        day = found.as_of.start[:10] if found.as_of else ""
        if not wanted.day or day.startswith(wanted.day):
            score.dated += 1
        else:
            score.faults.append(f"{reference.name}: of {day or 'no day'}, not {wanted.day}: {found.gloss}")
    score.more += len(claims)
    score.faults += [f"{reference.name}: too much: {claim.gloss} [{claim.sentence.text!r}]" for claim in claims]


def _reference(name: str, table: dict[str, Any]) -> Reference:
    layout = Layout()
    layout.add_paragraph(table.get("above", ""))
    layout.add_table(grid_of(table["rows"], table.get("heads", 1), table.get("caption")))
    layout.add_paragraph(table.get("below", ""))
    day = table["published"]
    facts = Facts(lang=table["lang"], published=Published(day, day, "given"))
    made = document(name, layout.text, facts, tables=layout.tables)
    expected = tuple(one for line in table["expect"].splitlines() if line.strip() for one in _expected(line, table))
    return Reference(name, made, expected, table.get("held", False), table.get("doubtful", False))


def grid_of(rows: str, heads: int, caption: str | None) -> Grid:
    """The grid that `rows` write down, a line each, their cells parted by `|`."""
    cells = [[cell.strip() for cell in row.split("|")] for row in rows.strip("\n").splitlines()]
    marked = {(r, c): cell for r, row in enumerate(cells) for c, cell in enumerate(row) if cell in ("<", "^")}
    words = [[None if (r, c) in marked else cell for c, cell in enumerate(row)] for r, row in enumerate(cells)]
    return Grid(words, heads, caption, frozenset(at for at, mark in marked.items() if mark == "^"))


def _expected(line: str, table: dict[str, Any]) -> Iterator[Expected]:
    """The figures that a line expects. Raises ValueError where it is written otherwise."""
    told, colon, figures = line.rpartition(":")
    who, _, day = told.partition("@")
    if not colon:
        raise ValueError(f"{line!r}: a colon stands between whom it is of and the figures")
    for figure in figures.split(","):
        measures, _, amount = figure.strip().partition(" ")
        match = _FIGURE.match(amount.strip())
        if match is None:
            raise ValueError(f"{line!r}: {amount!r} is no figure")
        yield Expected(
            frozenset(measures.split("|")),
            int(match["low"]),
            int(match["high"]) if match["high"] else None,
            "range" if match["high"] else _SIGNS[match["sign"]],
            "household" if match["household"] else "person",
            tuple(part.strip() for part in who.split("/")),
            day.strip() or table.get("as_of", ""),
        )
