"""Copies of pages: from which archive, of what address; and pages that a browser saved, from where."""

import re
import tomllib
from functools import cache
from importlib import resources
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from counterclaim.read.facts import Facts

_HEAD = 20_000
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{1,6}\)(https?://[^\s<>]+?)\s*-->", re.IGNORECASE)
_SINGLE_FILE = re.compile(r"<!--\s*Page saved with SingleFile\s+url:\s*(https?://\S+)\s", re.IGNORECASE)
_WAYBACK = re.compile(r"""__wm\.wombat\(\s*["'](https?://[^"']+)["']\s*,\s*["'](\d{14})["']""")
_MOMENT = re.compile(r"/\d{14}(?:[a-z]{2}_)?/(?P<original>https?:/.+)", re.IGNORECASE)
_LOOSE_MOMENT = re.compile(r"/[\d.*-]{4,20}(?:[a-z]{2}_)?/(?P<original>(?:https?:/)?.+\..+)", re.IGNORECASE)
_CACHED = re.compile(r"[?&]q=cache:(?:[\w-]{8,20}:)?(?P<original>[^&+]+)")


class Copy(NamedTuple):
    """An archived copy: its own address, and that of the page; None where its address does not tell."""

    archived: str
    original: str | None


def copy_at(address: str) -> Copy | None:
    """The copy that `address` is of another page; None where it is none.

    https://web.archive.org/web/20241223081500/https://bell.example/1 is a copy of https://bell.example/1.
    """
    if match := _MOMENT.search(address):
        return Copy(address, _whole(match["original"]))
    try:
        host = (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return None
    if host not in _hosts():
        return None
    match = _CACHED.search(address) or _LOOSE_MOMENT.search(address)
    return Copy(address, _whole(match["original"]) if match else None)


def saved_from(source: str) -> Facts:
    """Where the page `source` was saved from, as the browser or the archive that saved it wrote into it."""
    head = source[:_HEAD]
    if match := _SAVED_FROM.search(head) or _SINGLE_FILE.search(head):
        return Facts(url=match[1]).found("saved")
    if match := _WAYBACK.search(head):
        return Facts(url=f"https://web.archive.org/web/{match[2]}/{match[1]}").found("saved")
    return Facts()


def unarchived(facts: Facts) -> Facts:
    """`facts` with the address of an archived copy as `archived`, and the page's own as `url`."""
    copy = copy_at(facts.url) if facts.url else None
    if copy is None:
        return facts
    origin = dict(facts.origins).get("url", "page")
    apart = Facts(url=copy.original, archived=facts.archived or copy.archived).found(origin)
    return apart.over(facts.without("url", "archived"))


def _whole(original: str) -> str | None:
    """An address as it was before an archive took its second slash or its scheme, or wrote it in percents."""
    address = unquote(original) if original.lower().startswith(("http%3a", "https%3a")) else original
    address = re.sub(r"^(https?):/+", r"\1://", address, flags=re.IGNORECASE)
    if not address.lower().startswith(("http://", "https://")):
        address = f"http://{address}"
    return address if re.fullmatch(r"https?://[^\s/]+\.[^\s/]+\S*", address, re.IGNORECASE) else None


@cache
def _hosts() -> frozenset[str]:
    data = tomllib.loads(resources.files("counterclaim.read.pages").joinpath("archives.toml").read_text("utf-8"))
    return frozenset(data["hosts"])
