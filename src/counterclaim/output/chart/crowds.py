"""Marks that would cover one another: set apart where there is room, drawn as one where there are too many."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from counterclaim.output.chart.labels import Box
from counterclaim.output.chart.marks import Mark

STEP = 13.0
"""How far apart two marks are set that would cover each other."""
WIDEST = 300.0
"""Marks further apart than this stay two, however many there are."""
CROWD = 120
"""Marks around a spot beyond which no free one is looked for."""
_STEPS = (0, 1, -1, 2, -2, 3, -3, 4, -4, 5)


def bundled(marks: Sequence[Mark], most: int, more: Callable[[int], str]) -> list[Mark]:
    """`marks`, or, where they are more than `most`, about so many: those of one speaker that stand close are drawn as
    the last of them. `more` says in words how many others a mark stands for."""
    if not most or len(marks) <= most:
        return list(marks)
    groups: dict[tuple[str, bool, int, int], list[Mark]] = {}
    cell = 5.0
    while not groups or (len(groups) > most and cell < WIDEST):
        groups = defaultdict(list)
        for mark in marks:
            groups[mark.colour, mark.hollow, int(mark.x // cell), int(mark.y // cell)].append(mark)
        cell *= 1.5
    return [_one(group, more) for group in groups.values()]


def _one(group: Sequence[Mark], more: Callable[[int], str]) -> Mark:
    last, others = group[-1], len(group) - 1
    if not others:
        return last
    tops = [mark.top for mark in group if mark.top is not None]
    title = f"{last.title}; {more(others)}"
    return replace(last, title=title, more=others, top=min(tops, default=None), left=None, right=None)


def set_apart(marks: Sequence[Mark], left: float, right: float) -> list[Mark]:
    """`marks` in the same order, moved sideways between `left` and `right` as far as one would cover another."""
    settled: list[Mark] = []
    columns: defaultdict[int, list[Box]] = defaultdict(list)  # what stands where, a step wide, so that few are compared
    for mark in marks:
        box = mark.box
        found = _free(mark.x, box, columns, left, right)
        moved = (
            box if found == mark.x else Box(found - mark.x + box.left, box.top, found - mark.x + box.right, box.bottom)
        )
        columns[int(found // STEP)].append(moved)
        settled.append(mark if found == mark.x else replace(mark, x=found))
    return settled


def _free(x: float, box: Box, columns: defaultdict[int, list[Box]], left: float, right: float) -> float:
    """The free place nearest to `x` for a mark that there takes `box`; `x` itself where there is none."""
    for steps in _STEPS:
        by = steps * STEP
        if not left < x + by < right:
            continue
        column = int((x + by) // STEP)
        beside = [columns[column + near] for near in (-1, 0, 1)]
        if sum(map(len, beside)) > CROWD:
            continue
        moved = Box(box.left + by, box.top, box.right + by, box.bottom)
        if not any(moved.meets(other) for listed in beside for other in listed):
            return round(x + by, 1)
    return x
