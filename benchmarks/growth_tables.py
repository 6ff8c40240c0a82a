"""What growth.py measured, as tables, and what of it was asked."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from typing import Any

Row = dict[str, Any]

_GROWN = (
    "| documents | added | s/1,000 by the clock | processor s/1,000 | index, processor s/1,000 "
    "| parent, MB | worker, MB | all, MB | ledger, MB |",
    "|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
)


def tables(rows: Sequence[Row]) -> str:
    """All tables, in Markdown."""
    return "\n".join([*_grown(rows), "", *_parts(rows), "", *_answers(rows), "", *_days(rows)])


def asked(rows: Sequence[Row]) -> list[Row]:
    """What was asked, as far as `rows` reach: 10^5 documents against 10^4, a day at 10^6 against one at 10^3."""
    found: list[Row] = []
    one, ten = _adding(rows, 10_000), _adding(rows, 100_000)
    if one and ten:
        found.append(_most("Processor time a document, 10^5 documents against 10^4", _work(ten) / _work(one), 1.1))
        whole = _with_index(rows, 100_000) / _with_index(rows, 10_000)
        found.append(_most("The same, with the index of stories", whole, 1.1))
        found.append(_most("Peak memory, 10^5 documents against 10^4", _peak(ten) / _peak(one), 1.2))
    days = dict(_by_day(rows))
    if 1_000 in days and len(days) > 1:
        last = max(days)
        found.append(_most(f"1,000 documents at {last:,} against 1,000 documents", days[last][1] / days[1_000][1], 1.3))
    return found


def _most(asked: str, found: float, most: float) -> Row:
    return {"asked": asked, "found": round(found, 2), "most": most}


def _adding(rows: Iterable[Row], until: int) -> list[Row]:
    return [row for row in rows if row["step"] == f"to {until} add"]


def _with_index(rows: Iterable[Row], until: int) -> float:
    """Processor seconds of adding a document and of the index of stories behind it."""
    steps = [row for row in rows if row["step"] in (f"to {until} add", f"to {until} index")]
    return sum(row["work"] for row in steps) / sum(row["documents"] for row in _adding(steps, until))


def _work(rows: Sequence[Row]) -> float:
    return sum(row["work"] for row in rows) / sum(row["documents"] for row in rows)


def _peak(rows: Iterable[Row]) -> int:
    return max(row["all_mb"] for row in rows)


def _looks(rows: Iterable[Row]) -> dict[int, Row]:
    return {row["documents"]: row for row in rows if row["step"] == "look"}


def _grown(rows: Sequence[Row]) -> list[str]:
    lines = list(_GROWN)
    for until, look in _looks(rows).items():
        added = _adding(rows, until)
        index = [row for row in rows if row["step"] == f"to {until} index"]
        many = sum(row["documents"] for row in added)
        seconds = sum(row["seconds"] for row in (*added, *index)) / many * 1000
        size = sum(look["bytes"].values()) / 1e6
        lines.append(
            f"| {until:,} | {many:,} | {seconds:.1f} | {_work(added) * 1000:.1f} | {_work(index) * 1000:.1f} "
            f"| {max(row['parent_mb'] for row in added)} | {max(row['worker_mb'] for row in added)} | {_peak(added)} "
            f"| {size:,.0f} |"
        )
    return lines


def _parts(rows: Sequence[Row]) -> list[str]:
    looks = _looks(rows)
    parts = sorted({part for look in looks.values() for part in look["bytes"]})
    lines = [
        "| documents | claims | stories | reports of the largest | stories, B³ precision | recall | F1 | "
        + "".join(f"{part}, bytes a document | " for part in parts).rstrip(),
        "|--:|--:|--:|--:|--:|--:|--:|" + "--:|" * len(parts),
    ]
    for until, look in looks.items():
        counts = look["rows"]
        grouped = " | ".join(f"{look['grouped'][name]:.3f}" for name in ("precision", "recall", "f1"))
        cells = " | ".join(f"{look['bytes'].get(part, 0) / counts['documents']:,.0f}" for part in parts)
        lines.append(
            f"| {until:,} | {counts['claims']:,} | {counts['ix_stories']:,} | {look['largest_story'] or 0:,} "
            f"| {grouped} | {cells} |"
        )
    return lines


def _answers(rows: Sequence[Row]) -> list[str]:
    looks = _looks(rows)
    names = next(iter(looks.values()))["milliseconds"] if looks else {}
    lines = [
        f"| documents | {' | '.join(f'{name}, ms' for name in names)} |",
        "|--:|" + "--:|" * len(names),
    ]
    for until, look in looks.items():
        cells = " | ".join(f"{half:.1f}, {most:.1f}" for half, most in look["milliseconds"].values())
        lines.append(f"| {until:,} | {cells} |")
    return [*lines, "", "Milliseconds are the median and the 95th of a hundred."]


def _by_day(rows: Sequence[Row]) -> Iterable[tuple[int, tuple[float, float]]]:
    """For each number of documents, the seconds and the processor seconds of a day's 1,000: medians."""
    for until in _looks(rows):
        days = []
        for day in range(1, 10):
            parts = [row for row in rows if row["step"] in (f"day {day} at {until} add", f"day {day} at {until} index")]
            if len(parts) == 2:
                days.append((sum(row["seconds"] for row in parts), sum(row["work"] for row in parts)))
        if days:
            yield until, (statistics.median(day[0] for day in days), statistics.median(day[1] for day in days))


def _days(rows: Sequence[Row]) -> list[str]:
    lines = ["| a day's 1,000 documents at | s by the clock | processor s |", "|--:|--:|--:|"]
    return [*lines, *(f"| {until:,} | {clock:.1f} | {work:.1f} |" for until, (clock, work) in _by_day(rows))]
