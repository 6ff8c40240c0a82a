"""JSON files: feeds, Telegram exports, ReliefWeb's reports, lists of objects with a text.

A file of up to 20 MB is gone through twice, so that what it says of itself may stand behind its list; a larger one
once.
"""

import io
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, BinaryIO

from counterclaim.model import Problem, Published, text_id
from counterclaim.read.dates import published
from counterclaim.read.facts import Facts
from counterclaim.read.jsonl import mended
from counterclaim.read.language import primary
from counterclaim.read.office.columns import meanings
from counterclaim.read.opened import Damaged, Opened
from counterclaim.read.packed.feeds import LARGEST_FEED, json_entry, piece_of_entry
from counterclaim.read.packed.jsonstream import values
from counterclaim.read.packed.names import Names, safe_address, safe_key
from counterclaim.read.packed.reliefweb import is_report, report
from counterclaim.read.packed.telegram import Chat, is_post, post
from counterclaim.read.pages.fragment import has_table, in_a_line, text_of
from counterclaim.read.piece import Piece

ORIGIN = "json"
SHAPES = (
    "JSON is read when it is a JSON Feed, a Telegram export (result.json), a list of ReliefWeb reports, an object with "
    'a "text", or a list of such objects (also as {"documents": [...]}).'
)

_CHATS = frozenset((("chats", "list"), ("left_chats", "list")))
_TAG = re.compile(r"</?(?:p|div|br|span|h[1-6]|ul|ol|li|table|a|b|i|em|strong)\b[^<>]*>", re.IGNORECASE)
_MILLISECONDS = 100_000_000_000


def read_json(opened: Opened) -> Iterator[Piece | Problem]:
    """Each document of a JSON file, in its order: under its own address, else as `file#id`. A problem for an object
    that has no text, for a file without any, and for where it is no JSON, after what stands before that."""
    reading = _Reading(opened)
    try:
        yield from reading.pieces()
    except Damaged as error:
        yield Problem(opened.id, "read", "broken", str(error))
        return
    if not reading.documents:
        yield Problem(opened.id, "read", "unsupported", f"No document was found in it. {SHAPES}")


class _Reading:
    """One JSON file: what it says of itself by the keys that this stands under, and how many documents it held."""

    def __init__(self, opened: Opened) -> None:
        self.documents = 0
        self._opened = opened
        self._about: dict[tuple[str, ...], Any] = {}
        self._names = Names()
        self._in_messages = False

    def pieces(self) -> Iterator[Piece | Problem]:
        """Its documents, and what keeps others from being any. Raises Damaged as `values` does."""
        head = self._opened.stream.read(LARGEST_FEED)
        rest = self._opened.stream.read(1)
        if not rest:
            with suppress(Damaged):  # told when the place is come to again
                for keys, value in values(io.BytesIO(head), _CHATS):
                    self._learn(keys, value)
        for keys, value in values(_Joined(head + rest, self._opened.stream), _CHATS):
            self._learn(keys, value)
            if item := self._piece(keys, value):
                self.documents += 1
                yield item
        alone = {keys[0]: value for keys, value in self._about.items() if len(keys) == 1}
        if not self.documents and (item := _record(self._opened, alone, self._names)):
            self.documents += 1
            yield item

    def _learn(self, keys: tuple[str, ...], value: Any) -> None:
        if not keys or isinstance(value, dict):
            return
        if self._in_messages and keys[:-1] in _CHATS:  # the next chat, which may have no name
            self._about = {others: told for others, told in self._about.items() if others[:-1] != keys[:-1]}
            self._in_messages = False
        self._about[keys] = value

    def _piece(self, keys: tuple[str, ...], value: Any) -> Piece | Problem | None:
        if not isinstance(value, dict):
            return None
        if is_post(value):
            self._in_messages = True
            return post(self._opened, value, self._chat(keys[:-1]))
        if is_report(value):
            return report(self._opened, value)
        if keys == ("items",) and "jsonfeed.org" in str(self._about.get(("version",))):
            entry = json_entry(value, in_a_line(self._told("title")), self._told("language"))
            return piece_of_entry(self._opened, entry, self._names)
        return _record(self._opened, value, self._names)

    def _told(self, *keys: str) -> str | None:
        value = self._about.get(keys)
        return value if isinstance(value, str) else None

    def _chat(self, keys: tuple[str, ...]) -> Chat:
        number = self._about.get((*keys, "id"))
        key = f"chat{number}/" if keys and number is not None else ""
        return Chat(self._told(*keys, "name"), self._told(*keys, "type") or "", key)


class _Joined:
    """Bytes that were read already, then the rest of the stream that they came from."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._parts: tuple[BinaryIO, ...] = (io.BytesIO(head), stream)

    def read(self, length: int) -> bytes:
        return next((data for part in self._parts if (data := part.read(length))), b"")


def _record(opened: Opened, record: dict[str, Any], names: Names) -> Piece | Problem | None:
    """The document in an object with a text, whatever its text and the rest are called; None where it has none."""
    heads = list(record)
    said = {meaning: record[heads[place]] for meaning, place in meanings(heads).items()}
    if not isinstance(said.get("text"), str):
        return None
    words = mended(said["text"])[0]
    known = {meaning: in_a_line(_words(value)) for meaning, value in said.items() if meaning not in ("text", "date")}
    key = names.new(safe_key(known.get("id") or known.get("url") or text_id(words)))
    id = f"{opened.id}#{key}"
    if not words.strip():
        return Problem(id, "read", "empty", "Its text is empty.")
    facts = Facts(
        published=_moment(said.get("date")),
        url=safe_address(known.get("url") or ""),
        outlet=known.get("outlet"),
        lang=primary(known.get("lang")),
        title=known.get("title"),
        author=known.get("author"),
    ).found(ORIGIN)
    if has_table(words):
        return opened.fragment(id, words, facts)
    return opened.text(id, text_of(words) if _TAG.search(words) else words, facts)


def _words(value: object) -> str | None:
    """A value in words: of an object its name, of a list the words of each."""
    if isinstance(value, list):
        return ", ".join(words for each in value if (words := _words(each))) or None
    if isinstance(value, dict):
        return _words(value.get("name"))
    return str(value) if isinstance(value, (str, int)) and not isinstance(value, bool) else None


def _moment(date: object) -> Published | None:
    """A date as it is written, or the time in seconds or milliseconds since 1970."""
    if isinstance(date, str):
        return published(date, ORIGIN)
    if not isinstance(date, (int, float)) or isinstance(date, bool) or not 0 < date < 100 * _MILLISECONDS:
        return None
    seconds = date / 1_000 if date > _MILLISECONDS else date
    point = datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
    return Published(point, point, ORIGIN)
