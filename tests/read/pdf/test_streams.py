"""Compressed streams, counted without being kept."""

import tracemalloc
import zlib

import pytest

from counterclaim.read.opened import TooMuch
from counterclaim.read.pdf.streams import count_unpacked


def test_streams_of_a_report_pass() -> None:
    packed = zlib.compress(b"BT (Twelve people died.) Tj ET " * 1_000)
    count_unpacked(b"1 0 obj<<>>stream\n" + packed + b"\nendstream\n2 0 obj<<>>stream\r\nnot packed\nendstream")


def test_many_small_bombs_are_one() -> None:
    packed = zlib.compress(b" " * 10_000_000, 9)
    with pytest.raises(TooMuch, match="50 MB"):
        count_unpacked(b"".join(b"stream\n" + packed + b"\nendstream\n" for _ in range(6)))


def test_counting_keeps_nothing() -> None:
    bomb = zlib.compress(zlib.compress(b"\0" * 400_000_000, 9), 9)
    tracemalloc.start()
    with pytest.raises(TooMuch):
        count_unpacked(b"stream\n" + bomb)
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()
