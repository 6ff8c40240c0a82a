"""The plan: computed from what was measured where that is enough, and from parameters that can be others."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "plan.py"


def table(*arguments: str) -> dict[str, str]:
    """What it prints, by the names of the lines."""
    command = [sys.executable, str(SCRIPT), *arguments]
    told = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True, timeout=60).stdout
    rows = [line.split("|") for line in told.splitlines()[2:] if line.startswith("|")]
    return {cells[1].strip(): cells[2].strip() for cells in rows}


def test_costs_come_from_a_run_that_reached_far_enough(tmp_path: Path) -> None:
    state = tmp_path / "growth.jsonl"
    state.write_text(json.dumps(looked(1_000, 9_000)) + "\n", encoding="utf-8")
    assert table(str(state)) == table()
    rows = [
        {"step": "to 10000 add", "documents": 5_000, "work": 36.0},
        {"step": "to 10000 index", "documents": 5_000, "work": 18.0},
        looked(10_000, 8_000),
    ]
    state.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    told = table(str(state), "--page", "0", "--read_again", "0")
    assert told["reading, core hours"] == "2,000"
    assert told["index, core hours, where it can be shared out"] == "1,000"
    assert told["ledger, TB"] == "8.0, twice with a standby"


def looked(documents: int, each: int) -> dict[str, Any]:
    """A look of growth.py at so many documents of so many bytes `each`."""
    return {
        "step": "look",
        "documents": documents,
        "rows": {"documents": documents},
        "bytes": {"texts": documents * each},
    }


def test_twice_the_machines_take_half_the_time_until_the_servers_are_the_limit() -> None:
    one, two = (table("--machines", machines, "--server", "0") for machines in ("10", "20"))
    assert float(one["days"].replace(",", "")) / float(two["days"].replace(",", "")) - 2 < 0.05
    assert one["machines, US dollars"] == two["machines, US dollars"]
    assert (
        table("--server", "0.1")["database servers (shards) that keep up"]
        > two["database servers (shards) that keep up"]
    )
