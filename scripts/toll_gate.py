#!/usr/bin/env python3
"""Hold tolls against the stories of quality/stories, whose tolls are known, and fail where a floor is not reached.

usage: toll_gate.py --tolls FILE.jsonl [--errors N] [--pin]

FILE holds what `counterclaim toll --format jsonl` printed; a row counts at every moment at which all its documents had
been published, or, where it has a field "at", at that moment alone. Floors stand in quality/stories/floors.toml; --pin
raises them to what is measured.
"""

import argparse
import json
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

from counterclaim.engines.local import read_here
from counterclaim.evaluation.matching import Record
from counterclaim.evaluation.tolls import Answer, TollScore, score_tolls
from counterclaim.flow import Reading
from counterclaim.model import Claim, Document
from counterclaim.read import read
from counterclaim.settings import Given

FOLDER = Path(__file__).resolve().parents[1] / "quality" / "stories"
MARGIN = 0.01
HEADER = "# Written by `scripts/toll_gate.py --pin`: the least of each share, and the most of the median width.\n"


def readings(folder: Path) -> tuple[list[Document], list[Claim]]:
    """The documents of `folder`, and the claims in them."""
    read_already = [
        item for item in read_here(read([str(folder / "docs.jsonl")], Given())) if isinstance(item, Reading)
    ]
    documents = [reading.document for reading in read_already]
    return documents, [claim for reading in read_already for claim in reading.claims]


def from_file(path: Path) -> list[Record]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def shortfalls(figures: dict[str, float], floors: dict[str, float]) -> list[str]:
    """A sentence for each figure that misses its floor, or, for the width, exceeds it."""
    short = []
    for name, floor in floors.items():
        missed = figures[name] > floor if name == "width" else figures[name] < floor
        if missed:
            short.append(f"{name} is {figures[name]:.4f}, and its floor {floor:.4f}.")
    return short


def pin(path: Path, figures: dict[str, float], floors: dict[str, float]) -> None:
    """Raise the floors in `path` to just below what was measured."""
    lines = [HEADER]
    for name in ("exact", "bracketed", "width", "corroborated", "stories_f1"):
        wide = name == "width"
        now = figures[name] + (MARGIN if wide else -MARGIN)
        best = min(now, floors.get(name, now)) if wide else max(now, floors.get(name, now))
        lines.append(f"{name} = {best:.4f}\n")
    path.write_text("".join(lines), encoding="utf-8", newline="\n")


def told(answer: Answer) -> str:
    """One failure, with what was asked, what was told, and where it could have been read."""
    asked, toll = answer.asked, answer.toll
    faults = [name for name, fine in (("BEST", answer.exact), ("BRACKET", answer.brackets)) if not fine]
    wanted = f"best {asked.best}, {asked.low}–{asked.high}, truth {asked.truth}"
    got = f"best {toll['best']}, {toll['low']}–{toll['high']}: {toll.get('why', '')}" if toll else "no toll"
    head = f"{'+'.join(faults)} {asked.story} {asked.event} | {asked.measure} at {asked.at:%Y-%m-%d %H:%M}"
    return "\n".join([head, f"    asked {wanted}", f"    told {got}", *(f"    {quote}" for quote in answer.quotes)])


def print_score(score: TollScore, errors: int) -> None:
    """Print the figures, those of each kind of story, and up to `errors` failures."""
    for name, figure in score.as_dict().items():
        print(f"{name:<14}{figure:>9.4f}")
    for kind in sorted({kind for answer in score.answers for kind in answer.asked.kinds}):
        mine = [answer for answer in score.answers if kind in answer.asked.kinds]
        exact, brackets = sum(answer.exact for answer in mine), sum(answer.brackets for answer in mine)
        print(f"{kind:<20} best {exact:>3} of {len(mine):>3}   bracketed {brackets:>3}")
    failures = [answer for answer in score.answers if not (answer.exact and answer.brackets)]
    for answer in failures[:errors]:
        print(told(answer))


def main(arguments: list[str] | None = None, folder: Path = FOLDER) -> int:
    """Run the gate, and return its exit status."""
    parser = argparse.ArgumentParser(description="Hold tolls against stories whose tolls are known.")
    parser.add_argument("--tolls", type=Path, required=True, help="JSONL that the command `toll` printed")
    parser.add_argument("--errors", type=int, default=20, help="print up to so many failures")
    parser.add_argument("--pin", action="store_true", help="raise the floors to what is measured")
    options = parser.parse_args(arguments)
    rows = from_file(options.tolls)

    def by_then(documents: Sequence[Document], _: Sequence[Claim]) -> tuple[list[Record], list[Record]]:
        ids = {document.id for document in documents}
        return [], [row for row in rows if ids.issuperset(row["docs"])]

    score = score_tolls(folder, *readings(folder), by_then)
    print_score(score, options.errors)
    floors_path = folder / "floors.toml"
    floors = tomllib.loads(floors_path.read_text(encoding="utf-8")) if floors_path.exists() else {}
    if options.pin:
        pin(floors_path, score.as_dict(), floors)
        return 0
    short = shortfalls(score.as_dict(), floors)
    for sentence in short:
        print(sentence, file=sys.stderr)
    return min(len(short), 1)


if __name__ == "__main__":
    sys.exit(main())
