"""What is known of how a ledger came to hold what it holds: runs of `add`, what was taken back, what was erased."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from counterclaim.model.problem import Problem


@dataclass(frozen=True, slots=True)
class TakenBack:
    """That the person `by` took back, at the UTC time `at`, what has the id `what`, and why: an addition (`a_…`), the
    ban on an erased text (`e_…`), or such a withdrawal (`w_…`)."""

    id: str
    what: str
    by: str
    why: str
    at: str


@dataclass(frozen=True, slots=True)
class AddRun:
    """One run of `add`: when (a UTC time), by whom, and what was `asked` for, by the names of its parameters.

    It brought so many `versions` of so many `documents`, with so many `claims` as they were first read, and met so many
    `problems` with documents as a whole. `withdrawn` tells that it was taken back: then all that no longer stands.
    """

    id: str
    at: str
    by: str | None
    asked: Mapping[str, Any]
    documents: int
    versions: int
    claims: int
    problems: int
    withdrawn: TakenBack | None = None


@dataclass(frozen=True, slots=True)
class Erasure:
    """That the person `by` had the words of the document `doc` removed at the UTC time `at`, and why: the texts of
    these ids, with all that quoted them. `alike` are documents that have one of these texts still."""

    id: str
    doc: str
    texts: tuple[str, ...]
    by: str
    why: str
    at: str
    alike: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Met(Problem):
    """A problem as a ledger keeps it: `seen` at that UTC time, with what lies at `source` (a path or an address, None
    where that is not known)."""

    seen: str = ""
    source: str | None = None
