#!/usr/bin/env python3
"""Hold the reader against its references, and fail where a score falls below its pinned floor.

usage: quality_gate.py [--pin [--lower --why "…"]]

Sets: quality/LANG/docs.jsonl with claims.jsonl beside it, and, where they are, the shared sets (the folder that
COUNTERCLAIM_SHARED names, else ../shared), in the languages that quality/ has. quality/floors.toml holds for each set
and language the floors of core and full F1 and a digest of the files they were measured on; a set that changed has to
be pinned again. --pin raises floors to 0.01 below what is measured now. It lowers one only with --lower, and a reason,
which stays in the file.
"""

import argparse
import hashlib
import json
import os
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

TOP = Path(__file__).resolve().parents[1]
MARGIN = 0.01
HEADER = (
    "# Written by `scripts/quality_gate.py --pin`: the least core and full F1 of each reference set and language.\n"
)


@dataclass(frozen=True, slots=True)
class Floor:
    """The least a set in one language may score, and the digest of the files it was measured on."""

    core: float
    full: float
    digest: str


Floors = dict[tuple[str, str], Floor]
"""By set and language."""


def reference_sets(quality: Path, shared: Path) -> Iterator[tuple[str, str, Path, Path]]:
    """Name, language, documents and references of every set that is here."""
    langs = sorted(gold.parent.name for gold in quality.glob("*/claims.jsonl"))
    for lang in langs:
        yield "quality", lang, quality / lang / "docs.jsonl", quality / lang / "claims.jsonl"
    for gold in sorted(shared.glob("eval/*/claims.jsonl")):
        for lang in langs:
            docs = gold.with_name(f"docs.{lang}.jsonl")
            docs = docs if docs.exists() else gold.with_name("docs.jsonl")
            if docs.exists():
                yield gold.parent.name, lang, docs, gold


def digest(*paths: Path) -> str:
    """A digest of the contents of `paths`."""
    whole = hashlib.sha256()
    for path in paths:
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()[:16]


def measure(quality: Path, shared: Path) -> Floors:
    """What the reader scores now on every set and language with a reference."""
    from counterclaim.evaluation import evaluate_files

    scored: Floors = {}
    evaluated: dict[Path, Any] = {}
    for name, lang, docs, gold in reference_sets(quality, shared):
        evaluation = evaluated.get(docs) or evaluated.setdefault(docs, evaluate_files([(docs, gold)]))
        score = evaluation.languages.get(lang)
        if score and score.right + score.missed:
            scored[name, lang] = Floor(score.core_f1, score.full_f1, digest(docs, gold))
    return scored


def shortfalls(measured: Floors, floors: Floors) -> Iterator[str]:
    """A sentence for every set and language that fails."""
    for key, now in measured.items():
        where, floor = " ".join(key), floors.get(key)
        if floor is None:
            yield f"{where} has no floor: run scripts/quality_gate.py --pin."
            continue
        if floor.digest != now.digest:
            yield f"{where} has other references than its floor was pinned on: run scripts/quality_gate.py --pin."
        for figure in ("core", "full"):
            score, least = getattr(now, figure), getattr(floor, figure)
            if score < least:
                yield f"{where}: {figure} F1 {score:.4f} is below its floor {least:.4f}."


def pinned(measured: Floors, floors: Floors, lower: bool) -> tuple[Floors, list[str]]:
    """The floors after pinning, and a note for each that was (without `lower`: would have to be) lowered."""
    result, lowered = dict(floors), list[str]()
    for key, now in measured.items():
        old = floors.get(key, Floor(0.0, 0.0, ""))
        figures = {}
        for figure in ("core", "full"):
            score, before = getattr(now, figure), getattr(old, figure)
            target = max(0.0, int((score - MARGIN) * 10_000) / 10_000)
            if score < before:
                lowered.append(f"{' '.join(key)} {figure} {before:.4f} to {target:.4f}")
            figures[figure] = target if score < before or target > before else before
        result[key] = Floor(digest=now.digest, **figures)
    return (result if lower or not lowered else dict(floors)), lowered


def load(path: Path) -> tuple[Floors, list[Mapping[str, str]]]:
    """The floors in `path`, and the record of those that were lowered."""
    table = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    floors = {
        (name, lang): Floor(**floor) for name, langs in table.get("floors", {}).items() for lang, floor in langs.items()
    }
    return floors, table.get("lowered", [])


