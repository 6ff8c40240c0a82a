#!/usr/bin/env python3
"""Whether made-up news are as hard on the reader as real ones: corpus_check.py [--texts 120] [--real FOLDER] [LANG …]

For each language, documents made up (corpus.py) beside real news of FOLDER (docs.LANG.jsonl), where there are any:
the median of characters, the share of documents in which the reader finds claims, claims for each document, and
characters for each second of processor time.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random

from newsroom.articles import told_by
from newsroom.wording import mix
from reader_speed import BESIDE

from counterclaim.extract import claims_of
from counterclaim.model import Claim, Document

HEAD = (
    "language",
    "median, made up",
    "real",
    "with claims",
    "real",
    "claims each",
    "real",
    "characters/s",
    "real",
    "ratio",
)


def measure(lang: str, texts: Sequence[str]) -> tuple[int, float, float, float]:
    """The median length of `texts`, the share with claims, claims for each, and characters a second."""
    documents = [Document(f"{number}", text, lang) for number, text in enumerate(texts)]
    for document in documents[:5]:
        claims_of(document)
    began = time.process_time()
    found = [sum(isinstance(item, Claim) for item in claims_of(document)) for document in documents]
    seconds = time.process_time() - began
    many = len(texts)
    return (
        round(statistics.median(map(len, texts))),
        sum(map(bool, found)) / many,
        sum(found) / many,
        sum(map(len, texts)) / seconds,
    )


def shown(lang: str, made: tuple[int, float, float, float], real: tuple[int, float, float, float] | None) -> str:
    """A row of the table."""
    cells = [lang]
    for place, form in enumerate((",d", ".0%", ".2f", ",.0f")):
        cells += [format(made[place], form), format(real[place], form) if real else ""]
    return "| " + " | ".join([*cells, f"{made[3] / real[3]:.2f}" if real else ""]) + " |"


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("languages", nargs="*", metavar="LANG")
    options.add_argument("--texts", type=int, default=120, metavar="N")
    options.add_argument("--real", type=Path, default=BESIDE, metavar="FOLDER")
    wanted = options.parse_args()
    print("| " + " | ".join(HEAD) + " |\n" + "|---" * len(HEAD) + "|")
    for lang in wanted.languages or mix():
        made = measure(
            lang, [told_by(lang, 1, 36_000, number / 100, Random(number))[1] for number in range(wanted.texts)]
        )
        beside = wanted.real / f"docs.{lang}.jsonl"
        lines = beside.read_text(encoding="utf-8").splitlines() if beside.exists() else []
        real = measure(lang, [json.loads(line)["text"] for line in lines]) if lines else None
        print(shown(lang, made, real), flush=True)


if __name__ == "__main__":
    main()
