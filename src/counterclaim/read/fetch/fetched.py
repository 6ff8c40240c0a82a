"""What a server answered, what is remembered of it for the next time, and who remembers it."""

import hashlib
from dataclasses import dataclass
from email.message import Message
from functools import cached_property
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is kept of an answer, so that the next request can ask whether there is anything new.

    `address` is the one that answered, at the end of all redirects; `etag` and `last_modified` are its headers as they
    came; `digest` that of the body.
    """

    address: str
    etag: str | None = None
    last_modified: str | None = None
    digest: str | None = None


@dataclass(frozen=True)
class Fetched:
    """What came from an address.

    `asked` is the address as it was given, without fragment, `address` the one that answered, at the end of all
    redirects. `body` is as it was before it was packed for the way, empty where the page was `not_modified` since it
    was remembered. `media_type` and `charset` are what the server says of it, in lower case, None where it does not.
    `date` is when the server says that it answered, `last_modified` when it says that the page changed: as headers.
    """

    asked: str
    address: str
    status: int
    body: bytes = b""
    media_type: str | None = None
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    date: str | None = None

    @property
    def not_modified(self) -> bool:
        """True when the server says that the page is still the one that is remembered."""
        return self.status == 304

    @cached_property
    def digest(self) -> str:
        """`b_` and 32 hexadecimal digits of the SHA-256 of the body."""
        return "b_" + hashlib.sha256(self.body).hexdigest()[:32]

    def to_remember(self) -> Remembered:
        """What to keep of it for the next time."""
        return Remembered(self.address, self.etag, self.last_modified, self.digest)


class Memory(Protocol):
    """Where answers are remembered from one run to the next."""

    def recall(self, address: str) -> Remembered | None:
        """What the last answer was that was remembered under `address`, the one asked."""

    def remember(self, fetched: Fetched) -> None:
        """Keep what `fetched` was, as soon as everything that came out of it is kept."""


def content_type(header: str | None) -> tuple[str | None, str | None]:
    """The media type and the character set that a Content-Type header names, in lower case."""
    if not header:
        return None, None
    message = Message()
    message["content-type"] = header.replace("\r", " ").replace("\n", " ")
    named = header.partition(";")[0].strip().lower()
    return named or None, message.get_content_charset()
