"""Markdown: text of others made safe for a page (https://spec.commonmark.org/0.31.2/#backslash-escapes)."""

import re

from counterclaim.output.wording import isolated, plain

_MARKS = re.compile(r"[\\`*_\[\]<>&|~$#@^]|:(?=//)|(?<=www)\.|!(?=\[)", re.IGNORECASE)
_LIST = re.compile(r"^(\d{1,9})?([-+.)=])")
_IN_ADDRESS = {mark: f"%{ord(mark):02X}" for mark in "<>\\ "}


def escaped(text: str) -> str:
    """`text` of others, on one line, shown letter for letter: no link, no mark-up, no HTML comes of it, also where it
    stands first in its line."""
    told = _MARKS.sub(lambda found: f"\\{found[0]}", isolated(plain(text)))
    return _LIST.sub(lambda found: f"{found[1] or ''}\\{found[2]}", told)


def link(url: str) -> str:
    """An http(s) address that leads where it says."""
    return f"<{''.join(_IN_ADDRESS.get(letter, letter) for letter in url)}>"
