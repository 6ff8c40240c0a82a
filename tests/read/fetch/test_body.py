"""What is packed for the way comes out as it was, or not at all."""

import gzip
import zlib

import pytest

from counterclaim.read.fetch.body import received, unpacked
from counterclaim.read.fetch.refusal import Refusal

PAGE = b"<p>Fourteen people were killed.</p>" * 1_000
MOST = 1_000_000


def gzipped(data: bytes) -> bytes:
    """As gzip, without the second of its making: tests are named by these bytes, in every process alike."""
    return gzip.compress(data, mtime=0)


def bare(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("packing", "packed"),
    [
        ("", PAGE),
        ("identity", PAGE),
        ("gzip", gzipped(PAGE)),
        ("X-GZIP", gzipped(PAGE)),
        ("gzip", gzipped(PAGE[:10]) + gzipped(PAGE[10:])),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", bare(PAGE)),
        ("deflate, gzip", gzipped(zlib.compress(PAGE))),
    ],
)
def test_the_packing_is_taken_off(packing: str, packed: bytes) -> None:
    assert unpacked(packed, packing, MOST) == PAGE


@pytest.mark.parametrize(
    ("packing", "packed", "kind"),
    [
        ("gzip", gzipped(PAGE)[:-20], "cut_off"),
        ("gzip", gzipped(PAGE)[:-4], "cut_off"),
        ("deflate", zlib.compress(PAGE)[:-8], "cut_off"),
        ("gzip", gzipped(PAGE)[:-8] + b"\0" * 8, "packing"),
        ("gzip", PAGE, "packing"),
        ("deflate", b"\xff" * 9, "packing"),
        ("br", PAGE, "packing"),
        ("zstd", PAGE, "packing"),
        ("gzip", gzipped(b"0" * (MOST + 1)), "too_large"),
        ("deflate", zlib.compress(b"0" * (MOST + 1)), "too_large"),
        ("gzip, gzip", gzipped(gzipped(b"0" * 100 * MOST)), "too_large"),
    ],
)
def test_what_does_not_come_out_whole_does_not_come_out(packing: str, packed: bytes, kind: str) -> None:
    with pytest.raises(Refusal) as refused:
        unpacked(packed, packing, MOST)
    assert refused.value.kind == kind


def test_a_bomb_takes_no_more_room_than_a_page() -> None:
    import tracemalloc

    bomb = gzipped(b"0" * 200_000_000)
    tracemalloc.start()
    with pytest.raises(Refusal, match="larger than 1 MB"):
        unpacked(bomb, "gzip", MOST)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 20 * MOST


def test_no_more_is_taken_than_wanted() -> None:
    taken = []

    def pieces():
        for number in range(1_000):
            taken.append(number)
            yield b"0" * 1_000

    with pytest.raises(Refusal, match="larger than"):
        received(pieces(), 10_000)
    assert len(taken) == 11
