"""What keeps a ledger, for people: its faults."""

from collections.abc import Sequence
from typing import TextIO

from counterclaim.model import Fault
from counterclaim.output.listing import Column, write_list
from counterclaim.output.table import Format

_FAULTS: tuple[Column[Fault], ...] = (
    Column("Table", lambda fault: fault.table or "the whole"),
    Column("Row", lambda fault: fault.number, number=True),
    Column("What is wrong", lambda fault: fault.why),
)


def write_faults(faults: Sequence[Fault], format: Format, stream: TextIO) -> None:
    """Print what is wrong with a ledger."""
    write_list(faults, _FAULTS, format, stream, "The ledger is sound.")
