"""Telegram Desktop's exports: each post with its time, its channel, and whom it was forwarded from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from counterclaim.model import Published
from counterclaim.read.dates import published
from counterclaim.read.facts import Facts
from counterclaim.read.opened import Opened
from counterclaim.read.piece import Piece

ORIGIN = "telegram"


@dataclass(frozen=True, slots=True)
class Chat:
    """The channel, group or conversation that a post stands in; `key` tells it from others in one file."""

    name: str | None = None
    kind: str = ""
    key: str = ""


def is_post(record: object) -> bool:
    """True when `record` is an element of an export's list of messages."""
    return isinstance(record, dict) and record.get("type") in ("message", "service") and "date" in record


def post(opened: Opened, message: dict[str, Any], chat: Chat) -> Piece | None:
    """The piece that a message is, as `file#message12`; None for notices that someone joined, stickers and the like."""
    text = text_of_post(message)
    if message.get("type") != "message" or not text.strip():
        return None
    writer = _string(message.get("from"))
    in_channel = "channel" in chat.kind or writer == chat.name
    facts = Facts(
        published=_moment(message, "date"),
        outlet=chat.name,
        author=_string(message.get("author")) or (None if in_channel else writer),
        modified=_moment(message, "edited"),
        forwarded=_string(message.get("forwarded_from")),
    )
    return opened.text(f"{opened.id}#{chat.key}message{message.get('id')}", text, facts.found(ORIGIN))


def text_of_post(message: dict[str, Any]) -> str:
    """The words of a message: a string, or a list of strings and of stretches in bold, links, mentions."""
    written = message.get("text_entities") or message.get("text") or ""
    return "".join(_words(written)) if isinstance(written, list) else str(written)


def _words(stretches: Iterable[Any]) -> Iterable[str]:
    for stretch in stretches:
        words = stretch.get("text") if isinstance(stretch, dict) else stretch
        if isinstance(words, str):
            yield words


def _moment(message: dict[str, Any], name: str) -> Published | None:
    """The time in seconds since 1970, where it is told; else the day in whatever zone the export was made in."""
    seconds = str(message.get(f"{name}_unixtime") or "")
    if seconds.isascii() and seconds.isdigit() and len(seconds) < 12:
        point = datetime.fromtimestamp(int(seconds), UTC).isoformat(timespec="seconds")
        return Published(point, point, ORIGIN)
    return published(_string(message.get(name)) or "", ORIGIN)


def _string(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
