"""Texts whose lines were broken at a width, as plain letters are: their paragraphs as one line each."""

import re
from itertools import pairwise

_NARROWEST, _WIDEST = 45, 80
_APART = re.compile(r"[\s>*•–—|#-]|\(?\d{1,3}[.)]\s")


def unwrapped(text: str) -> str:
    """`text` with its paragraphs whole, where it shows that all its lines were broken at one width.

    A line goes on in the next when the next one's first word would not have fitted behind it. Lists, quotations and
    what is indented stay as they are.
    """
    lines = text.split("\n")
    width = max((len(line.rstrip()) for line in lines if not line.startswith(">")), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return text
    whole = lines[:1]
    for line, following in pairwise(lines):
        if _goes_on(line.rstrip(), following, width):
            whole[-1] = f"{whole[-1].rstrip()} {following}"
        else:
            whole.append(following)
    return "\n".join(whole)


def _goes_on(line: str, following: str, width: int) -> bool:
    if not line or not following.strip() or _APART.match(following) or line.startswith(">"):
        return False
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) > width
