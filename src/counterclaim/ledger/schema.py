"""Whether a ledger's tables are the ones this program writes, and how they come to be."""

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection, Engine, MetaData, Table, inspect

from counterclaim.errors import LedgerError
from counterclaim.ledger.desk_tables import PASSING
from counterclaim.ledger.tables import CURRENT, DOCUMENTS

FOLDER = Path(__file__).with_name("migrations")
_STAMP = "alembic_version"
DERIVED = "ix_"
"""What the names of tables begin with that are made from the others (see `index`)."""


def is_current(connection: Connection) -> bool:
    """True when the ledger has every migration.

    Raises LedgerError when it was made by a newer program, or when the database belongs to another one.
    """
    tables = set(inspect(connection).get_table_names())
    if _STAMP not in tables:
        if tables:
            raise LedgerError("This database belongs to another program: name a new file with --ledger.")
        return False
    stamp = connection.exec_driver_sql(f"SELECT version_num FROM {_STAMP}").scalar()
    if stamp is None:
        return False
    if not is_known(stamp):
        raise LedgerError(
            f"This ledger was made by a newer Counterclaim (its tables are at {stamp}, this program's at {CURRENT}): "
            "bring the program up to date, for instance with `pip install --upgrade counterclaim`."
        )
    return stamp == CURRENT and DOCUMENTS.name in tables


def is_ledger(connection: Connection) -> bool:
    """True when the database is a ledger's, of whatever version."""
    return {_STAMP, DOCUMENTS.name} <= set(inspect(connection).get_table_names())


def migrate(engine: Engine) -> None:
    """Bring the ledger's tables up to date, in one transaction: all of it happens, or nothing."""
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        if not is_current(connection):  # another process may have been first
            upgrade(connection, "head")


def upgrade(connection: Connection, stamp: str) -> None:
    """Bring the tables to the migration `stamp`, in the transaction under way."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, stamp)


def stamp_of(connection: Connection) -> str:
    """The migration at which the ledger's tables are."""
    return str(connection.exec_driver_sql(f"SELECT version_num FROM {_STAMP}").scalar())


def tables_of(connection: Connection) -> Sequence[Table]:
    """The ledger's tables as they are in the database, each after those that it points at; neither those of the index
    nor those that pass."""
    found = MetaData()
    found.reflect(connection, only=_stays)
    return found.sorted_tables


def _stays(name: str, _: object) -> bool:
    return name != _STAMP and name not in PASSING and not name.startswith(DERIVED)


def is_known(stamp: str) -> bool:
    """True when `stamp` is a migration of this program."""
    return any((FOLDER / "versions").glob(f"{stamp}_*.py"))
