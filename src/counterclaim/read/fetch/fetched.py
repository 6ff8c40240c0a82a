"""What a server answered, and who remembers it for the next time."""

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from counterclaim.model import Problem, Reading, Remembered


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

    def to_remember(self, gave: tuple[str, ...] = ()) -> Remembered:
        """What to keep of it for the next time; `gave` are the digests of the pieces that came out of it."""
        return Remembered(self.address, self.etag, self.last_modified, self.digest, gave)


class Memory(Protocol):
    """Where answers are remembered from one run to the next."""

    def recall(self, asked: str) -> Remembered | None:
        """What was last remembered under the address `asked`."""

    def remember(self, asked: str, remembered: Remembered) -> None:
        """Keep what came from the address `asked`."""

    def given(self, digest: str) -> list[Reading | Problem] | None:
        """What the piece with this `digest` gave, where all of it is kept; None where it would have to be read."""


def content_type(header: str | None) -> tuple[str | None, str | None]:
    """The media type and the character set that a Content-Type header names, in lower case."""
    from email.message import Message

    if not header:
        return None, None
    message = Message()
    message["content-type"] = header.replace("\r", " ").replace("\n", " ")
    named = header.partition(";")[0].strip().lower()
    return named or None, message.get_content_charset()
