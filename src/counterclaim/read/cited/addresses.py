"""Addresses as they are compared: two ways of writing one page's address are the same."""

import re

from courlan import normalize_url

from counterclaim.read.pages.archived import copy_at

_LEADING = re.compile(r"(?:www\d?|m|mobile|amp)\.(?=[^/]+\.)")


def same_page(address: str) -> str:
    """What all addresses of one page have in common: without scheme, `www.`, fragment, the slash at the end, and the
    parameters that only follow who clicks (courlan's list: https://github.com/adbar/courlan); of an archived copy, the
    page's own."""
    copy = copy_at(address)
    whole = copy.original if copy and copy.original else address
    try:
        plain = normalize_url(whole.strip().partition("#")[0], trailing_slash=False)
    except ValueError:  # no address: such as one with half a bracket
        return whole.casefold()
    without_scheme = re.sub(r"\A[a-z]+://", "", plain, flags=re.IGNORECASE)
    host, slash, path = without_scheme.partition("/")
    return _LEADING.sub("", host, count=1) + slash + path.rstrip("/")
