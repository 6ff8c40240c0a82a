"""What a run is told: the facts given for its documents, and where its ledger is."""

import os
from dataclasses import dataclass

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
