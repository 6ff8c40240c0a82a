#!/usr/bin/env python3
"""Hold tolls and checks against stories whose tolls are known, and fail where a floor is not reached.

usage: toll_gate.py [--tolls FILE.jsonl] [--errors N] [--pin]

Reads quality/stories, asks for every toll at its moment, and checks the sentences of quality/check against the whole.
With --tolls, what `counterclaim toll --format jsonl` printed is scored in place of the program: a row counts at every
moment at which all its documents had been published. Floors stand in quality/stories/floors.toml; --pin raises them to
what is measured.
"""

import argparse
import json
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from counterclaim.api.checking import checker_of
from counterclaim.engines.local import read_here
from counterclaim.evaluation.check import CheckScore, load_sentences, score_check
from counterclaim.evaluation.matching import Record
from counterclaim.evaluation.tolls import Answer, Reconcile, TollScore, score_tolls
from counterclaim.flow import reading_of
from counterclaim.model import Claim, Document, Reading, as_record
from counterclaim.read import pieces
from counterclaim.relating import related
from counterclaim.settings import Given

FOLDER = Path(__file__).resolve().parents[1] / "quality" / "stories"
SENTENCES = FOLDER.parent / "check" / "sentences.jsonl"
MARGIN = 0.01
HEADER = "# Written by `scripts/toll_gate.py --pin`: the least of each share, and the most of the median width.\n"


def readings(folder: Path) -> tuple[list[Document], list[Claim]]:
    """The documents of `folder`, and the claims in them."""
    read_already = [
        each
        for found in read_here(pieces([str(folder / "docs.jsonl")], Given()))
        for each in found
        if isinstance(each, Reading)
    ]
    documents = [reading.document for reading in read_already]
    return documents, [claim for reading in read_already for claim in reading.claims]


def reports(documents: Sequence[Document], claims: Sequence[Claim]) -> Iterator[tuple[Document, list[Claim]]]:
    """Each of `documents` with its claims."""
    told = defaultdict(list)
    for claim in claims:
        told[claim.doc].append(claim)
    return ((document, told[document.id]) for document in documents)


def by_program(documents: Sequence[Document], claims: Sequence[Claim]) -> tuple[list[Record], list[Record]]:
    """What the program makes of `documents` and their `claims`."""
    found = list(related(reports(documents, claims)))
    stories = [{"story": each.story.id, "docs": each.story.docs} for each in found]
    return stories, [as_record(toll) for each in found for toll in each.tolls("latest-official")]


def by_file(path: Path) -> Reconcile:
    """The tolls that `path` holds, of which nobody says how they were sorted into stories."""
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]

    def by_then(documents: Sequence[Document], _: Sequence[Claim]) -> tuple[list[Record], list[Record]]:
        ids = {document.id for document in documents}
        return [], [row for row in rows if ids.issuperset(row["docs"])]

    return by_then


def checks(path: Path, documents: Sequence[Document], claims: Sequence[Claim]) -> CheckScore:
    """The sentences of `path`, each checked against the reports."""
    checker = checker_of(reports(documents, claims))

    def check(text: str, lang: str) -> list[Record]:
        found = reading_of(Document("draft", text, lang)).claims
        return [as_record(checker(figure)) for figure in found if not figure.implicit]

    return score_check(load_sentences(path), check)


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
    for name in ("exact", "bracketed", "width", "corroborated", "stories_f1", "checked"):
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


def print_score(score: TollScore, checked: CheckScore, errors: int) -> None:
    """Print the figures, those of each kind of story and of each status, and up to `errors` failures of both."""
    for kind in sorted({kind for answer in score.answers for kind in answer.asked.kinds}):
        mine = [answer for answer in score.answers if kind in answer.asked.kinds]
        exact, brackets = sum(answer.exact for answer in mine), sum(answer.brackets for answer in mine)
        print(f"{kind:<20} best {exact:>3} of {len(mine):>3}   bracketed {brackets:>3}")
    for status in ("current", "outdated", "distorted", "contested", "unknown"):
        print("{:<20} right {:>2} of {:>3}".format(status, *checked.of(status)))
    for answer in [one for one in score.answers if not (one.exact and one.brackets)][:errors]:
        print(told(answer))
    for outcome in [one for one in checked.outcomes if not one.right][:errors]:
        sentence = outcome.sentence
        print(f"CHECK {sentence.id} {sentence.expect}, for {sentence.why}: {sentence.text}")
        for row in outcome.rows:
            print(f"    {row['status']}: {row['why']}")


def main(arguments: list[str] | None = None, folder: Path = FOLDER, sentences: Path = SENTENCES) -> int:
    """Run the gate, and return its exit status."""
    parser = argparse.ArgumentParser(description="Hold tolls and checks against stories whose tolls are known.")
    parser.add_argument("--tolls", type=Path, help="score the tolls of this file, as the command `toll` printed them")
    parser.add_argument("--errors", type=int, default=20, help="print up to so many failures of tolls and of checks")
    parser.add_argument("--pin", action="store_true", help="raise the floors to what is measured")
    options = parser.parse_args(arguments)
    documents, claims = readings(folder)
    score = score_tolls(folder, documents, claims, by_file(options.tolls) if options.tolls else by_program)
    checked = checks(sentences, documents, claims)
    figures = score.as_dict() | {"checked": round(checked.right, 4)}
    print_score(score, checked, options.errors)
    for name, figure in figures.items():
        print(f"{name:<14}{figure:>9.4f}")
    path = folder / "floors.toml"
    floors = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    if options.pin:
        pin(path, figures, floors)
        return 0
    short = shortfalls(figures, floors)
    for sentence in short:
        print(sentence, file=sys.stderr)
    return min(len(short), 1)


if __name__ == "__main__":
    sys.exit(main())
