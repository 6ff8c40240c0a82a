"""JSON value by value: what comes out, what is damaged, and how little memory it takes."""

import io
import json
import time
import tracemalloc

import pytest

from counterclaim.read.opened import Damaged
from counterclaim.read.packed.jsonstream import Found, values


def found(text: str, encoding: str = "utf-8", apart: frozenset[tuple[str, ...]] = frozenset()) -> list[Found]:
    return list(values(io.BytesIO(text.encode(encoding)), apart))


@pytest.mark.parametrize(
    ("text", "comes"),
    [
        ("12", [((), 12)]),
        ("[]", []),
        ("{}", []),
        ('[1, "a", null, {"b": [2]}]', [((), 1), ((), "a"), ((), None), ((), {"b": [2]})]),
        ('{"a": {"b": [1, [2]], "c": true}}', [(("a", "b"), 1), (("a", "b"), [2]), (("a", "c"), True)]),
        ('{"a": {"b": {"c": {"d": {"e": 1}}}}}', [(("a", "b", "c", "d"), {"e": 1})]),
        ('\ufeff { "a" : "x\ny" }\n', [(("a",), "x\ny")]),
        (f"[{'9' * 9_000}]", [((), 0)]),
    ],
)
def test_values_with_their_keys(text: str, comes: list[tuple[tuple[str, ...], object]]) -> None:
    assert found(text) == comes


def test_lists_that_are_taken_apart() -> None:
    text = '{"chats": [{"name": "A", "messages": [{"id": 1}]}, 5]}'
    keys = ("chats",)
    assert found(text, apart=frozenset((keys,))) == [
        (("chats", "name"), "A"),
        (("chats", "messages"), {"id": 1}),
        (("chats",), 5),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_every_encoding_that_json_may_have(encoding: str) -> None:
    data = {"имя": ["値" * 50_000, "é" * 70_001]}
    assert [value for _, value in found(json.dumps(data, ensure_ascii=False), encoding)] == data["имя"]


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("", 0),
        ("{", 0),
        ('{"a"', 0),
        ('{"a" 1}', 0),
        ("{1: 2}", 0),
        ("[1, 2", 2),
        ("[1 2]", 1),
        ('{"a": 1 "b": 2}', 1),
        ("[1] x", 1),
        ("[1, tru]", 1),
        ("nul", 0),
    ],
)
def test_what_is_damaged_is_told_after_what_stands_before(text: str, before: int) -> None:
    coming = values(io.BytesIO(text.encode()))
    assert len([next(coming) for _ in range(before)]) == before
    with pytest.raises(Damaged, match="at character"):
        next(coming)


def test_a_file_nested_without_end_is_damaged() -> None:
    with pytest.raises(Damaged):
        found("[" * 200_000)
    with pytest.raises(Damaged):
        found('{"a":' * 200_000)


def test_a_long_list_takes_little_memory_and_time() -> None:
    element = json.dumps({"id": 1, "text": "x" * 500}).encode()

    class Endless:
        left = 40_000

        def read(self, length: int) -> bytes:
            if not self.left:
                return b""
            self.left -= 100
            last = not self.left
            return (b"[" if self.left == 39_900 else b"") + b",".join([element] * 100) + (b"]" if last else b",")

    tracemalloc.start()
    began = time.process_time()
    try:
        assert sum(1 for _ in values(Endless())) == 40_000
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 2_000_000
    assert time.process_time() - began < 10


def test_one_large_value_takes_time_in_proportion() -> None:
    began = time.process_time()
    ((_, value),) = found(json.dumps(["x" * 8_000_000]))
    assert len(value) == 8_000_000
    assert time.process_time() - began < 3
