"""What is kept of a server's answer for the next request."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Remembered:
    """What an address last answered, so that the next request can ask whether there is anything new.

    `address` is the one that answered, at the end of all redirects; `etag` and `last_modified` are its headers as they
    came; `digest` that of the body. `gave` are the digests of the pieces that were read out of it.
    """

    address: str
    etag: str | None = None
    last_modified: str | None = None
    digest: str | None = None
    gave: tuple[str, ...] = ()
