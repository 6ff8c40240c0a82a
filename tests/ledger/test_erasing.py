"""What is erased is gone from the rows and from the pages; that it was erased, by whom and why, stays."""

import os
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from counterclaim.errors import LedgerError, UsageError
from counterclaim.ledger import Ledger, connect
from counterclaim.model import (
    Addition,
    Claim,
    Correction,
    Document,
    Judgement,
    Overruling,
    Position,
    Problem,
    Reading,
    Speaker,
    mention_id,
)

Put = Callable[..., list[Claim]]
WORD = "Zyrtzalbrok"
TEXT = f"12 dead, said {WORD} on Monday. " * 40


class Piece:
    """A piece of reading that its reader could not stand."""

    digest = "p_0"
    source = "reports/d.html"
    data = f"{WORD} <html>".encode()


def fill(ledger: Ledger, put: Put) -> None:
    """A document that is told of wherever words can stand, another one, and a copy."""
    put(ledger, "other", "30 dead, said the mayor.")
    for text in (TEXT, TEXT + " "):
        found = put(ledger, "named", text)
    claim = found[0]
    said = Position(
        "p_1", "named", claim.text, "en", 8, 20, f"said {WORD}", Speaker(WORD, WORD, None), "denies", "killed"
    )
    document = Document("named", f"{TEXT} more", "en", WORD, outlet=WORD, raw=f"<p>{TEXT}".encode(), author=WORD)
    problem = Problem("named", "extract", "doubtful_span", f"“{WORD}” does not stand there.", 0, 2)
    ledger.add(document, [], [problem], "test/1", [said])
    broken = Problem("named", "read", "crashed", f"It says {WORD}.")
    ledger.add_problem(broken)
    ledger.note(Piece(), [broken], "test/1")
    added = replace(claim, id=mention_id(claim.text, 0, 2, "injured", None, 0))
    for judgement in (
        Judgement("correct", "lena", f"{WORD} said so", claim.id, what=Correction("group.text", WORD, "people")),
        Judgement("add", "lena", WORD, added.id, "named", claim.text, Addition(added)),
        Judgement("overrule", "lena", f"as {WORD} says", what=Overruling("repeats", claim.id, "m_0")),
        Judgement("accept", "lena", "the mayor said so", next(ledger.claims()).id),
    ):
        ledger.judge(judgement)


def files(address: str, server_folder: Path | None) -> bytes:
    """All bytes in which a ledger lies: its file and its log, or the tables of its database."""
    if server_folder is None:
        return b"".join(path.read_bytes() for path in Path(address).parent.glob(f"{Path(address).name}*"))
    return b"".join(path.read_bytes() for path in (server_folder / "base").rglob("*") if path.is_file())


@pytest.fixture
def folder(address: str) -> Path | None:
    """The folder of the server's data; None for a file."""
    if "://" not in address:
        return None
    with connect.connect(address, create=False).connect() as connection:
        path = Path(str(connection.exec_driver_sql("SHOW data_directory").scalar()))
    if not os.access(path, os.R_OK):
        pytest.skip("the server's files cannot be looked at")
    return path


def checkpoint(address: str) -> None:
    """Have a server write to its files what it holds."""
    if "://" in address:
        with connect.connect(address, create=False).connect() as connection:
            connection.exec_driver_sql("CHECKPOINT")


def test_no_word_of_it_is_left_in_the_file(ledger: Ledger, put: Put, address: str, folder: Path | None) -> None:
    fill(ledger, put)
    checkpoint(address)
    assert WORD.encode() in files(address, folder)
    done = ledger.erase("named", "lena", "a court order")
    checkpoint(address)
    left = files(address, folder)
    assert WORD.encode() not in left
    assert zlib.compress(Piece.data)[2:40] not in left
    assert (done.doc, done.by, done.why, len(done.texts)) == ("named", "lena", "a court order", 3)
    assert [document.id for document in ledger.documents()] == ["other"]
    assert [claim.doc for claim in ledger.claims()] == ["other"]
    assert (list(ledger.problems()), list(ledger.faults())) == ([], [])
    told = [(each.kind, each.why, each.what is None) for each in ledger.judgements()]
    assert told == [
        ("correct", "", True),
        ("add", "", True),
        ("overrule", "", False),
        ("accept", "the mayor said so", True),
    ]
    assert len(ledger.entries()) == 4


def test_its_text_is_not_kept_again_unless_that_is_allowed(ledger: Ledger, put: Put) -> None:
    put(ledger, "a", "12 dead")
    put(ledger, "copy", "12 dead")
    done = ledger.erase("a", "lena", "privacy")
    assert done.alike == ("copy",)
    again = [Reading(Document("b", "12 dead", "en"))]
    outcome, reading = ledger.take("b", again, "test/1")
    assert (outcome, [problem.kind for problem in reading.problems]) == ("unread", ["erased"])
    (problem,) = ledger.problems()
    assert "was erased on 20" in problem.why
    assert f"by lena (privacy), and is not kept again. `counterclaim withdraw {done.id}` would allow it." in problem.why
    assert ledger.take("a", [Reading(Document("a", "13 dead", "en"))], "test/1")[0] == "new"
    lifted = ledger.take_back(done.id, "omar", "the court changed its mind")
    assert ledger.take("b", again, "test/1")[0] == "new"
    assert list(ledger.problems()) == []
    ledger.take_back(lifted.id, "omar", "")
    assert ledger.take("c", [Reading(Document("c", "12 dead", "en"))], "test/1")[0] == "unread"


def test_what_is_not_there_cannot_be_erased(ledger: Ledger, put: Put) -> None:
    with pytest.raises(UsageError, match="There is no document a"):
        ledger.erase("a", "lena", "")
    put(ledger, "a", "12 dead")
    first = ledger.erase("a", "lena", "privacy")
    assert ledger.erase("a", "omar", "again") == first


def test_a_reader_that_keeps_the_log_is_told(tmp_path: Path, put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connect, "BUSY_SECONDS", 0.1)
    address = str(tmp_path / "ledger.db")
    with Ledger.open(address) as ledger, Ledger.open(address, create=False) as other:
        put(ledger, "named", TEXT)
        put(ledger, "other", "30 dead")
        reading = other.documents()
        next(reading)
        with pytest.raises(LedgerError, match=r"named is erased, but another program reads the ledger"):
            ledger.erase("named", "lena", "privacy")
        del reading
        ledger.erase("named", "lena", "privacy")
    assert WORD.encode() not in files(address, None)
