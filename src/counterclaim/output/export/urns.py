"""Names for what has no address, the same in every export."""

import uuid

_SPACE = uuid.UUID("2b1c9d0e-7f4a-5c86-8a53-0d6e1f92b7a4")
"""What all of them are made in (RFC 9562, 5.5): it must never change."""


def urn(*parts: str) -> str:
    """A URN that is the same for the same `parts`."""
    return uuid.uuid5(_SPACE, "\x1f".join(parts)).urn
