"""Which files are a ledger's own, so that nothing else is written over them."""

import os
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from counterclaim.errors import UsageError
from counterclaim.ledger.connect import connect
from counterclaim.ledger.schema import is_ledger

_BEGINNING = b"SQLite format 3\0"  # https://www.sqlite.org/fileformat.html#magic_header_string
_BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite's files beside a database end in: https://www.sqlite.org/tempfiles.html."""


def check_no_ledger(path: Path) -> None:
    """Raise UsageError where the file at `path`, or where it links to, is a ledger or belongs to one; OSError where
    that cannot be seen."""
    place = Path(os.path.realpath(path))
    owners = [place.with_name(place.name.removesuffix(end)) for end in _BESIDE if place.name.endswith(end)]
    for each in (place, *owners):
        if _is_ledger(each):
            what = "is a ledger" if each == place else f"belongs to the ledger {each}"
            raise UsageError(f"{path} {what}, and nothing is written over it: name another file.")


def _is_ledger(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        if file.read(len(_BEGINNING)) != _BEGINNING:
            return False
    try:
        with connect(str(path), create=False).connect() as connection:
            return is_ledger(connection)
    except DBAPIError:  # damaged, or kept by another program: it may well be one
        return True
