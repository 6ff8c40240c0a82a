"""Archives: members one after another under ids of their own, hostile ones harmless."""

import gzip
import io
import random
import struct
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import pytest

from counterclaim.model import Document, Problem
from counterclaim.read import read
from counterclaim.read.containers import pieces_in
from counterclaim.read.opened import DEEPEST, FREE, Budget, Opened
from counterclaim.read.packed.archives import read_gzip, read_zip
from counterclaim.read.piece import Piece

STORY = "Forty miners are missing after the shaft flooded, the company said on Monday."
PAGE = f"<html><body><article><h1>Shaft floods</h1><p>{STORY}</p></article></body></html>"


def zipped(*members: tuple[str | zipfile.ZipInfo, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return stream.getvalue()


def opened(data: bytes, name: str = "a.zip") -> Opened:
    stream = io.BufferedReader(io.BytesIO(data))  # type: ignore[arg-type]
    return Opened(name, name, stream, budget=Budget(len(data)))


def found(data: bytes, name: str = "a.zip") -> list[Piece | Problem]:
    return list(pieces_in(opened(data, name)))


def pieces(data: bytes, name: str = "a.zip") -> list[Piece]:
    items = found(data, name)
    assert all(isinstance(item, Piece) for item in items), items
    return [item for item in items if isinstance(item, Piece)]


def problem(data: bytes, name: str = "a.zip") -> Problem:
    (item,) = found(data, name)
    assert isinstance(item, Problem), item
    assert item.why.endswith(".")
    return item


def test_documents_out_of_an_archive(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped(("news/", ""), ("news/one.html", PAGE), ("two.txt", STORY)))
    one, two = read([tmp_path / "a.zip"])
    assert isinstance(one, Document)
    assert isinstance(two, Document)
    assert (one.id, one.title, two.id, two.text) == ("a.zip/news/one.html", "Shaft floods", "a.zip/two.txt", STORY)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])
def test_whatever_way_members_are_packed(method: int) -> None:
    long = " ".join(str(number) for number in range(200_000)).encode()
    one, two = pieces(zipped(("one.txt", STORY), ("long.txt", long), method=method))
    assert (one.data, two.data) == (STORY.encode(), long)


def test_an_archive_in_an_archive() -> None:
    inner = zipped(("one.txt", STORY))
    (piece,) = pieces(zipped(("in.zip", inner), method=zipfile.ZIP_STORED))
    assert (piece.id, piece.data) == ("a.zip/in.zip/one.txt", STORY.encode())
    (piece,) = pieces(zipped(("in.txt.gz", gzip.compress(STORY.encode()))))
    assert (piece.id, piece.name, piece.data) == ("a.zip/in.txt.gz", "in.txt", STORY.encode())


def test_an_archive_behind_something_else() -> None:
    (piece,) = read_and_take(read_zip(opened(b"#!/bin/sh\nexit\n" + zipped(("one.txt", STORY)))))
    assert piece == STORY.encode()


def test_an_archive_that_cannot_be_sought_in() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    pipe = Opened("a.zip", "a.zip", Pipe(zipped(("one.txt", STORY))))
    assert read_and_take(read_zip(pipe)) == [STORY.encode()]


def read_and_take(items: object) -> list[bytes]:
    return [item.stream.read() for item in items if isinstance(item, Opened)]  # type: ignore[attr-defined]


