"""The columns of the data frames, each from the table that makes them."""

from collections.abc import Iterator
from typing import Any

from counterclaim.output.frames import Frame
from counterclaim.output.frames.claims import CLAIMS
from counterclaim.output.frames.reports import DOCUMENTS, POSITIONS, PROBLEMS, SPEAKERS, STORIES
from counterclaim.output.frames.standing import CHANGES, CHECKED, TOLLS, VERDICTS

FRAMES: dict[str, Frame[Any]] = {
    "claims": CLAIMS,
    "stories": STORIES,
    "toll": TOLLS,
    "verdicts": VERDICTS,
    "changes": CHANGES,
    "check": CHECKED,
    "positions": POSITIONS,
    "speakers": SPEAKERS,
    "documents": DOCUMENTS,
    "problems": PROBLEMS,
}
KINDS = {
    "text": "text",
    "whole": "whole number",
    "part": "number",
    "flag": "true or false",
    "day": "day",
    "time": "time, UTC",
    "texts": "list of text",
}


def page() -> str:
    """A table of columns for each method of a ledger that answers with rows."""
    return "\n".join(line for name, frame in FRAMES.items() for line in _table(name, frame))


def _table(name: str, frame: Frame[Any]) -> Iterator[str]:
    yield from ("", f"## {name}", "", "| column | holds | |", "|---|---|---|")
    for field in frame.fields:
        yield f"| `{field.name}` | {KINDS[field.kind]} | {field.about.replace('|', chr(92) + '|')} |"
