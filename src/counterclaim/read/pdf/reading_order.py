"""What stands on a page, in the order in which it is read: columns one after another, tables in their places.

A page is cut into slabs between which a straight line across it touches nothing. Slabs that share a gap from top to
bottom form a band, which is a table without lines where its cells are figures, columns of text where they are lines,
and else rows that are read across. Columns are cut in the same way again.
"""

from collections.abc import Iterable, Iterator, Sequence

from counterclaim.read.pdf.aligned import Aligned, aligned_table
from counterclaim.read.pdf.glyphs import WIDE, Words, text_of
from counterclaim.read.pdf.placed import Drawn, Gap, Item, Line, Slab

_DEEPEST = 6
_FEWEST_ROWS = 3
_FULL = 0.55
_SHORTEST_LINE = 12


def blocks_on(items: Sequence[Item], rightward: bool, depth: int = 0) -> Iterator[list[Line | Drawn]]:
    """The blocks of a page, each lines and tables one under the other; `rightward` where it is read from the left."""
    block: list[Line | Drawn] = []
    for slabs, gutters in _bands(_slabs(items)):
        if gutters and depth < _DEEPEST and (table := _table(slabs, gutters, rightward)):
            block += [line for slab in table.before for line in _lines(slab, rightward)]
            block.append(table.drawn)
            block += [line for slab in table.after for line in _lines(slab, rightward)]
            continue
        first, end = _between(slabs, gutters) if gutters else (0, 0)
        columns = _columns(slabs[first:end], gutters)
        if len(columns) < 2 or depth >= _DEEPEST or not _are_columns(columns):
            first = end = len(slabs)
        block += [line for slab in slabs[:first] for line in _lines(slab, rightward)]
        if first < end:
            yield from [block] if block else []
            for column in columns if rightward else reversed(columns):
                yield from blocks_on(column, rightward, depth + 1)
            block = [line for slab in slabs[end:] for line in _lines(slab, rightward)]
    if block:
        yield block


def _table(slabs: Sequence[Slab], gutters: Sequence[Gap], rightward: bool) -> Aligned | None:
    if any(isinstance(item, Drawn) for slab in slabs for item in slab):
        return None
    return aligned_table(slabs, gutters, rightward)


def _between(slabs: Sequence[Slab], gutters: Sequence[Gap]) -> tuple[int, int]:
    """Where the columns of a band begin and end among its `slabs`: not with a heading of other letters on one side
    before them, nor with what follows them on one side after some room or in other letters."""
    both = [n for n, slab in enumerate(slabs) if len(_sides(slab, gutters)) > 1]
    if not both:
        return 0, 0
    first, end = both[0], both[-1] + 1
    while first > 0 and (_sides(slabs[first - 1], gutters) != {0} or _alike(slabs[first - 1], slabs[first])):
        first -= 1
    while end < len(slabs) and _sides(slabs[end], gutters) != {0}:
        end += 1
    while end < len(slabs) and _alike(slabs[end], slabs[end - 1]) and _follows(slabs[end - 1], slabs[end]):
        end += 1
    return first, end


def _sides(slab: Slab, gutters: Sequence[Gap]) -> set[int]:
    """The columns in which a slab has something."""
    return {_side(item, gutters) for item in slab}


def _side(item: Item, gutters: Sequence[Gap]) -> int:
    return sum(gap[1] <= item.x0 + 0.01 for gap in gutters)


def _alike(one: Slab, other: Slab) -> bool:
    """True when the letters of both are of one size and weight."""
    first, second = (next((item for item in slab if isinstance(item, Words)), None) for slab in (one, other))
    if first is None or second is None:
        return False
    return abs(first.size - second.size) < 0.1 * first.size and first.bold == second.bold


def _follows(upper: Slab, lower: Slab) -> bool:
    size = next((item.size for item in lower if isinstance(item, Words)), 0.0)
    return min(map(_top, lower)) - max(map(_bottom, upper)) < 1.4 * size


def _slabs(items: Iterable[Item]) -> list[list[Item]]:
    """The items in groups from the top, between which there is a way from left to right."""
    slabs: list[list[Item]] = []
    end = 0.0
    for item in sorted(items, key=lambda item: _top(item)):
        if slabs and _top(item) < end:
            slabs[-1].append(item)
        else:
            slabs.append([item])
            end = 0.0
        end = max(end, _bottom(item))
    return slabs


def _top(item: Item) -> float:
    """Where an item begins; lines may be set so close that their boxes overlap, so a fifth is taken off."""
    return item.top + 0.2 * item.size if isinstance(item, Words) else item.top


def _bottom(item: Item) -> float:
    return item.bottom - 0.2 * item.size if isinstance(item, Words) else item.bottom


