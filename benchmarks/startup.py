"""Wall times of whole commands, median of five, and the memory of one that loads every pack.

.venv/bin/python benchmarks/startup.py
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[1] / "src" / "counterclaim" / "examples"
COMMAND = Path(sysconfig.get_path("scripts")) / ("counterclaim.exe" if os.name == "nt" else "counterclaim")
TIMES = 5


def main() -> None:
    """Print the table."""
    short = str(EXAMPLES / "kursk-10-april.txt")
    three = [str(EXAMPLES / f"kursk-{name}.txt") for name in ("03-lawmaker", "04-wetgever", "07-geheimdienst")]
    print("| command | seconds, median of 5 | peak memory, MB |")
    print("|---|---|---|")
    for name, arguments in (
        ("`counterclaim --help`", ["--help"]),
        ("`claims`, one short file", ["claims", short, "--format", "jsonl"]),
        ("`claims`, a file in each of three languages", ["claims", *three, "--format", "jsonl"]),
        ("`demo`", ["demo"]),
    ):
        seconds, memory = zip(*(run(arguments) for _ in range(TIMES)), strict=True)
        print(f"| {name} | {statistics.median(seconds):.2f} | {max(memory):.0f} |", flush=True)


def run(arguments: list[str]) -> tuple[float, float]:
    """Wall seconds and peak memory in MB of `counterclaim ARGUMENTS` in an empty folder; it must not fail."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as out:
        begun = time.perf_counter()
        child = subprocess.Popen([COMMAND, *arguments], cwd=folder, stdout=out, stderr=out)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - begun
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode not in (0, 1):
            out.seek(0)
            sys.exit(f"counterclaim {' '.join(arguments)}: exit status {child.returncode}\n{out.read().decode()}")
    return seconds, usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main()
