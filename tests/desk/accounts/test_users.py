"""The public functions, and what of the desk a backup holds."""

from pathlib import Path

import pytest

from counterclaim import LedgerError, backup, restore, users, verify
from counterclaim.desk.accounts.logging_in import LoggedIn, Refused, log_in
from counterclaim.desk.accounts.sessions import session_of
from counterclaim.ledger.session import Session

from .conftest import GOOD

NOW = 1_800_000_000


def test_there_is_no_desk_without_a_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="There is no ledger"):
        users.add("lena", "admin", GOOD, ledger=str(tmp_path / "none.db"))
    assert not (tmp_path / "none.db").exists()


def test_a_backup_holds_users_and_the_log_and_lets_nobody_in(db: Session, light: None, tmp_path: Path) -> None:
    users.add("lena", "admin", GOOD, "root", db.address)
    inside = log_in(db, "lena", GOOD, "192.0.2.7", NOW)
    assert isinstance(inside, LoggedIn)
    assert log_in(db, "lena", "wrong", "192.0.2.7", NOW) == Refused()
    again = str(tmp_path / "again.db")
    backup(tmp_path / "desk.backup", db.address)
    restore(tmp_path / "desk.backup", again)
    assert users.listed(again) == users.listed(db.address)
    assert users.audit(ledger=again) == users.audit(ledger=db.address)
    assert verify(again) == []
    restored = Session.open(again)
    assert session_of(restored, inside.secret, NOW) is None
    assert isinstance(log_in(restored, "lena", GOOD, None, NOW), LoggedIn)
    restored.close()
    assert session_of(db, inside.secret, NOW) is not None