def _bands(slabs: list[list[Item]]) -> Iterator[tuple[list[list[Item]], list[Gap]]]:
    """The slabs in groups, each with the gaps that all of it shares and that have something on both sides."""
    number = 0
    while number < len(slabs):
        end, shared = number + 1, _gaps(slabs[number])
        while end < len(slabs):
            narrower = _common(shared, _gaps(slabs[end]), _least(slabs[end]))
            if not _within(slabs[number : end + 1], narrower):
                break
            shared, end = narrower, end + 1
        gutters = _within(slabs[number:end], shared)
        yield slabs[number:end], gutters
        number = end


def _least(slab: Slab) -> float:
    sizes = [item.size for item in slab if isinstance(item, Words)]
    return WIDE * (sorted(sizes)[len(sizes) // 2] if sizes else 10.0)


def _gaps(slab: Slab) -> list[Gap]:
    """The stretches of a slab's width in which nothing stands, its margins among them."""
    gaps, end = [], -1e6
    for item in sorted(slab, key=lambda item: item.x0):
        if item.x0 - end > 0:
            gaps.append((end, item.x0))
        end = max(end, item.x1)
    return [*gaps, (end, 1e6)]


def _common(one: list[Gap], other: list[Gap], least: float) -> list[Gap]:
    found = []
    i = j = 0
    while i < len(one) and j < len(other):
        start, end = max(one[i][0], other[j][0]), min(one[i][1], other[j][1])
        if end - start >= least:
            found.append((start, end))
        if one[i][1] < other[j][1]:
            i += 1
        else:
            j += 1
    return found


def _within(slabs: Iterable[Slab], gaps: list[Gap]) -> list[Gap]:
    """Those of `gaps` that have something on both sides."""
    items = [item for slab in slabs for item in slab]
    left, right = min(item.x0 for item in items), max(item.x1 for item in items)
    return [gap for gap in gaps if gap[0] > left and gap[1] < right]


def _columns(slabs: Sequence[Slab], gutters: Sequence[Gap]) -> list[list[Item]]:
    """The items of a band, column by column from the left."""
    columns: list[list[Item]] = [[] for _ in range(len(gutters) + 1)]
    for slab in slabs:
        for item in slab:
            columns[_side(item, gutters)].append(item)
    return columns


def _are_columns(columns: Sequence[Sequence[Item]]) -> bool:
    """True when each column holds lines of text (or tables), most of which are as long as it is wide."""
    if any(isinstance(item, Drawn) for column in columns for item in column):
        return True
    heights = [len(_by_line(column)) for column in columns]
    if min(heights) < _FEWEST_ROWS and max(heights) < 2 * _FEWEST_ROWS:
        return False
    return all(_is_filled(column) for column in columns)


def _is_filled(column: Sequence[Item]) -> bool:
    lines = _by_line(column)
    left, right = min(item.x0 for item in column), max(item.x1 for item in column)
    widths = sorted((max(word.x1 for word in line) - min(word.x0 for word in line)) / (right - left) for line in lines)
    letters = sorted(sum(len(word.glyphs) for word in line if isinstance(word, Words)) for line in lines)
    wide = sum(item.x1 - item.x0 for item in column if isinstance(item, Words)) / max(
        1, sum(len(item.glyphs) for item in column if isinstance(item, Words))
    )
    shortest = _SHORTEST_LINE if wide < 8 else _SHORTEST_LINE / 2
    return widths[len(widths) // 2] >= _FULL and letters[len(letters) // 2] >= shortest


def _by_line(slab: Slab) -> list[list[Item]]:
    """The items of a slab, line by line."""
    lines: list[list[Item]] = []
    for item in sorted(slab, key=lambda item: (item.top + item.bottom) / 2):
        if lines and _beside(item, lines[-1][0]):
            lines[-1].append(item)
        else:
            lines.append([item])
    return lines


def _beside(item: Item, other: Item) -> bool:
    if isinstance(item, Drawn) or isinstance(other, Drawn):
        return False
    return abs(item.middle - other.middle) < 0.5 * min(item.size, other.size)


def _lines(slab: Slab, rightward: bool) -> Iterator[Line | Drawn]:
    for line in _by_line(slab):
        words = [item for item in line if isinstance(item, Words)]
        yield from (item for item in line if isinstance(item, Drawn))
        if words:
            yield line_of(words, rightward)


def line_of(words: Sequence[Words], rightward: bool) -> Line:
    """The line that these words are, given in any order."""
    size = max(words, key=lambda part: len(part.glyphs)).size
    return Line(
        text_of(words, None if rightward else False),
        min(part.x0 for part in words),
        max(part.x1 for part in words),
        min(part.top for part in words),
        max(part.bottom for part in words),
        size,
        all(part.bold for part in words),
    )
