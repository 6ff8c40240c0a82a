"""Adding with one processor and with two, in short: all is added, and the work of each process is told."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "adding.py"


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone tells what the processes of another take")
def test_what_adding_takes(tmp_path: Path) -> None:
    lines = tmp_path / "news.jsonl"
    records = ({"id": f"{number}", "text": f"{number + 2} people died in Lyon.", "lang": "en"} for number in range(300))
    lines.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    command = [
        sys.executable,
        str(SCRIPT),
        "--measure",
        str(lines),
        "--ledger",
        f"{tmp_path}/a.db",
        "--documents",
        "300",
    ]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    found = json.loads(done.stdout)
    assert set(found) == {"clock", "parent", "workers"}
    assert min(found["clock"], found["parent"]) > 0
    assert found["workers"] >= 0
