"""What tries the reader out: evaluate, languages, demo."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import as_file, files
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from counterclaim.api.looking import report
from counterclaim.api.reading import Added, add

if TYPE_CHECKING:
    from counterclaim.evaluation import Evaluation
    from counterclaim.evaluation.inventory import Language

DEMO_LEDGER = "counterclaim-demo.db"


@dataclass(frozen=True, slots=True)
class Demo:
    """What `demo` left behind: what was added, the ledger's address, the report's path."""

    added: Added
    ledger: str
    report: Path


def evaluate(
    docs: str | PathLike[str], gold: str | PathLike[str], claims: str | PathLike[str] | None = None
) -> Evaluation:
    """Score the reader on the documents of `docs` (JSONL) against the references of `gold`, or, in its place, the
    claims that the JSONL file `claims` holds."""
    from counterclaim.evaluation import evaluate_files

    return evaluate_files([(Path(docs), Path(gold))], None if claims is None else Path(claims))


def languages(wanted: Iterable[str] = (), check: bool = False) -> list[Language]:
    """The languages that can be read, or those `wanted` (ISO 639-1): what the pack of each has, lacks and scores.

    With `check`, the pack's own sentences are tried, and those that fail are among what it lacks. Raises UsageError for
    a language without a pack.
    """
    from counterclaim.evaluation.inventory import inventory

    return inventory(tuple(wanted), run_cases=check)


def demo(ledger: str | None = None) -> Demo:
    """Read the reports that come with Counterclaim into `ledger` (`counterclaim-demo.db` here), and write
    `report.html` beside it."""
    address = ledger or DEMO_LEDGER
    with as_file(files("counterclaim") / "examples") as folder:
        added = add(folder, address)
    output = Path("report.html") if "://" in address else Path(address).with_name("report.html")
    return Demo(added, address, report(output=output, ledger=address).path)
