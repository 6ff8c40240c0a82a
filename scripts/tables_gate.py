#!/usr/bin/env python3
"""Hold what is read in tables against references made by hand, and fail where a floor is not reached.

usage: tables_gate.py [--errors N] [--held] [--pin]

Reads quality/tables. Of all cells expected or read, `cells` is the share that is right in measure, number, bounds and
place or group; `days` the share of those that are of the right day; `doubts` the share of tables whose totals are
doubted where they do not add up and only there; `from_nothing` counts claims from tables that hold no people. With
--held, the errors of the references are shown that nobody looked at while the reader was made. Floors stand in
quality/tables/floors.toml; --pin raises them to what is measured.
"""

import argparse
import sys
import tomllib
from pathlib import Path

from counterclaim.evaluation.tables import TableScore, load_tables, score_tables

FOLDER = Path(__file__).resolve().parents[1] / "quality" / "tables"
HEADER = "# Written by `scripts/tables_gate.py --pin`: the least of each share, and the most claims from nothing.\n"


def shortfalls(figures: dict[str, float], floors: dict[str, float]) -> list[str]:
    """A sentence for each figure that misses its floor, or, for claims from nothing, exceeds it."""
    return [
        f"{name} is {figures[name]:.4f}, and its floor {floor:.4f}."
        for name, floor in floors.items()
        if (figures[name] > floor if name == "from_nothing" else figures[name] < floor)
    ]


def pin(path: Path, figures: dict[str, float], floors: dict[str, float]) -> None:
    """Raise the floors in `path` to what was measured."""
    lines = [HEADER]
    for name, figure in figures.items():
        least = min if name == "from_nothing" else max
        lines.append(f"{name} = {least(figure, floors.get(name, figure)):.4f}\n")
    path.write_text("".join(lines), encoding="utf-8", newline="\n")


def row(name: str, score: TableScore) -> str:
    """The figures of a part of the references in one line."""
    told = "   ".join(f"{key} {figure:.4f}" for key, figure in score.as_dict().items())
    return f"{name:<10} {score.tables:>3} tables, {score.right} of {score.expected} figures, {score.more} more   {told}"


def main(arguments: list[str] | None = None, folder: Path = FOLDER) -> int:
    """Run the gate, and return its exit status."""
    parser = argparse.ArgumentParser(description="Hold what is read in tables against references made by hand.")
    parser.add_argument("--errors", type=int, default=20, help="print up to so many errors")
    parser.add_argument("--held", action="store_true", help="show the errors of the held-out references as well")
    parser.add_argument("--pin", action="store_true", help="raise the floors to what is measured")
    options = parser.parse_args(arguments)
    references = list(load_tables(folder))
    seen = score_tables(one for one in references if not one.held)
    held = score_tables(one for one in references if one.held)
    for fault in [*seen.faults, *(held.faults if options.held else [])][: options.errors]:
        print(fault)
    print(row("looked at", seen))
    print(row("held out", held))
    every = score_tables(references)
    print(row("all", every))
    path = folder / "floors.toml"
    floors = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    if options.pin:
        pin(path, every.as_dict(), floors)
        return 0
    short = shortfalls(every.as_dict(), floors)
    for sentence in short:
        print(sentence, file=sys.stderr)
    return min(len(short), 1)


if __name__ == "__main__":
    sys.exit(main())
