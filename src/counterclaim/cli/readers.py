"""The reader that a command is told of, and what it took, told at the end."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from counterclaim.api.readers import Reader


@contextmanager
def reading_with(reader: str, budget: str | None) -> Iterator[Reader]:
    """The `reader` to be given to a function of the interface, which may cost the `budget`; what a language model took
    is told on standard error when the command ends, is interrupted or fails."""
    if reader == "rules":
        yield reader
        return
    from counterclaim.api.readers import named
    from counterclaim.console import one_line, summary_of_spent
    from counterclaim.model import Spent

    spent = Spent()

    def note(now: Spent) -> None:
        nonlocal spent
        spent = now

    try:
        yield replace(named(reader), budget=budget, on_spent=note)
    finally:
        if spent.requests or spent.cached:
            sys.stderr.write(one_line(summary_of_spent(spent)) + "\n")
