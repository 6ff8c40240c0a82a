"""Shards are a few files, or a part of a large one."""

from pathlib import Path

from counterclaim.engines.shards import shards_of
from counterclaim.read.folders import Source
from counterclaim.read.parts import Part


def parts(*sizes: int) -> list[Part]:
    """Parts of files of these sizes."""
    return [Part(Source(f"{place}.txt", Path(f"{place}.txt")), size) for place, size in enumerate(sizes)]


def test_a_shard_has_so_many_files_or_bytes() -> None:
    found = list(shards_of(parts(1, 1, 1, 1, 1, 90, 90, 1), most=4, largest=100))
    assert [[part.source.id for part in shard.parts] for shard in found] == [
        ["0.txt", "1.txt", "2.txt", "3.txt"],
        ["4.txt", "5.txt", "6.txt"],
        ["7.txt"],
    ]
    assert [shard.number for shard in found] == [0, 1, 2]


def test_a_shard_is_called_by_its_first_file() -> None:
    one, many = (next(shards_of(parts(*sizes))) for sizes in ((1,), (1, 1, 1)))
    assert (one.name, many.name) == ("0.txt", "0.txt and 2 more")
