"""What keeps a ledger, for people: runs of `add`, what was taken back or erased, and faults."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, TextIO

from counterclaim.model import AddRun, Erasure, Fault, Met, TakenBack
from counterclaim.output.listing import Column, write_list
from counterclaim.output.table import Format
from counterclaim.output.wording import plain

_ADDITIONS: tuple[Column[AddRun], ...] = (
    Column("Addition", lambda run: run.id, whole=True),
    Column("When", lambda run: _clock(run.at), most=10),
    Column("Who", lambda run: run.by),
    Column("Asked for", lambda run: _asked(run.asked), most=12),
    Column("Documents", lambda run: run.documents, number=True),
    Column("Versions", lambda run: run.versions, number=True),
    Column("Claims", lambda run: run.claims, number=True),
    Column("Problems", lambda run: run.problems, number=True),
    Column("State", lambda run: _state(run), most=18),
)
_FAULTS: tuple[Column[Fault], ...] = (
    Column("Table", lambda fault: fault.table or "the whole"),
    Column("Row", lambda fault: fault.number, number=True),
    Column("What is wrong", lambda fault: fault.why),
)


def write_additions(runs: Sequence[AddRun], format: Format, stream: TextIO) -> None:
    """Print runs of `add`."""
    write_list(runs, _ADDITIONS, format, stream, "Nothing was added.")


def write_faults(faults: Sequence[Fault], format: Format, stream: TextIO) -> None:
    """Print what is wrong with a ledger."""
    write_list(faults, _FAULTS, format, stream, "The ledger is sound.")


def taken_back(told: TakenBack) -> str:
    """What a `withdraw` did, in a line."""
    match told.what[0]:
        case "a":
            done = "nothing that it brought stands any more"
        case "e":
            done = "its text may be added again"
        case _:
            done = "what it took back counts again"
    return f"{told.id}: {plain(told.by)} takes {told.what} back ({plain(told.why)}): {done}."


def erased(told: Erasure) -> str:
    """What an `erase` did, in a line for each thing to know."""
    texts = ", ".join(told.texts) or "no text"
    lines = [f"{told.id}: {plain(told.doc)} is erased ({texts}) by {plain(told.by)}: {plain(told.why)}."]
    if told.alike:
        alike = ", ".join(map(plain, told.alike))
        lines.append(f"The same text still stands in: {alike}. Erase them too, if they should not be here.")
    lines.append("Backups made before still hold its words.")
    return "\n".join(lines)


def retried(mended: Sequence[Met], left: int) -> str:
    """What a `retry` did: a line for each problem that is mended, and one in all."""
    lines = [f"{plain(each.doc)}: mended ({each.kind})." for each in mended]
    return "\n".join([*lines, f"{len(mended):,} mended, {left:,} left."])


def _state(run: AddRun) -> str:
    if run.withdrawn is None:
        return "stands"
    why = f": {run.withdrawn.why}" if run.withdrawn.why else ""
    return f"withdrawn by {run.withdrawn.by}{why} ({run.withdrawn.id})"


def _asked(asked: Mapping[str, Any]) -> str:
    options = [f"--{name} {value}" for name, value in asked.items() if name not in ("paths", "folder", "retry")]
    return " ".join([*(["retry:"] if asked.get("retry") else []), *asked.get("paths", ()), *options])


def _clock(at: str) -> str:
    """A UTC time as clocks here show it."""
    return f"{datetime.fromisoformat(at).astimezone():%Y-%m-%d %H:%M:%S}"
