"""What is wrong with a ledger."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a ledger that cannot be as it is: in which table (None: in the file as a whole), in the row with
    which number, and why, as a sentence."""

    table: str | None
    number: int | None
    why: str
