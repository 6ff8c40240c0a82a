#!/usr/bin/env python3
"""What 10⁹ documents would take, from what was measured: plan.py [STATE.jsonl] [--PARAMETER VALUE …]

Machines, hours, storage and money, computed from plan.toml. Where STATE, what growth.py wrote, reaches 10,000
documents, its costs at its largest size take the place of those in plan.toml. Any parameter can be another:
--machines 40.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
_LEAST = 10_000  # documents that a measured cost must come from: below, starting weighs too much


def measured(rows: list[dict[str, Any]]) -> dict[str, float]:
    """The costs of a document at the largest size of growth.py's `rows`; none where they end below 10,000."""
    sizes = [row["documents"] for row in rows if row["step"] == "look" and row["documents"] >= _LEAST]
    if not sizes:
        return {}
    largest = max(sizes)
    found: dict[str, float] = {}
    for cost, step in (("adding", f"to {largest} add"), ("index", f"to {largest} index")):
        taken = [row for row in rows if row["step"] == step]
        found[cost] = sum(row["work"] for row in taken) / sum(row["documents"] for row in taken)
    (look,) = (row for row in rows if row["step"] == "look" and row["documents"] == largest)
    return found | {"ledger": sum(look["bytes"].values()) / look["rows"]["documents"]}


def plan(p: dict[str, float]) -> list[tuple[str, str]]:
    """What it takes, line by line, with the parameters `p`."""
    many, passes = p["number"], 1 + p["read_again"]
    fleet = p["machines"] * p["cores"] * p["efficiency"]
    reading = many * (p["page"] + p["adding"] * passes) / 3600
    index = many * p["index"] * passes / 3600
    serving = many * p["server"] * passes / 3600
    servers = max(1, round(serving / (p["server_cores"] * p["server_load"]) / ((reading + index) / fleet) + 0.5))
    hours = max((reading + index) / fleet, serving / (servers * p["server_cores"] * p["server_load"]))
    held, journal, archive = (many * p[name] / 1e9 for name in ("ledger", "journal", "archive_bytes"))
    machines = hours * p["machines"] * p["machine_hour"]
    kept = servers * 730 * p["months"] * p["server_hour"]
    disks = (2 * held + 0.1 * journal) * p["disk_month"] * p["months"]
    slow = (archive + held) * p["archive_month"] * p["months"]
    return [
        ("documents", f"{many:,.0f}, and read {passes:g} times"),
        ("reading, core hours", f"{reading:,.0f}"),
        ("index, core hours, where it can be shared out", f"{index:,.0f}"),
        ("index, days, on one core in one place as today", f"{many * p['index'] / 86_400:,.0f}"),
        ("PostgreSQL, core hours", f"{serving:,.0f}"),
        ("machines that read", f"{p['machines']:g} of {p['cores']:g} cores, at {p['efficiency']:.0%}"),
        ("database servers (shards) that keep up", f"{servers:,} of {p['server_cores']:g} cores"),
        ("days", f"{hours / 24:,.1f}"),
        ("documents a second", f"{many * passes / hours / 3600:,.0f}"),
        ("ledger, TB", f"{held / 1000:,.1f}, twice with a standby"),
        ("written ahead, TB", f"{journal / 1000:,.1f}"),
        ("archives, TB", f"{archive / 1000:,.1f}"),
        ("machines, US dollars", f"{machines:,.0f}"),
        (f"servers for {p['months']:g} months, US dollars", f"{kept:,.0f}"),
        (f"disks and copies for {p['months']:g} months, US dollars", f"{disks + slow:,.0f}"),
        ("all, US dollars", f"{machines + kept + disks + slow:,.0f}"),
    ]


def main() -> None:
    """Read the command line, print the table."""
    tables = tomllib.loads((HERE / "plan.toml").read_text(encoding="utf-8"))
    known = {name: float(value) for table in tables.values() for name, value in table.items()}
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("state", nargs="?", type=Path)
    for name in known:
        options.add_argument(f"--{name}", type=float, metavar="VALUE")
    wanted = vars(options.parse_args())
    state = wanted.pop("state")
    rows = (
        [json.loads(line) for line in state.read_text(encoding="utf-8").splitlines()]
        if state and state.exists()
        else []
    )
    given = {name: value for name, value in wanted.items() if value is not None}
    print("| 10⁹ documents | |\n|---|--:|")
    for name, told in plan(known | measured(rows) | given):
        print(f"| {name} | {told} |")
    source = "of growth.py, above" if measured(rows) else "in plan.toml"
    print(
        f"\nFrom the costs {source}, and the prices and the machines assumed in plan.toml. "
        "What stands behind it: [PLAN.md](PLAN.md)."
    )


if __name__ == "__main__":
    main()
