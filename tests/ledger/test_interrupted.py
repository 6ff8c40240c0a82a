"""An `add` that ends at whichever row, run again, leaves what one that nobody disturbed does."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from counterclaim import flow
from counterclaim.flow import keep
from counterclaim.ledger import Ledger
from counterclaim.ledger.session import Session
from counterclaim.model import Claim, Document, Group, Problem, Sentence, mention_id, quantity

ITEMS = [
    Document("a", "12 dead."),
    Problem("broken", "read", "binary", "This is no text."),
    Document("b", "13 dead."),
    Document("c", "14 dead."),
    Document("none", "Nobody."),
    Document("broken", "15 dead."),
]


def claims_of(document: Document) -> list[Claim | Problem]:
    """One claim for a document with a number, and a problem for another."""
    if not document.text[:2].isdecimal():
        return [Problem(document.id, "extract", "no_pack", "No pack reads this.")]
    id = mention_id(document.version, 0, 2, "killed", None, 0)
    number, sentence = quantity(int(document.text[:2]), "exact", document.text[:2]), Sentence(0, 8, document.text)
    return [Claim(id, document.id, document.version, "en", 0, 2, sentence, number, "killed", Group("people"))]


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """The toy reader, and two pieces a batch."""
    monkeypatch.setattr(flow, "claims_of", claims_of)
    monkeypatch.setattr(flow, "BATCH", 2)


def state(ledger: Ledger) -> list[object]:
    """All that stands, and how much was put in."""
    runs = [(run.documents, run.versions, run.claims, run.problems) for run in ledger.additions()]
    counted = [sum(each) for each in zip(*runs, strict=True)][1:]
    return [list(ledger.documents()), list(ledger.claims()), list(ledger.problems()), counted, list(ledger.faults())]


def run(address: str) -> list[object]:
    """Add everything, and tell what is there."""
    with Ledger.open(address) as ledger:
        ledger.adding("lena", {"paths": ["x"]})
        list(keep(ledger, ITEMS))
        return state(ledger)


def interrupt(monkeypatch: pytest.MonkeyPatch, ticks: Iterator[object]) -> None:
    """Have the program interrupted before the row for which there is no tick left."""
    insert, insert_all = Session.insert, Session.insert_all

    def tick() -> None:
        if next(ticks, None) is None:
            raise KeyboardInterrupt

    def insert_or_end(self: Session, table: object, **row: object) -> int:
        tick()
        return insert(self, table, **row)

    def insert_some(self: Session, table: object, many: list[dict[str, object]]) -> None:
        for row in many:
            tick()
            insert_all(self, table, [row])

    monkeypatch.setattr(Session, "insert", insert_or_end)
    monkeypatch.setattr(Session, "insert_all", insert_some)


def test_interrupted_at_every_row(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    undisturbed = run(str(tmp_path / "undisturbed.db"))
    for rows in range(1, 60):
        with monkeypatch.context() as patch:
            interrupt(patch, iter(range(1, rows)))
            try:
                ended = run(address)
            except KeyboardInterrupt:
                continue
        assert rows > 10
        assert ended == undisturbed
        return
    pytest.fail("it never came to its end")


def test_interrupted_once_at_each_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    undisturbed = run(str(tmp_path / "undisturbed.db"))
    for rows in range(1, 60):
        with monkeypatch.context() as patch, suppress(KeyboardInterrupt):
            interrupt(patch, iter(range(1, rows)))
            run(str(tmp_path / f"{rows}.db"))
            return
        assert run(str(tmp_path / f"{rows}.db")) == undisturbed
    pytest.fail("it never came to its end")
