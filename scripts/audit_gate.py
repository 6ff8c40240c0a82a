#!/usr/bin/env python3
"""Hold audits against articles whose figures are known, and fail where a floor is not reached.

usage: audit_gate.py [--held] [--errors N] [--pin]

Audits each article of quality/audit with the sources beside it, and the ledger of the reports in its folder `ledger`
where it has one. A figure is right when it has the answer of the reference, and for its proof the words of the same
source. The articles that are held out were written when the program was done with the others; their errors are
printed on request, for whoever mends the program by them has one set less. Floors stand in
quality/audit/floors.toml; --pin raises them to what is measured.
"""

import argparse
import json
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counterclaim.api.auditing import audit
from counterclaim.api.reading import add
from counterclaim.model import Audited

FOLDER = Path(__file__).resolve().parents[1] / "quality" / "audit"
SETS = ("articles", "held_out")
MARGIN = 0.01
HEADER = "# Written by `scripts/audit_gate.py --pin`: the least share of figures that are right, in each set.\n"
PROVED = ("in_source", "overtaken", "other_kind", "other_side")
"""The answers whose proof is in a source."""


@dataclass(frozen=True)
class Outcome:
    """A figure of the reference, what was told of it (None where it was not found), whether the number was given other
    answers too, and whether it is right."""

    gold: Mapping[str, Any]
    told: Audited | None
    split: bool = False

    @property
    def answered(self) -> bool:
        """Whether the answer is right."""
        return self.told is not None and self.told.answer == self.gold["answer"]

    @property
    def right(self) -> bool:
        """Whether the answer is right, and proved by the right words."""
        return self.answered and (self.gold["answer"] not in PROVED or self._proved())

    def _proved(self) -> bool:
        assert self.told
        return any(each.doc == self.gold["doc"] and self._shares(each.quote) for each in self.told.proofs)

    def _shares(self, quote: str) -> bool:
        """Whether the words of the proof stand in `quote`, or are of the same cells."""
        return self.gold["proof"] in quote or quote in self.gold["proof"]


def outcomes(folder: Path) -> Iterator[Outcome | Audited]:
    """What comes of each figure of the set in `folder`, and the figures that are told beside those."""
    rows = [json.loads(line) for line in (folder / "gold.jsonl").read_text("utf-8").splitlines()]
    for name in dict.fromkeys(row["article"] for row in rows):
        gold = [row for row in rows if row["article"] == name]
        found = audited(folder / name, gold[0]["date"])
        yield from (_outcome(row, found) for row in gold)
        yield from (each for each in found if not any(_is_at(row, each) for row in gold))


def audited(article: Path, date: str) -> list[Audited]:
    """The figures of `article`, held against its sources and its ledger."""
    reports = article.parent / "ledger"
    with tempfile.TemporaryDirectory() as scratch:
        ledger = str(Path(scratch) / "ledger.db") if reports.is_dir() else None
        if ledger:
            add(reports, ledger)
        return audit(str(article), article.parent / "sources", ledger, date=date)


def _outcome(row: Mapping[str, Any], found: list[Audited]) -> Outcome:
    """What is told at the place of `row`: the figure with the right answer where one number gives several."""
    here = [each for each in found if _is_at(row, each)]
    told = max(here, key=lambda each: each.answer == row["answer"], default=None)
    return Outcome(row, told, len({each.answer for each in here}) > 1)


def _is_at(row: Mapping[str, Any], figure: Audited) -> bool:
    return bool(figure.start < row["start"] + len(row["number"]) and figure.end > row["start"])


def print_errors(found: list[Outcome], most: int) -> None:
    """Print up to `most` figures that are not right, with what was asked and what was told."""
    for outcome in [each for each in found if not each.right][:most]:
        gold, told = outcome.gold, outcome.told
        print(f"{gold['article']}: {gold['quote']} [{gold['number']}]")
        print(f"    asked {gold['answer']}: {gold.get('proof', '')}")
        if told is None:
            print("    not found by the reader")
        else:
            print(f"    told {told.answer}: {told.gloss} {told.why}")
            for proof in told.proofs[:2]:
                print(f"        {proof.doc}: {proof.quote}")


def print_table(found: list[Outcome]) -> None:
    """Print how many are right, by answer and by article."""
    for answer, count in Counter(each.gold["answer"] for each in found).most_common():
        mine = [each for each in found if each.gold["answer"] == answer]
        answered, right = sum(each.answered for each in mine), sum(each.right for each in mine)
        print(f"{answer:<16} right {right:>3} of {count:>3}   answer alone {answered:>3}")
    for article in dict.fromkeys(each.gold["article"] for each in found):
        mine = [each for each in found if each.gold["article"] == article]
        print(f"{article:<32} right {sum(each.right for each in mine):>3} of {len(mine):>3}")


def main(arguments: list[str] | None = None, folder: Path = FOLDER) -> int:
    """Run the gate, and return its exit status."""
    parser = argparse.ArgumentParser(description="Hold audits against articles whose figures are known.")
    parser.add_argument("--errors", type=int, default=100, help="print up to so many figures that are not right")
    parser.add_argument("--held", action="store_true", help="print those of the articles that are held out, too")
    parser.add_argument("--pin", action="store_true", help="raise the floors to what is measured")
    options = parser.parse_args(arguments)
    path = folder / "floors.toml"
    floors = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    shares = {}
    for name in SETS:
        if (folder / name).is_dir():
            every = list(outcomes(folder / name))
            found = [each for each in every if isinstance(each, Outcome)]
            print(f"{name}:")
            print_errors(found, options.errors if name == "articles" or options.held else 0)
            print_table(found)
            print(f"right, with other answers for the same number: {sum(each.right and each.split for each in found)}")
            print(f"figures told beside those of the reference: {len(every) - len(found)}")
            shares[name] = sum(each.right for each in found) / len(found)
    if options.pin:
        kept = {name: max(share - MARGIN, floors.get(name, 0)) for name, share in shares.items()}
        lines = [HEADER, *(f"{name} = {floor:.4f}\n" for name, floor in kept.items())]
        path.write_text("".join(lines), encoding="utf-8", newline="\n")
        return 0
    short = [name for name, share in shares.items() if share < floors.get(name, 0)]
    for name in short:
        print(f"{name} is {shares[name]:.4f}, and its floor {floors[name]:.4f}.", file=sys.stderr)
    print(", ".join(f"{name}: {share:.2f} right with proof" for name, share in shares.items()))
    return min(len(short), 1)


if __name__ == "__main__":
    sys.exit(main())
