"""A JSON file value by value, so that an export of gigabytes is never in memory as a whole."""

import codecs
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, NamedTuple, Protocol

from counterclaim.read.opened import LARGEST_PIECE, Damaged
from counterclaim.read.sniff import wide_encoding

_BLOCK = 65_536
_DEEPEST = 4
_SPACE = re.compile(r"[ \t\r\n\ufeff]*")


class Source(Protocol):
    """Whatever bytes can be read from."""

    def read(self, length: int, /) -> bytes:
        """The next bytes, up to `length`; none at the end."""
        ...


class Found(NamedTuple):
    """A value and the keys under which it stands; of a list each element stands under the list's keys."""

    keys: tuple[str, ...]
    value: Any


def values(source: Source, apart: frozenset[tuple[str, ...]] = frozenset()) -> Iterator[Found]:
    """Every value in the JSON that `source` holds: objects and lists are taken apart, elements of lists are whole, but
    for those of the lists under the keys in `apart`.

    Raises Damaged where it is no JSON, after the values before that place, or where a value is too large.
    """
    scanner = _Scanner(source)
    yield from _walk(scanner, (), apart)
    if scanner.peek():
        raise scanner.damaged("it goes on after its end")


def _walk(scanner: "_Scanner", keys: tuple[str, ...], apart: frozenset[tuple[str, ...]]) -> Iterator[Found]:
    first = scanner.peek()
    if first == "{" and len(keys) < _DEEPEST:
        for key in scanner.members():
            yield from _walk(scanner, (*keys, key), apart)
    elif first == "[" and len(keys) < _DEEPEST:
        for _ in scanner.elements():
            if keys in apart and scanner.peek() == "{":
                yield from _walk(scanner, keys, apart)
            else:
                yield Found(keys, scanner.value())
    else:
        yield Found(keys, scanner.value())


class _Scanner:
    def __init__(self, source: Source) -> None:
        self._source = source
        head = source.read(_BLOCK)
        self._bytes = codecs.getincrementaldecoder(wide_encoding(head) or "utf-8-sig")("replace")
        self._text = self._bytes.decode(head)
        self._at = self._before = 0
        self._ended = not head
        self._json = json.JSONDecoder(strict=False, parse_int=_number)

    def peek(self) -> str:
        """The next character that is no white space, "" at the end."""
        while True:
            self._at = _SPACE.match(self._text, self._at).end()  # type: ignore[union-attr]  # matches everywhere
            if self._at < len(self._text) or not self._more():
                return self._text[self._at : self._at + 1]

    def take(self, expected: str) -> bool:
        """True, and past it, when one of the `expected` characters comes next."""
        there = self.peek()
        self._at += bool(there) and there in expected
        return bool(there) and there in expected

    def members(self) -> Iterator[str]:
        """The keys of the object that comes next; the value of each is to be taken before the next."""
        self.take("{")
        while not self.take("}"):
            key = self.value()
            if not isinstance(key, str) or not self.take(":"):
                raise self.damaged("a key or a colon is missing")
            yield key
            if not self.take(",") and self.peek() != "}":
                raise self.damaged("a comma or a brace is missing")

    def elements(self) -> Iterator[None]:
        """A step for each element of the list that comes next, which is to be taken in it."""
        self.take("[")
        while not self.take("]"):
            yield
            if not self.take(",") and self.peek() != "]":
                raise self.damaged("a comma or a bracket is missing")

    def value(self) -> Any:
        """The value that comes next, as a whole."""
        self.peek()
        wanted = _BLOCK
        while True:
            with suppress(json.JSONDecodeError):
                value, end = self._decoded()
                if end == len(self._text) and self._more():  # a number may go on
                    continue
                self._at = end
                return value
            if len(self._text) - self._at > LARGEST_PIECE:
                raise self.damaged(f"a value is larger than {LARGEST_PIECE // 1_000_000} MB")
            if not self._more(wanted):
                raise self.damaged("a value breaks off or is none")
            wanted = 2 * (len(self._text) - self._at)

    def _decoded(self) -> tuple[Any, int]:
        try:
            return self._json.raw_decode(self._text, self._at)
        except RecursionError as error:
            raise self.damaged("a value is nested too deep to be read") from error

    def damaged(self, why: str) -> Damaged:
        """What is wrong, and where, in characters from the file's beginning."""
        return Damaged(f"It is no sound JSON: {why} at character {self._before + self._at + 1:,}.")

    def _more(self, length: int = _BLOCK) -> bool:
        if self._ended:
            return False
        self._before += self._at
        self._text = self._text[self._at :]
        self._at = 0
        blocks = []
        while length > 0 and not self._ended:
            block = self._source.read(_BLOCK)
            self._ended = not block
            blocks.append(self._bytes.decode(block, final=not block))
            length -= len(block)
        self._text += "".join(blocks)
        return True


def _number(digits: str) -> int:
    """A whole number; 0 in the place of one of thousands of digits, which nobody asks for."""
    return int(digits) if len(digits) < 100 else 0
