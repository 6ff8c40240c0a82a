"""What a newer reader makes of texts that an older one has read: the printers of `counterclaim reread`."""

from collections import Counter
from collections.abc import Sequence
from typing import TextIO

from counterclaim.model import Difference
from counterclaim.output.listing import Column, write_list
from counterclaim.output.table import Format

_COLUMNS: tuple[Column[Difference], ...] = (
    Column("Document", lambda each: each.doc),
    Column(
        "Difference", lambda each: f"{each.difference}: {', '.join(each.fields)}" if each.fields else each.difference
    ),
    Column("Claim", lambda each: each.gloss),
    Column("Judged", lambda each: "judged" if each.judged else ""),
    Column("Id", lambda each: each.claim),
)


def write_differences(differences: Sequence[Difference], format: Format, stream: TextIO) -> None:
    """Print `differences` in their order."""
    write_list(differences, _COLUMNS, format, stream, "No differences.")


def summary(texts: int, differences: Sequence[Difference], waiting: int) -> str:
    """What a `reread` did, in a line."""
    sums = Counter(each.difference for each in differences)
    docs = len({each.doc for each in differences})
    told = f"{_many(texts, 'text')} read again: {_many(sums['gained'], 'claim')} gained, {sums['lost']:,} lost, "
    told += f"{sums['changed']:,} changed, in {_many(docs, 'document')}."
    if waiting:
        told += f" {_many(waiting, 'judgement')} to look at: counterclaim judge queue"
    return told


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
