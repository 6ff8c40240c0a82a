"""Addresses of the web among paths."""

import re

_WEB = re.compile(r"https?://", re.IGNORECASE)


def is_address(name: str) -> bool:
    """True when `name`, where a path may stand, means an address of the web."""
    return _WEB.match(name) is not None
