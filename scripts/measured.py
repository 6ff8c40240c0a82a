#!/usr/bin/env python3
"""Write what the gates measured into README.md and docs/quality.md; with --check, say whether it stands there.

usage: measured.py [--check]

The figures come from what the gates have pinned: `src/counterclaim/packs/scores.toml` (the reader, by language and
reference set) and `quality/*/floors.toml` (the least that a build may reach). A table stands in a page between
`<!-- measured: NAME -->` and `<!-- /measured -->`.
"""

import argparse
import re
import sys
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from counterclaim.evaluation.inventory import Language, inventory

TOP = Path(__file__).resolve().parents[1]
PAGES = ("README.md", "docs/quality.md")
SETS = {
    "quality": "`quality/`, the project's own, of which the weights know",
    "ntrex-dev": "sixty articles of 2018, translated into every language",
    "original-dev": "news as it was written",
    "seeds": "five reports on one story, three of them broken machine translation",
}
PLACE = re.compile(r"(<!-- measured: (\w+) -->\n).*?(<!-- /measured -->)", re.DOTALL)
FLOORS = {
    "stories": {
        "exact": "tolls of made-up stories whose best figure is the one that a careful editor gives",
        "bracketed": "tolls whose low and high hold the true number",
        "stories_f1": "reports sorted into the stories that they tell (BCubed F1)",
        "checked": "figures of drafts judged right by `check`",
    },
    "tables": {"cells": "cells of tables read right in measure, number, bounds and place or group"},
    "pages": {"share": "claims of full web pages, with all their clutter, read right"},
    "audit": {
        "articles": "figures of made-up articles judged right by `audit`, with the right words for proof",
        "held_out": "the same, of articles that were held out until the end",
    },
}


def by_set(languages: Iterable[Language]) -> str:
    """The mean core and full F1 of each reference set, with the languages that it has."""
    known = list(languages)
    lines = ["| references | languages | core F1 | full F1 |", "|---|---|---|---|"]
    for name, about in SETS.items():
        scored = [(one.code, one.scores[name]) for one in known if name in one.scores]
        codes = str(len(scored)) if len(scored) > 8 else " ".join(code for code, _ in scored)
        means = [sum(score[kind] for _, score in scored) / len(scored) for kind in ("core", "full")]
        lines.append(f"| {about} | {codes} | {_figure(means[0])} | {_figure(means[1])} |")
    return "\n".join(lines)


def by_language(languages: Iterable[Language]) -> str:
    """Core and full F1 of each language on each reference set, and how many sentences prove its pack."""
    lines = [
        "| language | | own sentences | quality | ntrex-dev | original-dev | seeds |",
        "|---|---|---|---|---|---|---|",
    ]
    for one in languages:
        cells = [_cell(one.scores.get(name)) for name in SETS]
        lines.append(f"| {one.name} | `{one.code}` | {one.cases} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def by_gate(quality: Path) -> str:
    """What else is measured, each with the share below which the build fails."""
    lines = ["| what | at least | where |", "|---|---|---|"]
    for name, shares in FLOORS.items():
        path = quality / name / "floors.toml"
        floors = tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}
        for key, about in shares.items():
            if key in floors:
                lines.append(f"| {about} | {_figure(floors[key])} | `quality/{name}` |")
    return "\n".join(lines)


def _cell(score: Mapping[str, float] | None) -> str:
    return f"{_figure(score['core'])} / {_figure(score['full'])}" if score else ""


def _figure(share: float) -> str:
    return f"{share:.2f}".removeprefix("0")


def filled(page: str, tables: Mapping[str, str]) -> str:
    """`page` with the tables of now in their places."""
    return PLACE.sub(lambda place: f"{place[1]}{tables[place[2]]}\n{place[3]}", page)


def main(arguments: Sequence[str] | None = None, top: Path = TOP) -> int:
    """Write or check the tables of the pages below `top`, and return the exit status."""
    parser = argparse.ArgumentParser(description="Write what was measured into the pages that tell it.")
    parser.add_argument("--check", action="store_true", help="change nothing; exit status 1 where a table is stale")
    options = parser.parse_args(arguments)
    languages = inventory()
    tables = {
        "sets": by_set(languages),
        "languages": by_language(languages),
        "gates": by_gate(TOP / "quality"),
    }
    stale = False
    for path in (top / name for name in PAGES):
        page = path.read_text("utf-8")
        if (new := filled(page, tables)) == page:
            continue
        stale = True
        if options.check:
            print(f"{path.name} tells other figures than were measured: run scripts/measured.py.", file=sys.stderr)
        else:
            path.write_text(new, encoding="utf-8", newline="\n")
    return int(stale and options.check)


if __name__ == "__main__":
    sys.exit(main())
