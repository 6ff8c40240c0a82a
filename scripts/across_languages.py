#!/usr/bin/env python3
"""Whether the same article gives the same claims in every language, and how often an article without any gives some.

usage: across_languages.py FOLDER [--pivot en]

FOLDER holds `docs.LANG.jsonl`, line for line the same articles with ids "ARTICLE.LANG", and `claims.jsonl`, references
for all of them. A claim is its line, measure and number; single persons, whom a language may tell without a numeral,
are left out. For each language: the share of the pivot's claims that are found there, the share of its own that the
pivot has, and of the documents without any reference those that give a claim of two or more people.
"""

import argparse
import bisect
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from counterclaim.extract import claims_of
from counterclaim.model import Claim, Document, Published

Key = tuple[str, int, str, int]


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def found_in(path: Path) -> tuple[set[Key], set[str]]:
    """What the reader finds in the documents of `path`, and the articles that it read."""
    keys, articles = set[Key](), set[str]()
    for row in rows(path):
        article = row["id"].rpartition(".")[0]
        articles.add(article)
        starts = [0]
        for line in row["text"].split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        day = row.get("date")
        document = Document(
            row["id"], row["text"], row["lang"], published=Published(day, day, "given") if day else None
        )
        for claim in claims_of(document):
            if isinstance(claim, Claim) and claim.quantity.spoken > 1:
                line = bisect.bisect_right(starts, claim.start) - 1
                keys.add((article, line, claim.measure, claim.quantity.spoken))
    return keys, articles


def main() -> None:
    """Read the command line, measure, print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pivot", default="en", help="the language that the others are held against (en)")
    options = parser.parse_args()

    paths = {path.name.split(".")[1]: path for path in sorted(options.folder.glob("docs.*.jsonl"))}
    found = {lang: found_in(path) for lang, path in paths.items()}
    pivot, _ = found[options.pivot]
    told = {row["doc"] for row in rows(options.folder / "claims.jsonl")}

    print(f"{'language':<10}{'found here':>12}{'of its own':>12}{'wrong':>7}{'of':>5}")
    totals = [0, 0, 0, 0, 0]
    for lang, (keys, articles) in found.items():
        without = articles - told
        wrong = {key[0] for key in keys if key[0] in without and key[3] >= 2}
        if lang != options.pivot:
            totals[:3] = [totals[0] + len(keys & pivot), totals[1] + len(pivot), totals[2] + len(keys)]
            shares = f"{len(keys & pivot) / max(len(pivot), 1):>12.3f}{len(keys & pivot) / max(len(keys), 1):>12.3f}"
        else:
            shares = f"{'':>24}"
        totals[3:] = [totals[3] + len(wrong), totals[4] + len(without)]
        print(f"{lang:<10}{shares}{len(wrong):>7}{len(without):>5}")
    same, of_pivot, of_own, wrong_ones, all_without = totals
    print(f"{'all':<10}{same / max(of_pivot, 1):>12.3f}{same / max(of_own, 1):>12.3f}{wrong_ones:>7}{all_without:>5}")


if __name__ == "__main__":
    main()
