"""Handfuls of a stream."""

from collections.abc import Iterator

import pytest

from counterclaim import batches as room
from counterclaim.batches import batches


def test_so_many_at_a_time() -> None:
    assert list(batches(range(5), 2, 60)) == [[0, 1], [2, 3], [4]]
    assert list(batches([], 2, 60)) == []


def test_so_much_at_a_time() -> None:
    assert list(batches([3, 3, 9, 1], 10, 60, int, 5)) == [[3, 3], [9], [1]]


def test_what_comes_slowly_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr(room.time, "monotonic", lambda: clock[0])

    def slow() -> Iterator[int]:
        for number in range(4):
            clock[0] += 1.5
            yield number

    assert list(batches(slow(), 64, 2)) == [[0, 1], [2, 3]]
