"""Two readers beside each other: the printers of `counterclaim compare`."""

from collections import Counter
from collections.abc import Sequence
from typing import TextIO

from counterclaim.model import Claim, Compared
from counterclaim.output.listing import Column, write_list
from counterclaim.output.table import Format

_COLUMNS: tuple[Column[Compared], ...] = (
    Column("Document", lambda each: each.doc),
    Column("Found", lambda each: _found(each)),
    Column("First reader", lambda each: _said(each.first)),
    Column("Second reader", lambda each: _said(each.second)),
    Column("Words", lambda each: each.words),
)


def write_compared(compared: Sequence[Compared], format: Format, stream: TextIO) -> None:
    """Print `compared` in their order; a table leaves out what both readers have alike."""
    shown = compared if format == "jsonl" else [each for each in compared if each.match != "agreed"]
    write_list(shown, _COLUMNS, format, stream, "The two readers agree.")


def summary(compared: Sequence[Compared], queued: bool = False) -> str:
    """What a comparison found, in a line; `queued` tells that the ledger keeps what the readers have otherwise."""
    if not compared:
        return "Neither reader found a figure."
    sums = Counter(each.match for each in compared)
    first, second = compared[0].readers
    told = f"{first} and {second}: {sums['agreed']:,} agreed, {sums['differs']:,} differ, "
    told += f"{sums['first']:,} by the first alone, {sums['second']:,} by the second alone."
    if queued and sums["differs"] + sums["first"]:
        told += " What the first has and the second has not so waits in the review queue: counterclaim serve"
    return told


def _found(each: Compared) -> str:
    if each.match == "differs":
        return f"differs: {', '.join(each.fields)}"
    return each.match if each.match == "agreed" else f"{each.match} alone"


def _said(claim: Claim | None) -> str:
    return claim.gloss if claim else "–"
