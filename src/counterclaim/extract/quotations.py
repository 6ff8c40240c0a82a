"""Where quotations are open: also those that go on over several paragraphs."""

import re

_MARKS = re.compile('["“”„«»「」『』]')
# so far from a place the marks of its quotation are looked for
_FAR = 2_000
# so many paragraphs a quotation may go on without a mark
_PARAGRAPHS = 4


def is_quoted(text: str, place: int) -> bool:
    """Whether a quotation is open before character `place` of `text`.

    One that was opened in a paragraph before must be closed behind: marks are easily forgotten.
    """
    low = max(0, place - _FAR)
    last = max((text.rfind(mark, low, place) for mark in '"“”„«»「」『』'), default=-1)
    if last < 0 or not _opens(text, last):
        return False
    paragraphs = text.count("\n", last, place)
    if not paragraphs:
        return True
    closing = _MARKS.search(text, place, place + _FAR)
    return paragraphs <= _PARAGRAPHS and closing is not None and not _opens(text, closing.start())


def _opens(text: str, k: int) -> bool:
    """Whether the quotation mark at character `k` opens: languages use the same marks in turn ("…“ and “…”, »…«)."""
    mark = text[k]
    if mark in "„「『」』":
        return mark in "„「『"
    if mark == "“" and "„" not in text:
        return True
    if mark == "”" and "“" in text:
        return False
    before, after = text[k - 1 : k] or " ", text[k + 1 : k + 2] or " "
    if mark in "«»" and after.isspace():
        return mark == "«" and (before.isspace() or before in "(:")
    return (before.isspace() or before in "(:–—-") and not after.isspace()
