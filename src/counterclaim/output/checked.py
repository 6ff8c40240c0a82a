"""What was checked, for a terminal, a spreadsheet and a program."""

from collections.abc import Sequence
from typing import TextIO

from counterclaim.model import Checked
from counterclaim.output.listing import Column, write_list
from counterclaim.output.table import Format

_TABLE: tuple[Column[Checked], ...] = (
    Column("Status", lambda one: one.status),
    Column("In the draft", lambda one: one.quote),
    Column("Why", lambda one: one.why),
    Column("The reports say", lambda one: "\n".join(f"“{proof}”" for proof in one.proofs[:2]) or None),
)
_CSV: tuple[Column[Checked], ...] = (
    Column("doc", lambda one: one.doc),
    Column("start", lambda one: one.start),
    Column("end", lambda one: one.end),
    Column("quote", lambda one: one.quote),
    Column("status", lambda one: one.status),
    Column("why", lambda one: one.why),
    Column("claims", lambda one: "; ".join(one.claims)),
    Column("proofs", lambda one: " | ".join(one.proofs)),
    Column("looked_at", lambda one: one.looked_at),
    Column("newest", lambda one: one.newest),
)


def write_checked(found: Sequence[Checked], format: Format, stream: TextIO) -> None:
    """Print what was `found` of a draft's figures to `stream`, and below a table how many reports were looked at."""
    write_list(found, _CSV if format == "csv" else _TABLE, format, stream, "The draft gives no figure about people.")
    if format == "table" and found:
        stream.write(f"{looked_at_words(found[0])}.\n")


def looked_at_words(found: Checked) -> str:
    """ "3 reports looked at, the newest of 2025-05-16"."""
    count = f"{found.looked_at:,} report{'' if found.looked_at == 1 else 's'}"
    return f"{count} looked at, {f'the newest of {found.newest}' if found.newest else 'none of them dated'}"
