"""Seconds and memory of data frames made of so many claims: those of the examples, again and again.

.venv/bin/python benchmarks/frames.py [CLAIMS]
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from counterclaim import Claim, Rows, claims
from counterclaim.output.frames.claims import CLAIMS

EXAMPLES = Path(__file__).resolve().parents[1] / "src" / "counterclaim" / "examples"
MANY = 100_000


def main() -> None:
    """Print the table."""
    many = int(sys.argv[1]) if len(sys.argv) > 1 else MANY
    some = list(claims(EXAMPLES))
    rows: Rows[Claim] = Rows((replace(some[n % len(some)], id=f"m_{n:016x}") for n in range(many)), CLAIMS)
    for make in (rows[:1].to_arrow, rows[:1].to_polars, rows[:1].to_pandas):
        make()  # what libraries do once
    print(f"{many:,} claims, {len(rows.columns)} columns; {memory():.0f} MB before")
    print("| frame | processor seconds | peak memory until then, MB |")
    print("|---|---|---|")
    for name, make in (("Arrow", rows.to_arrow), ("polars", rows.to_polars), ("pandas", rows.to_pandas)):
        print(f"| {name} | {seconds(make):.1f} | {memory():.0f} |", flush=True)


def seconds(make: Callable[[], object]) -> float:
    """Processor seconds of one call."""
    begun = time.process_time()
    make()
    return time.process_time() - begun


def memory() -> float:
    """The most that this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main()
