#!/usr/bin/env python3
"""A made-up corpus of news, the same for the same seed: benchmarks/corpus.py FOLDER --documents 100000

Writes shards of JSON Lines, of 10,000 documents each (`--form warc`: pages in WARC files; `--form files`: a folder of
pages). What is in them is told in benchmarks/README.md; words and names are in newsroom/. Shards are made side by side.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from newsroom.articles import article
from newsroom.pages import page_of, record_of

SHARD = 10_000
DAYS = 28


def articles(first: int, number: int, *, seed: int = 1, daily: float = 1_000_000 / DAYS) -> Iterator[dict[str, Any]]:
    """`number` documents from the one numbered `first`; `daily` are written each day."""
    for each in range(first, first + number):
        yield article(seed, each, daily)


def lines_file(path: Path, made: Iterator[dict[str, Any]]) -> None:
    """JSON Lines."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(json.dumps(each, ensure_ascii=False) + "\n" for each in made)


def warc_file(path: Path, made: Iterator[dict[str, Any]]) -> None:
    """Pages in a WARC file, each record compressed by itself."""
    with path.open("wb") as file:
        for each in made:
            file.write(record_of(each))


def page_files(path: Path, made: Iterator[dict[str, Any]]) -> None:
    """A folder of pages."""
    path.mkdir(exist_ok=True)
    for each in made:
        (path / f"{each['id']}.html").write_text(page_of(each), encoding="utf-8")


FORMS: dict[str, tuple[str, Callable[[Path, Iterator[dict[str, Any]]], None]]] = {
    "jsonl": (".jsonl", lines_file),
    "warc": (".warc.gz", warc_file),
    "files": ("", page_files),
}


def shard(folder: Path, first: int, number: int, seed: int, daily: float, form: str) -> Path:
    """Make one shard, and tell where it is; what is there already stays."""
    ending, write = FORMS[form]
    path = folder / f"news-{seed}-{first:09}-{number}{ending}"
    if not path.exists():
        coming = path.with_name(path.name + ".part")
        write(coming, articles(first, number, seed=seed, daily=daily))
        coming.rename(path)
    return path


def main() -> None:
    """Read the command line, make the shards."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--documents", type=int, default=10_000, metavar="N")
    options.add_argument("--first", type=int, default=0, metavar="N", help="leave out those before this one")
    options.add_argument("--seed", type=int, default=1, metavar="S")
    options.add_argument("--shard", type=int, default=SHARD, metavar="N", help="documents in a shard (10,000)")
    options.add_argument("--daily", type=float, metavar="N", help="documents a day (so many that they last 28 days)")
    options.add_argument("--form", choices=FORMS, default="jsonl")
    options.add_argument("--jobs", type=int, default=os.cpu_count(), metavar="N")
    wanted = options.parse_args()
    wanted.folder.mkdir(parents=True, exist_ok=True)
    daily = wanted.daily or max(1.0, (wanted.first + wanted.documents) / DAYS)
    end = wanted.first + wanted.documents
    with ProcessPoolExecutor(wanted.jobs) as pool:
        made = [
            pool.submit(shard, wanted.folder, first, min(wanted.shard, end - first), wanted.seed, daily, wanted.form)
            for first in range(wanted.first, end, wanted.shard)
        ]
        for each in made:
            print(each.result())


if __name__ == "__main__":
    main()
