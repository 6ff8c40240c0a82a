"""The made-up corpus: the same for the same seed, in shards of any size, and readable in each of its forms."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from counterclaim import claims

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "corpus.py"


def made(folder: Path, *arguments: str) -> list[Path]:
    """The shards that the script makes in `folder`."""
    command = [sys.executable, str(SCRIPT), str(folder), "--jobs", "1", *arguments]
    told = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True, timeout=60)
    return [Path(line) for line in told.stdout.splitlines()]


def records(paths: list[Path]) -> list[dict[str, Any]]:
    return [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_document_is_the_same_whatever_shard_it_is_in(tmp_path: Path) -> None:
    whole = records(made(tmp_path / "whole", "--documents", "300", "--daily", "40"))
    parts = made(tmp_path / "parts", "--documents", "200", "--first", "100", "--shard", "77", "--daily", "40")
    assert [path.stat().st_size > 0 for path in parts] == [True] * 3
    assert records(parts) == whole[100:]
    assert len({each["id"] for each in whole}) == 300
    assert whole[0]["date"] == "2031-03-03"
    assert whole[-1]["date"] == "2031-03-10"
    other = records(made(tmp_path / "other", "--documents", "300", "--daily", "40", "--seed", "2"))
    assert not {each["text"] for each in whole} & {each["text"] for each in other}


def test_pages_and_archives_hold_what_the_lines_hold(tmp_path: Path) -> None:
    some = ("--first", "260", "--documents", "4", "--daily", "40")  # these are in English, two with claims
    lines = made(tmp_path, *some)
    (archive,) = made(tmp_path, *some, "--form", "warc")
    (folder,) = made(tmp_path, *some, "--form", "files")
    assert archive.name.endswith(".warc.gz")
    assert len(list(folder.iterdir())) == 4
    found = [
        Counter((claim.quantity.low, claim.measure) for claim in claims(path)) for path in (*lines, archive, folder)
    ]
    assert found[0]
    assert found[0] == found[1] == found[2]
