"""Where each document was met: one of an id, told from another of the same."""

import tracemalloc
from pathlib import Path

import pytest

from counterclaim.errors import DuplicateDocument
from counterclaim.read.folders import Source
from counterclaim.read.piece import Piece
from counterclaim.read.places import Places

LINES, OTHER = Source("a.jsonl", Path("/x/a.jsonl")), Source("b\udcff.txt", Path("/x/b\udcff.txt"))


def test_a_document_that_is_met_twice() -> None:
    with Places() as places:
        assert places.take(Piece("a", "text", "12", line=1), LINES)
        assert places.take(Piece("t_1", "text", "13", line=2, named=False), LINES)
        assert not places.take(Piece("t_1", "text", "13", line=3, named=False), LINES)
        assert places.take(Piece("c", "text", "14"), OTHER)
        assert places.take(Piece("c", "text", "14"), OTHER)
        with pytest.raises(
            DuplicateDocument, match=r"^/x/a\.jsonl, line 1, and /x/b.*\.txt would both be document 'a'"
        ):
            places.take(Piece("a", "text", "15"), OTHER)


def test_an_address_is_read_as_often_as_it_comes() -> None:
    with Places() as places:
        assert all(places.take(Piece("https://a.example/1", "html", b""), LINES) for _ in range(2))


def test_many_take_no_memory_each() -> None:
    with Places() as places:
        for number in range(30_000):
            assert places.take(Piece(f"{number}", "text", "12", line=number + 1), LINES)
            if number == 10_000:
                tracemalloc.start()
        taken, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert taken < 100_000
        assert not places.take(Piece("7", "text", "12", line=99_999, named=False), LINES)
