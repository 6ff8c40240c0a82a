"""The derived tables as a whole: how they are made, and dropped. All their names begin with `ix_`."""

from sqlalchemy import MetaData, inspect

from counterclaim.ledger.schema import DERIVED as PREFIX
from counterclaim.ledger.session import Session

DERIVED = MetaData()
"""Every table of the index is one of these; the modules that define them are imported by whoever makes them."""


def make(db: Session) -> None:
    """Make those of the tables that are missing, inside a batch."""
    DERIVED.create_all(db.connection)


def drop(db: Session) -> None:
    """Drop every table of the index, whichever version made it, inside a batch."""
    connection = db.connection
    if db.dialect == "sqlite":  # a virtual table takes along those that it is kept in
        virtual = "SELECT name FROM sqlite_master WHERE name LIKE 'ix!_%' ESCAPE '!' AND sql LIKE 'CREATE VIRTUAL%'"
        for (name,) in db.ask(virtual):
            connection.exec_driver_sql(f'DROP TABLE "{name}"')
    for name in inspect(connection).get_table_names():
        if name.startswith(PREFIX):
            connection.exec_driver_sql(f'DROP TABLE "{name}"')
