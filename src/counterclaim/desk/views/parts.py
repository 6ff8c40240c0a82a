"""Which parts of a document's text one page shows."""

from bisect import bisect_right
from collections.abc import Sequence

from counterclaim.model import Span
from counterclaim.output.report.windows import WHOLE, windows

PIECE = 20_000
"""Characters that are shown more, where one asks for what was left out."""
MOST = 120_000
"""Characters on one page, but for the last of its parts."""
_JOINED = 200  # so few characters between two parts are shown as well
_WORD = 40  # a part begins where a word does, if one begins so near


def shown_parts(text: str, spots: Sequence[Span], focus: Sequence[Span] = (), at: int | None = None) -> list[Span]:
    """The parts of `text` that are shown, half-open, in order and apart: all of a usual one; of a huge one its
    beginning, what stands around the `spots` and the `focus`, and a piece from the character `at` on.

    Where that is more than a page holds, the parts next to `at`, or to the first of the `focus`, are shown.
    """
    if len(text) <= WHOLE:
        return [Span(0, len(text))] if text else []
    asked = [] if at is None else [Span(min(at, len(text)), min(at + PIECE, len(text)))]
    found = [_at_words(text, span) for span in _joined([*windows(len(text), [*spots, *focus]), *asked])]
    near = at if at is not None else focus[0].start if focus else 0
    return _near(found, near)


def _joined(spans: Sequence[Span]) -> list[Span]:
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start - found[-1].end <= _JOINED:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _at_words(text: str, span: Span) -> Span:
    space = text.rfind(" ", max(0, span.start - _WORD), span.start)
    behind = text.find(" ", span.end, span.end + _WORD)
    return Span(span.start if space < 0 else space + 1, span.end if behind < 0 else behind)


def _near(spans: Sequence[Span], place: int) -> list[Span]:
    """As many of `spans` as a page holds, on from the one at `place`, and then back from it."""
    first = max(0, bisect_right([span.start for span in spans], place) - 1)
    room = MOST
    kept = []
    for span in (*spans[first:], *reversed(spans[:first])):
        if room <= 0:
            break
        kept.append(span)
        room -= span.end - span.start
    return sorted(kept)
