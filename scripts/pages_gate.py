#!/usr/bin/env python3
"""Hold the reading of web pages against the project's own set of full pages, and fail where a floor is not reached.

usage: pages_gate.py [--errors N] [--layout NAME] [--pin]

Makes the pages of quality/pages (scripts/make_pages.py) and reads each, and its clean text. A claim counts as right
when measure, number and quoted sentence are those of a claim from the clean text; one that is missing and one that the
page has beyond them both count as wrong. The floor stands in quality/pages/floors.toml; --pin raises it.
"""

import argparse
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from make_pages import PAGES, Page, pages

from counterclaim.flow import reading_of
from counterclaim.model import Document, Problem
from counterclaim.read import read_text
from counterclaim.read.pages.html import read_page
from counterclaim.read.piece import Piece
from counterclaim.settings import Given

FLOORS = PAGES / "floors.toml"
MARGIN = 0.002
HEADER = "# Written by `scripts/pages_gate.py --pin`: the least share of claims that are right.\n"

Told = Counter[tuple[str, str, str]]


@dataclass
class Score:
    """How many claims are right, missing and too many."""

    right: int = 0
    missed: int = 0
    extra: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Of all that were asked for or told, how many are right."""
        whole = self.right + self.missed + self.extra
        return self.right / whole if whole else 1.0

    def add(self, page: Page, wanted: Told, told: Told) -> None:
        """Count what was asked for of `page`, and what was told."""
        missed, extra = wanted - told, told - wanted
        self.right += (wanted & told).total()
        self.missed += missed.total()
        self.extra += extra.total()
        for kind, found in (("MISSED", missed), ("EXTRA", extra)):
            self.errors += [f"{kind} {page.name}: {' | '.join(key)}" for key in found.elements()]


def told_by(documents: Iterable[Document | Problem]) -> Told:
    """Measure, number and quoted sentence of every claim in `documents`."""
    found: Told = Counter()
    for document in documents:
        if isinstance(document, Document):
            for claim in reading_of(document).claims:
                number = f"{claim.quantity.low}-{claim.quantity.high}"
                found[claim.measure, number, " ".join(claim.sentence.text.split())] += 1
    return found


def measure(only: str | None) -> dict[str, Score]:
    """The scores by what they are of: "all", "seen", "held", each layout and each language."""
    scores: defaultdict[str, Score] = defaultdict(Score)
    for page in pages():
        if only and page.layout != only:
            continue
        day = page.date[:10]
        wanted = told_by(read_text(text, "clean", Given(date=day)) for text in page.texts)
        told = told_by(read_page(Piece(f"{page.name}.html", "html", page.data)))
        for name in ("all", "held" if page.held else "seen", f"layout {page.layout}", f"language {page.lang}"):
            scores[name].add(page, wanted, told)
    return scores


def main(arguments: list[str] | None = None) -> int:
    """Run the gate, and return its exit status."""
    parser = argparse.ArgumentParser(description="Hold the reading of web pages against full pages and their texts.")
    parser.add_argument("--errors", type=int, default=20, help="print up to so many claims missed or too many")
    parser.add_argument("--layout", help="read the pages of this layout only")
    parser.add_argument("--pin", action="store_true", help="raise the floor to what is measured")
    options = parser.parse_args(arguments)
    scores = measure(options.layout)
    for error in scores["all"].errors[: options.errors]:
        print(error)
    for name, score in sorted(scores.items(), key=lambda item: (item[0] in ("all", "seen", "held"), item[0])):
        print(f"{name:<20} {score.share:.4f}  right {score.right}, missed {score.missed}, too many {score.extra}")
    if options.layout:
        return 0
    share = scores["all"].share
    floor = tomllib.loads(FLOORS.read_text(encoding="utf-8"))["share"] if FLOORS.exists() else 0.0
    if options.pin:
        FLOORS.write_text(f"{HEADER}share = {max(share - MARGIN, floor):.4f}\n", encoding="utf-8", newline="\n")
        return 0
    if share < floor:
        print(f"The share of claims that are right is {share:.4f}, and its floor {floor:.4f}.", file=sys.stderr)
    return int(share < floor)


if __name__ == "__main__":
    sys.exit(main())
