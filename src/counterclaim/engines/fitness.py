"""Whether a machine can take part: the same Counterclaim, the files under the same paths, the ledger within reach."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from counterclaim.errors import CounterclaimError
from counterclaim.extract import READER
from counterclaim.gazetteer.own import own_files
from counterclaim.ledger import Ledger
from counterclaim.settings import pack_folders


@dataclass(frozen=True, slots=True)
class Wanted:
    """What every worker must have: this Counterclaim (`program`), the same names and packs of one's own (`tables`, a
    digest of them), each of the `paths`, and the `ledger` at its address."""

    program: str
    tables: str
    paths: tuple[str, ...]
    ledger: str = field(repr=False)  # Dask logs what a task was given, and an address may hold a password


def wanted(paths: Iterable[str], ledger: str) -> Wanted:
    """What workers must have that are to read `paths` into `ledger`, as this machine has it."""
    return Wanted(_program(), _tables(), tuple(str(Path(path).absolute()) for path in paths), ledger)


def unfit(wanted: Wanted) -> str | None:
    """Why this process cannot do what is `wanted`, in a sentence that says what to do; None where it can."""
    if _program() != wanted.program:
        return f"It has {_program()}, and the machine that adds has {wanted.program}: install the same on both."
    if _tables() != wanted.tables:
        return (
            "Its own names or language packs are not those of the machine that adds: put the same into the folders of "
            "COUNTERCLAIM_GAZETTEER and COUNTERCLAIM_PACKS, on every machine."
        )
    if gone := [path for path in wanted.paths if not Path(path).exists()]:
        return (
            f"It does not see {gone[0]}: put what is to be read where all machines see it under the same path, for "
            "instance on a shared folder."
        )
    try:
        Ledger.open(wanted.ledger, create=False).close()
    except CounterclaimError as error:
        return (
            f"It does not reach the ledger. {error} The address must be right on every machine: a host that all reach, "
            "and a password in ~/.pgpass."
        )
    return None


def _program() -> str:
    return f"Counterclaim {version('counterclaim')} ({READER})"


def _tables() -> str:
    packs = (path for folder in pack_folders() for path in sorted(folder.rglob("*.toml")))
    own = hashlib.sha256()
    for path in (*own_files(), *packs):
        own.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return own.hexdigest()[:16]