def test_a_large_archive_with_wide_fields(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 10)
    monkeypatch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 1)
    one, two = pieces(zipped(("one.txt", STORY), ("two.txt", STORY)))
    assert one.data == two.data == STORY.encode()


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("../../etc/passwd", "a.zip/etc/passwd"),
        ("/etc/passwd", "a.zip/etc/passwd"),
        ("C:\\Windows\\a.txt", "a.zip/Windows/a.txt"),
        ("a\nb.txt", "a.zip/a\\x0ab.txt"),
        ("gnp\u202etxt.txt", "a.zip/gnp\\u202etxt.txt"),
        ("новости.txt", "a.zip/новости.txt"),
    ],
)
def test_hostile_names_are_harmless(name: str, id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (piece,) = pieces(zipped((name, STORY)))
    assert piece.id == id
    assert not list(tmp_path.iterdir())


def test_a_name_with_a_null_and_one_of_ten_thousand_characters() -> None:
    null = zipped(("aXb.txt", STORY)).replace(b"aXb.txt", b"a\0b.txt")
    (piece,) = pieces(null)
    assert piece.id == "a.zip/a\\x00b.txt"
    (piece,) = pieces(zipped((f"{'n' * 10_000}.txt", STORY)))
    assert len(piece.id) < 300


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_members_of_one_name_are_both_read() -> None:
    one, two = pieces(zipped(("a.txt", STORY), ("a.txt", "Two.")))
    assert (one.id, two.id) == ("a.zip/a.txt", "a.zip/a.txt (2)")


def test_hidden_files_are_passed_over() -> None:
    (piece,) = pieces(zipped(("__MACOSX/._one.txt", "x"), (".DS_Store", "x"), ("a/.git/x", "x"), ("one.txt", STORY)))
    assert piece.id == "a.zip/one.txt"


def test_links_and_encrypted_members_are_told() -> None:
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    data = zipped((link, "/etc/passwd"), ("one.txt", STORY))
    told, piece = found(data)
    assert isinstance(told, Problem)
    assert isinstance(piece, Piece)
    assert (told.doc, told.kind) == ("a.zip/link.txt", "unsupported")
    encrypted = bytearray(zipped(("one.txt", STORY)))
    encrypted[encrypted.index(b"PK\x01\x02") + 8] |= 1
    assert problem(bytes(encrypted)).kind == "encrypted"


def test_an_unknown_way_of_packing_is_told() -> None:
    data = bytearray(zipped(("one.txt", STORY)))
    data[data.index(b"PK\x01\x02") + 10] = 97
    assert problem(bytes(data)).kind == "unsupported"


@pytest.mark.parametrize("keep", [30, 60, 100, 140])
def test_an_archive_that_breaks_off_is_told(keep: int) -> None:
    told = problem(zipped(("one.txt", STORY))[:keep])
    assert (told.doc, told.kind) == ("a.zip", "damaged")


def test_one_damaged_member_does_not_cost_the_next() -> None:
    data = bytearray(zipped(("one.txt", STORY), ("two.txt", STORY), ("three.txt", STORY)))
    data[data.index(b"two.txt") + 12] ^= 0xFF
    second = data.index(b"PK\x03\x04", data.index(b"PK\x03\x04", 1) + 1)
    data[second : second + 4] = b"XXXX"
    one, two, three = found(bytes(data))
    assert isinstance(one, Piece)
    assert isinstance(two, Problem)
    assert isinstance(three, Problem)
    assert (two.doc, two.kind, three.kind) == ("a.zip/two.txt", "damaged", "damaged")


@pytest.mark.parametrize("seed", range(200))
def test_damage_anywhere_ends_in_problems(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(zipped(("one.txt", STORY), ("in.zip", zipped(("two.txt", STORY)))))
    for _ in range(chance.randint(1, 8)):
        data[chance.randrange(4, len(data))] = chance.randrange(256)
    for item in found(bytes(data)):
        assert isinstance(item, (Piece, Problem))


def test_an_empty_archive() -> None:
    assert problem(zipped()).kind == "empty"


def test_an_archive_that_grows_without_end_is_refused() -> None:
    bomb = zipped(*((f"{number}.txt", b"0" * (FREE // 2)) for number in range(4)))
    *before, told = found(bomb)
    assert len(before) == 2
    assert isinstance(told, Problem)
    assert (told.doc, told.kind) == ("a.zip", "too_large")
    assert "Unpack it yourself" in told.why


def test_a_bomb_in_an_archive_ends_the_whole_archive() -> None:
    bomb = zipped(*((f"{number}.txt", b"0" * (FREE // 2)) for number in range(4)))
    *_, told = found(zipped(("in.zip", bomb), ("one.txt", STORY)))
    assert isinstance(told, Problem)
    assert (told.doc, told.kind) == ("a.zip", "too_large")


def test_a_gzip_bomb_is_refused() -> None:
    assert problem(gzip.compress(b"0" * (2 * FREE)), "a.txt.gz").kind == "too_large"


def test_archives_within_archives_end_at_a_depth() -> None:
    data = STORY.encode()
    for _ in range(DEEPEST + 1):
        data = zipped(("in", data))
    told = problem(data)
    assert told.kind == "too_large"
    assert "deep" in told.why


def test_an_archive_that_holds_itself_ends_at_a_depth() -> None:
    data = quine()
    assert gzip.decompress(data) == data
    told = problem(data, "r.gz")
    assert (told.kind, "deep" in told.why) == ("too_large", True)


def quine() -> bytes:
    """A gzip stream that unpacks to itself. Its checksum is an affine function of its own 32 bits (it stands in what it
    sums up): the bits are found as those of a system of linear equations are."""
    zero = zlib.crc32(unsummed(0))
    rows = [((zlib.crc32(unsummed(1 << bit)) ^ zero ^ (1 << bit)), 1 << bit) for bit in range(32)]
    solution = 0
    for place in range(31, -1, -1):
        pivot = next(row for row in rows if row[0] >> place & 1)
        rows = [(row[0] ^ pivot[0], row[1] ^ pivot[1]) if row[0] >> place & 1 else row for row in rows]
        if zero >> place & 1:
            zero, solution = zero ^ pivot[0], solution ^ pivot[1]
    return unsummed(solution)


def unsummed(checksum: int) -> bytes:
    """A gzip stream that unpacks to itself but for its checksum, laid out as in Russ Cox, "Zip Files All The Way Down"
    (2010): blocks of five bytes that print what follows them (`printed`) or what they printed last (`again`)."""

    def printed(length: int) -> bytes:
        return struct.pack("<BHH", 0, length, 0xFFFF ^ length)

    def again(length: int) -> bytes:
        """A block in the fixed code with two copies from `length` (17 to 20) bytes back, together as long as that."""
        copies = (f"{part - 2:07b}{8:05b}{f'{length - 17:03b}'[::-1]}" for part in (10, length - 10))
        return int(f"010{''.join(copies)}{0:07b}"[::-1], 2).to_bytes(5, "little")

    first = b"\x1f\x8b\x08\x08" + bytes(5) + b"\xffr\0"
    last = struct.pack("<BHHII", 1, 0, 0xFFFF, checksum, 200)
    p, s, four = len(first) + 5, len(last) + 5, 20
    blocks = [first, printed(p), first, printed(p), again(p), printed(5), again(p), printed(5), printed(5)]
    blocks += [printed(four), again(p), printed(5), printed(5), printed(four), again(four)]
    blocks += [printed(four), again(four), printed(four), again(four), printed(four), again(four)]
    blocks += [printed(four), again(four), printed(0), printed(0), printed(s), again(four)]
    blocks += [printed(0), printed(0), printed(s), again(s), last, again(s), last]
    return b"".join(blocks)


def test_members_that_overlap_are_refused() -> None:
    data = bytearray(zipped(("a.txt", random.Random(1).randbytes(1_000)), method=zipfile.ZIP_STORED))
    entry = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    listed = bytes(data[entry:end]) * 5
    tail = bytearray(data[end:])
    struct.pack_into("<2H2L", tail, 8, 5, 5, len(listed), entry)
    *_, told = found(bytes(data[:entry]) + listed + bytes(tail))
    assert isinstance(told, Problem)
    assert (told.doc, told.kind) == ("a.zip", "refused")


def test_many_members_take_no_more_memory_than_few() -> None:
    data = zipped(*((f"{number}.txt", b"") for number in range(5_000)), method=zipfile.ZIP_STORED)
    tracemalloc.start()
    try:
        assert sum(1 for _ in read_zip(opened(data))) == 5_000
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 2_000_000


def test_a_gzip_of_several_parts() -> None:
    data = gzip.compress(b"Forty ") + gzip.compress(b"") + gzip.compress(b"died.") + bytes(512)
    (piece,) = pieces(data, "a.txt.gz")
    assert (piece.id, piece.data) == ("a.txt.gz", b"Forty died.")


def test_lines_of_json_in_a_gzip() -> None:
    line = b'{"id": "a", "text": "Forty died."}\n{"id": "b", "text": "Two died."}\n'
    assert [piece.id for piece in pieces(gzip.compress(line), "docs.jsonl.gz")] == ["a", "b"]


def test_what_stands_after_a_damaged_part_is_read() -> None:
    parts = [gzip.compress(f"{number} {STORY}\n".encode() * 20) for number in range(3)]
    broken = bytearray(parts[1])
    broken[20:40] = random.Random(7).randbytes(20)
    piece, told = found(b"".join((parts[0], bytes(broken), parts[2])), "a.txt.gz")
    assert isinstance(piece, Piece)
    assert isinstance(piece.data, bytes)
    assert isinstance(told, Problem)
    assert piece.data.startswith(b"0 Forty")
    assert piece.data.count(b"2 Forty") == 20
    assert (told.doc, told.kind) == ("a.txt.gz", "damaged")
    assert "1 of its parts" in told.why


@pytest.mark.parametrize(("cut", "after"), [(-9, b""), (-4, b""), (None, b"what is this")])
def test_a_gzip_that_breaks_off_or_goes_on_is_told(cut: int | None, after: bytes) -> None:
    piece, told = found(gzip.compress(STORY.encode())[:cut] + after, "a.txt.gz")
    assert isinstance(piece, Piece)
    assert isinstance(told, Problem)
    assert STORY.encode().startswith(bytes(piece.data))  # type: ignore[arg-type]
    assert told.kind == "damaged"


def test_a_gzip_made_without_a_break_is_unpacked_in_stretches() -> None:
    pack = zlib.compressobj(wbits=31)
    data = b"".join((*(pack.compress(bytes([65 + i % 26]) * 100_000) for i in range(26)), pack.flush()))
    (item, *_) = read_gzip(opened(data, "a.gz"))
    assert isinstance(item, Opened)
    assert len(item.stream.read()) == 2_600_000


@pytest.mark.parametrize("cut", range(1, 30, 4))
def test_a_member_that_would_begin_before_the_archive_is_damaged(cut: int) -> None:
    (told,) = found(b"PK\x03\x04" + zipped(("a.txt", STORY), method=zipfile.ZIP_STORED)[4 + cut :])
    assert isinstance(told, Problem)
    assert told.kind == "damaged"
