"""What keeps a ledger safe: backup, restore, verify."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from counterclaim.api.inputs import opened
from counterclaim.errors import DamagedLedger
from counterclaim.model import Fault, OnProgress
from counterclaim.settings import ledger_address


def backup(file: str | PathLike[str], ledger: str | None = None, progress: OnProgress | None = None) -> int:
    """Write the whole ledger to the new `file`, as it stands at one moment, whoever adds to it meanwhile; tell how many
    rows it has.

    Either store can be made from it again by `restore`. `progress` is called with rows. Raises UsageError where `file`
    is there already or cannot be written, LedgerError where there is no ledger or it cannot be read to its end.
    """
    from counterclaim.ledger.backup import back_up

    opened(ledger).close()  # one of an older program is brought up to date before
    return back_up(ledger_address(ledger), Path(file), progress)


def restore(file: str | PathLike[str], ledger: str | None = None, progress: OnProgress | None = None) -> int:
    """Make a ledger at `ledger` of the backup `file`, on whichever store; tell how many rows it has.

    It is there as a whole or not at all, and never in the place of something that is there. `progress` is called with
    rows. Raises UsageError where something is there or `file` cannot be opened, LedgerError where `file` is no backup,
    is damaged, or was made by a newer program.
    """
    from counterclaim.ledger.restoring import restore as restored

    return restored(Path(file), ledger_address(ledger), progress)


def verify(ledger: str | None = None, progress: OnProgress | None = None) -> list[Fault]:
    """What is wrong with the ledger: nothing, where its pages are whole, its rows lead somewhere, its texts are those
    of their ids, and every claim's words stand where it says.

    `progress` is called with versions. Raises LedgerError where there is no ledger.
    """
    try:
        with opened(ledger) as store:
            return list(store.faults(progress))
    except DamagedLedger as error:
        return [Fault(None, None, str(error))]
