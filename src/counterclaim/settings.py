"""What a run is told: the facts given for its documents, where its ledger is, and packs from elsewhere."""

import os
from dataclasses import dataclass
from pathlib import Path

PACKS_VARIABLE = "COUNTERCLAIM_PACKS"
LEDGER_VARIABLE = "COUNTERCLAIM_LEDGER"
DEFAULT_LEDGER = "counterclaim.db"


@dataclass(frozen=True, slots=True)
class Given:
    """What is said by hand of documents that do not say it themselves.

    `date` is an ISO day, month or year; given by hand it beats metadata, which beats inference.
    """

    date: str | None = None
    url: str | None = None
    outlet: str | None = None
    lang: str | None = None


def ledger_address(given: str | None = None) -> str:
    """Where the ledger is: as given, else from `COUNTERCLAIM_LEDGER`, else `counterclaim.db` in this folder."""
    return given or os.environ.get(LEDGER_VARIABLE) or DEFAULT_LEDGER


def pack_folders() -> tuple[Path, ...]:
    """The folders of one's own packs, each with a folder a language: what `COUNTERCLAIM_PACKS` lists, as PATH does."""
    listed = os.environ.get(PACKS_VARIABLE, "")
    return tuple(Path(folder) for folder in listed.split(os.pathsep) if folder)
