"""What is plainly new is put in together; what the ledger knows anything of goes the long way, to the same rows."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from sqlalchemy import select
from tests.ledger.conftest import read

from counterclaim.ledger import Ledger, fresh
from counterclaim.ledger.fresh import Come
from counterclaim.ledger.session import Session
from counterclaim.ledger.tables import METADATA
from counterclaim.model import Document, Problem, Published, Reading

READER = "test/1"
BROKEN = Problem("broken", "read", "binary", "This is no text.")
DOUBT = Problem("c", "read", "date", "No such day.", 0, 0)


@dataclass(frozen=True)
class Sheet:
    """A piece."""

    digest: str
    source: str | None = "/a/file"
    data: bytes | str = b"12"


def told(id: str, text: str, *problems: Problem, lang: str | None = "en") -> Reading:
    """The document `id`, read."""
    document = Document(id, text, lang, "Title", Published("2025-01-01", "2025-01-01", "given"), raw=b"<p>" * 9)
    return Reading(document, tuple(read(document)), problems)


BATCHES: list[list[Come]] = [
    [
        (Sheet("p_1"), [told("a", "12 dead, 3 hurt.")]),
        (None, [told("b", "13 dead.", Problem("b", "extract", "no_pack", "None.", 1, 2))]),
        (Sheet("p_2"), [told("c", "14 dead."), DOUBT, told("d", "15 \x00 dead.", lang=None)]),
        (None, [BROKEN]),
        (Sheet("p_3", None), [told("e", "16 dead.")]),
        (Sheet("p_4"), [told("same", "17 dead.")]),
        (Sheet("p_5"), [told("same", "18 dead.")]),
        (Sheet("p_6"), []),
    ],
    [
        (Sheet("p_1"), [Reading(Document("a", ""), held=True)]),
        (Sheet("p_7"), [told("broken", "19 dead.")]),
        (Sheet("p_8"), [told("b", "20 dead.")]),
        (Sheet("p_9"), [told("f", "21 dead.")]),
        (Sheet("p_2"), [told("g", "22 dead.")]),
        (Sheet("p_9b"), [told("h", "23 dead."), Problem("i", "read", "crashed", "It failed.")]),
    ],
]


def rows_of(ledger: Ledger) -> dict[str, Sequence[object]]:
    """All rows, but for their times."""
    times = {"seen", "added", "at"}
    found = dict[str, Sequence[object]]()
    for table in METADATA.sorted_tables:
        columns = [
            column
            for column in table.c
            if column.name not in times and (table.name, column.name) != ("additions", "id")
        ]
        found[table.name] = [tuple(row) for row in ledger.session.stream(select(*columns).order_by(table.c.number))]
    return found


def kept(ledger: Ledger) -> list[list[tuple[str, str, int]]]:
    """Keep all, and tell what was new."""
    ledger.adding("lena", {"paths": ["x"]})
    return [
        [(doc, outcome, len(reading.claims)) for doc, outcome, reading in ledger.take_all(batch, READER)]
        for batch in BATCHES
    ]


def test_put_in_together_as_one_by_one(address: str, tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    with Ledger.open(address) as ledger:
        outcomes, together = kept(ledger), rows_of(ledger)
    monkeypatch.setattr(
        fresh, "known_of", lambda *_: {name for batch in BATCHES for come in batch for name in names(come)}
    )
    with Ledger.open(f"{tmp_path}/slowly.db") as ledger:
        assert kept(ledger) == outcomes
        assert rows_of(ledger) == together
    assert outcomes[0][:3] == [("a", "new", 2), ("b", "new", 1), ("c", "new", 1)]
    assert [outcome for _, outcome, _ in outcomes[1]] == ["unchanged", "new", "version", "new", "new", "new", "unread"]


def names(come: Come) -> list[str]:
    """By which the ledger would know what came."""
    return [each.document.id for each in come[1] if isinstance(each, Reading)]


def test_few_questions_are_asked_of_a_pile(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, rows = [0], Session.rows

    def counted(self: Session, *query: object, **wanted: object) -> object:
        asked[0] += 1
        return rows(self, *query, **wanted)  # type: ignore[arg-type]

    monkeypatch.setattr(Session, "rows", counted)
    with Ledger.open(address) as ledger:
        ledger.take_all([(Sheet(f"p_{number}"), [told(f"{number}", "12 dead.")]) for number in range(100)], READER)
        assert asked[0] < 10
        assert len(list(ledger.documents())) == 100


def test_what_was_erased_is_not_put_in_again(ledger: Ledger) -> None:
    ledger.take_all([(Sheet("p_1"), [told("a", "12 dead.")])], READER)
    ledger.erase("a", "lena", "asked for")
    ((doc, outcome, reading),) = ledger.take_all([(Sheet("p_2"), [told("b", "12 dead.")])], READER)
    assert (doc, outcome, [problem.kind for problem in reading.problems]) == ("b", "unread", ["erased"])


def test_the_numbers_go_on(ledger: Ledger) -> None:
    for id in ("a", "b"):
        ledger.take_all([(None, [told(id, f"12 dead in {id}.")])], READER)
        ledger.add(Document(f"{id}2", "13 dead."), [], [], READER)
    assert [document.id for document in ledger.documents()] == ["a", "a2", "b", "b2"]
