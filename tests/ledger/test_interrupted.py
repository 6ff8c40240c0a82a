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


def test_interrupted_at_every_row(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    undisturbed = run(str(tmp_path / "undisturbed.db"))
    left, insert = [0], Session.insert

    def interrupted(self: Session, table: object, **row: object) -> int:
        left[0] -= 1
        if left[0] == 0:
            raise KeyboardInterrupt
        return insert(self, table, **row)

    monkeypatch.setattr(Session, "insert", interrupted)
    for rows in range(1, 40):
        left[0] = rows
        try:
            ended = run(address)
        except KeyboardInterrupt:
            continue
        assert rows > 6
        assert ended == undisturbed
        return
    pytest.fail("it never came to its end")


def test_interrupted_once_at_each_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    undisturbed, insert = run(str(tmp_path / "undisturbed.db")), Session.insert
    for rows in range(1, 40):
        left = iter(range(1, rows))

        def interrupted(self: Session, table: object, left: Iterator[int] = left, **row: object) -> int:
            if next(left, None) is None:
                raise KeyboardInterrupt
            return insert(self, table, **row)

        with monkeypatch.context() as patch, suppress(KeyboardInterrupt):
            patch.setattr(Session, "insert", interrupted)
            run(str(tmp_path / f"{rows}.db"))
            return
        assert run(str(tmp_path / f"{rows}.db")) == undisturbed
    pytest.fail("it never came to its end")