def save(path: Path, floors: Floors, lowered: list[Mapping[str, str]]) -> None:
    """Write `path`."""
    lines = [HEADER]
    for (name, lang), floor in sorted(floors.items()):
        lines += [
            f"[floors.{name}.{lang}]",
            f"core = {floor.core}",
            f"full = {floor.full}",
            f'digest = "{floor.digest}"',
            "",
        ]
    for row in lowered:
        lines += [
            "[[lowered]]",
            *(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in row.items()),
            "",
        ]
    path.write_text("\n".join(lines), encoding="utf-8", newline="\n")


def publish(path: Path, measured: Floors) -> None:
    """Write into `path` what was measured, by language and set: what `counterclaim languages` shows."""
    lines = [
        "# Written by `scripts/quality_gate.py --pin`: core and full F1 of the reader by language and reference set."
    ]
    for (name, lang), now in sorted(measured.items(), key=lambda item: (item[0][1], item[0][0])):
        lines += ["", f"[{lang}.{name}]", f"core = {now.core}", f"full = {now.full}"]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([*lines, ""]), encoding="utf-8", newline="\n")


def tabulate(path: Path, measured: Floors) -> None:
    """Write what was measured into the table of `path`, where it is marked."""
    if not path.is_file():
        return
    sets = list(dict.fromkeys(name for name, _ in sorted(measured, key=lambda key: key[0] != "quality")))
    rows = [(lang, [measured.get((name, lang)) for name in sets]) for lang in sorted({lang for _, lang in measured})]
    means = [_mean([now for (other, _), now in measured.items() if other == name]) for name in sets]
    lines = [
        "| language | " + " | ".join(f"{name}, core / full" for name in sets) + " |",
        "|---" * (len(sets) + 1) + "|",
    ]
    lines += [f"| {name} | " + " | ".join(map(_cell, cells)) + " |" for name, cells in [*rows, ("**mean**", means)]]
    text = path.read_text(encoding="utf-8")
    before, opening, rest = text.partition("<!-- scores -->")
    _, closing, after = rest.partition("<!-- /scores -->")
    path.write_text(f"{before}{opening}\n" + "\n".join(lines) + f"\n{closing}{after}", encoding="utf-8", newline="\n")


def _cell(now: Floor | None) -> str:
    return f"{now.core:.2f} / {now.full:.2f}" if now else ""


def _mean(scores: list[Floor]) -> Floor:
    count = len(scores)
    return Floor(sum(now.core for now in scores) / count, sum(now.full for now in scores) / count, "")


def print_table(measured: Floors, floors: Floors) -> None:
    """Print every set and language with its scores and floors."""
    print(f"{'set':<16}{'lang':<6}{'core F1':>9}{'floor':>8}{'full F1':>9}{'floor':>8}")
    for key, now in measured.items():
        floor = floors.get(key)
        core, full = (f"{floor.core:.3f}", f"{floor.full:.3f}") if floor else ("–", "–")
        print(f"{key[0]:<16}{key[1]:<6}{now.core:>9.3f}{core:>8}{now.full:>9.3f}{full:>8}")
    absent = sorted({name for name, _ in floors} - {name for name, _ in measured})
    if absent:
        print(f"Not here, and not scored: {', '.join(absent)}.")


def main(arguments: list[str] | None = None, quality: Path = TOP / "quality") -> int:
    """Run the gate, and return its exit status."""
    parser = argparse.ArgumentParser(description="Hold the reader against its references and their pinned floors.")
    parser.add_argument("--pin", action="store_true", help="raise the floors to just below what is measured")
    parser.add_argument("--lower", action="store_true", help="with --pin: lower floors too")
    parser.add_argument("--why", default="", help="with --lower: the reason, kept in the file")
    options = parser.parse_args(arguments)
    if options.lower and not (options.pin and options.why.strip()):
        parser.error('--lower goes with --pin and --why "the reason"')

    path = quality / "floors.toml"
    shared = Path(os.environ.get("COUNTERCLAIM_SHARED") or TOP.parent / "shared")
    floors, history = load(path)
    measured = measure(quality, shared)
    if options.pin:
        floors, lowered = pinned(measured, floors, options.lower)
        if lowered and not options.lower:
            print('These floors would fall; say --lower --why "…" to let them:', *lowered, sep="\n  ", file=sys.stderr)
            return 1
        day = datetime.now(UTC).date().isoformat()
        tabulate(quality / "README.md", measured)
        publish(quality.with_name("src") / "counterclaim" / "packs" / "scores.toml", measured)
        save(path, floors, [*history, *({"day": day, "floor": floor, "why": options.why} for floor in lowered)])
    print_table(measured, floors)
    failed = list(shortfalls(measured, floors)) if measured else ["There is no reference set here."]
    for sentence in failed:
        print(sentence, file=sys.stderr)
    if failed or not measured:
        return 1
    print(f"{len(measured)} sets and languages are at or above their floors.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
