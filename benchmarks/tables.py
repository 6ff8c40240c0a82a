#!/usr/bin/env python3
"""The tables of benchmarks/README.md, made by the scripts beside it: benchmarks/run [--short] [--list] [NAME …]

Runs what tables.toml names, all or the sections that are named, keeps what each printed in results.jsonl (one line a
section, with the machine, the day, the commit and the versions), and writes README.md between its marks anew from these
lines. `--again` only writes.

A script prints Markdown. A line of JSON among it, `{"asked": "…", "found": 1.9, "least": 1.8}` (or `"most"`), goes into
the table of what was asked, and whether it is met. Exit status 1 where a script failed: what it had last stays.
"""

from __future__ import annotations

import argparse
import json
import shlex
import subprocess
import sys
import time
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from machine import sentence

HERE = Path(__file__).resolve().parent
BEGIN, END = "<!-- made by benchmarks/run -->", "<!-- end of what is made -->"


def sections() -> list[dict[str, str]]:
    """What there is to measure."""
    return list(tomllib.loads((HERE / "tables.toml").read_text(encoding="utf-8"))["section"])


def measured(section: dict[str, str], work: Path, *, short: bool) -> dict[str, Any]:
    """Run the script of `section`, and give its line for results.jsonl. Raises CalledProcessError where it fails."""
    command = section.get("short", section["command"]) if short else section["command"]
    script, *more = shlex.split(command.format(work=work))
    began = time.monotonic()
    printed = subprocess.run(
        [sys.executable, str(HERE / script), *more], stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True
    ).stdout
    text, asked = told(printed)
    return {
        "section": section["name"], "short": short, "command": command.format(work="WORK"), "machine": sentence(),
        "day": datetime.now(UTC).date().isoformat(), "commit": commit(), "seconds": round(time.monotonic() - began),
        "asked": asked, "text": text,
    }  # fmt: skip


def told(printed: str) -> tuple[str, list[dict[str, Any]]]:
    """What a script printed: its Markdown, and its lines of JSON."""
    lines = printed.splitlines()
    asked = [json.loads(line) for line in lines if line.startswith("{")]
    return "\n".join(line for line in lines if not line.startswith("{")).strip(), asked


def commit() -> str:
    """The commit that was measured; with a plus where something was not committed."""
    asked = ["git", "-C", str(HERE), "describe", "--always", "--dirty=+", "--exclude=*"]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip() or "unknown"


def is_met(asked: dict[str, Any]) -> bool:
    """Whether what was found is within what was asked."""
    return asked.get("least", asked["found"]) <= asked["found"] <= asked.get("most", asked["found"])


def written(results: list[dict[str, Any]]) -> str:
    """What stands between the marks."""
    found = {each["section"]: each for each in results}
    full = {name: each for name, each in found.items() if not each["short"]}  # a short run says nothing of speed
    lines = ["## What was asked", "", "| asked | bound | found | met |", "|---|--:|--:|---|"]
    for section in sections():
        for asked in full.get(section["name"], {}).get("asked", ()):
            bound = f"≥ {asked['least']:g}" if "least" in asked else f"≤ {asked['most']:g}"
            lines.append(f"| {asked['asked']} | {bound} | {asked['found']:g} | {'yes' if is_met(asked) else 'no'} |")
    for section in sections():
        result = found.get(section["name"])
        lines += ["", f"## {section['title']}", ""]
        if result is None:
            lines.append(f"Not measured yet: `benchmarks/run {section['name']}`.")
            continue
        short = ", in short" if result["short"] else ""
        short += ", beside what an earlier run may have done" if "WORK" in result["command"] else ""
        took = f"{result['seconds']:,} s on {result['day']}, commit {result['commit']}{short}"
        lines += [result["text"], "", f"`{result['command']}`: {took}. {result['machine']}"]
    return "\n".join(lines)


def put(readme: Path, results: list[dict[str, Any]]) -> None:
    """Write the tables between the marks of `readme`. Raises ValueError where it has none."""
    before, begin, rest = readme.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{readme} has no line {BEGIN!r} with {END!r} after it.")
    readme.write_text(f"{before}{BEGIN}\n\n{written(results)}\n\n{END}{after}", encoding="utf-8", newline="\n")


def kept(path: Path) -> list[dict[str, Any]]:
    """The lines of results.jsonl."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def keep(path: Path, result: dict[str, Any]) -> None:
    """Put `result` in the place of the last of its section."""
    lines = [each for each in kept(path) if each["section"] != result["section"]] + [result]
    order = [section["name"] for section in sections()]
    lines = sorted((each for each in lines if each["section"] in order), key=lambda each: order.index(each["section"]))
    text = "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in lines)
    path.write_text(text, encoding="utf-8", newline="\n")


def main() -> int:
    """Read the command line, measure, write."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("names", nargs="*", metavar="NAME", help="sections (all)")
    options.add_argument("--short", action="store_true", help="the short form of each, which says nothing of speed")
    options.add_argument("--list", action="store_true", help="list the sections")
    options.add_argument("--again", action="store_true", help="only write README.md anew")
    options.add_argument("--into", type=Path, default=HERE, metavar="FOLDER", help="where README.md and results are")
    options.add_argument("--work", type=Path, default=HERE / "kept", metavar="FOLDER")
    wanted = options.parse_args()
    every = {section["name"]: section for section in sections()}
    if unknown := set(wanted.names) - set(every):
        options.error(f"There is no section {', '.join(sorted(unknown))}: {', '.join(every)}.")
    if wanted.list:
        print("\n".join(f"{name:12} {section['command']}" for name, section in every.items()))
        return 0
    wanted.work.mkdir(parents=True, exist_ok=True)
    failed = []
    for name in [] if wanted.again else wanted.names or every:
        print(f"{name} …", file=sys.stderr, flush=True)
        try:
            keep(wanted.into / "results.jsonl", measured(every[name], wanted.work.resolve(), short=wanted.short))
        except subprocess.CalledProcessError as error:
            failed.append(f"{name} (exit status {error.returncode})")
    put(wanted.into / "README.md", kept(wanted.into / "results.jsonl"))
    if failed:
        print(f"Failed: {', '.join(failed)}.", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
