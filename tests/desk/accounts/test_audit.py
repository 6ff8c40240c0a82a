"""The audit log grows, and does nothing else."""

import pytest
from sqlalchemy import delete, update

from counterclaim.desk.accounts.audit import events, note
from counterclaim.errors import LedgerError
from counterclaim.ledger.desk_tables import AUDIT
from counterclaim.ledger.session import Session


def test_the_newest_come_first_a_page_at_a_time(db: Session) -> None:
    for number in range(5):
        note(db, "judged", "lena", f"j_{number}", "192.0.2.7")
    note(db, "logged out", "lena")
    newest = events(db, most=2)
    assert [(event.what, event.about) for event in newest] == [("logged out", None), ("judged", "j_4")]
    older = events(db, most=9, before=newest[-1].number)
    assert [event.about for event in older] == ["j_3", "j_2", "j_1", "j_0"]
    assert [event.what for event in events(db, what="logged out")] == ["logged out"]


@pytest.mark.parametrize("change", [update(AUDIT).values(who="ana"), delete(AUDIT)])
def test_the_database_refuses_to_change_it(db: Session, change: object) -> None:
    note(db, "judged", "lena", "j_1")
    with pytest.raises(LedgerError, match="The audit log only grows"), db.writing():
        db.change(change)  # type: ignore[arg-type]
    assert [event.who for event in events(db)] == ["lena"]


def test_a_line_stands_or_falls_with_what_it_tells(db: Session) -> None:
    with pytest.raises(ZeroDivisionError), db.writing():
        note(db, "judged", "lena", "j_1")
        1 / 0  # noqa: B018
    assert events(db) == []
