"""A ledger that holds what it says is sound; what was changed behind its back is named."""

from collections.abc import Callable

import pytest

from counterclaim.ledger import Ledger
from counterclaim.ledger.connect import connect
from counterclaim.model import Claim, Document, Judgement

Put = Callable[..., list[Claim]]


@pytest.fixture
def filled(ledger: Ledger, put: Put) -> Ledger:
    """A ledger with two documents, one of them in two versions, and a judgement."""
    put(ledger, "a", "12 dead, said the mayor.")
    (claim,) = put(ledger, "b", "15 dead.")
    put(ledger, "a", "13 dead, said the mayor.")
    ledger.add(Document("c", "\x00 7 dead, half a pair \ud83d", "en", raw=b"\xff"), [], [], "test/1")
    ledger.judge(Judgement("accept", "lena", "", claim.id))
    return ledger


def changed(address: str, *statements: str) -> None:
    """Change a ledger behind its back."""
    with connect(address, create=True).connect() as connection, connection.begin():
        for statement in statements:
            connection.exec_driver_sql(statement)


def test_what_was_put_in_is_sound(filled: Ledger) -> None:
    told = []
    assert list(filled.faults(told.append)) == []
    assert [(each.done, each.total) for each in told] == [(1, 4), (2, 4), (3, 4), (4, 4)]


@pytest.mark.parametrize(
    ("statement", "table", "why"),
    [
        ("UPDATE versions SET text = '99 dead.' WHERE number = 2", "versions", "is not the one that is called t_"),
        ("UPDATE versions SET clutter = '[[0, 99]]' WHERE number = 2", "versions", "page furniture lies outside"),
        ("UPDATE versions SET clutter = 'x' WHERE number = 2", "versions", "page furniture in it cannot be made out"),
        ("UPDATE versions SET raw = text_id::bytea WHERE number = 4", "versions", "that it was read from are damaged"),
        ("UPDATE claims SET record = '{' WHERE number = 2", "claims", "Its record cannot be made out"),
        ("UPDATE claims SET record = replace(record, '15 dead', '16 dead') WHERE number = 2", "claims",
         "Its words do not stand in its text at characters 0 to 8"),
        ("UPDATE claims SET record = replace(record, '\"end\":2,', '\"end\":99,') WHERE number = 2", "claims",
         "Characters 0 to 99 do not lie in its text"),
        ("UPDATE claims SET reading = 1 WHERE number = 2", "claims", "It is of another text, t_"),
        ("UPDATE judgements SET what = '{' WHERE number = 1", "judgements", "What it says cannot be made out"),
    ],
)  # fmt: skip
def test_what_was_changed_behind_its_back_is_named(
    filled: Ledger, address: str, statement: str, table: str, why: str
) -> None:
    if not address.startswith("postgres"):
        statement = statement.replace("text_id::bytea", "x'0102'")
    changed(address, statement)
    found = [fault for fault in filled.faults() if fault.table == table]
    assert found
    assert why in found[0].why
