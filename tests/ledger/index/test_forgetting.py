"""What is erased is gone from the index as well, at once, and what is left of it goes on from there."""

from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from counterclaim.flow import reading_of
from counterclaim.indexing import bring_up, is_behind
from counterclaim.ledger import Ledger
from counterclaim.ledger.index.asking import story
from counterclaim.model import Document, Published

NAME = "Zyrtzalbrok"
DAY = Published("2031-05-04", "2031-05-04", "given")
TEXTS = {
    "a": f"The flood in Osijek, Croatia, killed 14 people, said {NAME}, the mayor of Osijek. {NAME} knows.",
    "b": "The flood in Osijek, Croatia, killed 14 people and injured 31, police said.",
    "c": "In Osijek, Croatia, 14 people were killed by the flood and 31 were injured, rescue services said.",
}


@pytest.fixture
def followed(address: str) -> str:
    """The address of a ledger whose index is up to date."""
    with Ledger.open(address) as ledger:
        for id, words in TEXTS.items():
            reading = reading_of(Document(id, words, "en", f"{id}: {words[:40]}", DAY))
            ledger.add(reading.document, reading.claims, (), "rules", reading.positions)
    bring_up(address)
    return address


def held(ledger: Ledger) -> str:
    """Every row of every table of the index, as the store has it."""
    with ledger.session.reading():
        names = [name for name in inspect(ledger.session.connection).get_table_names() if name.startswith("ix_")]
        return "".join(str(ledger.session.connection.execute(text(f'SELECT * FROM "{name}"')).all()) for name in names)


def test_the_words_are_gone_at_once(followed: str) -> None:
    with Ledger.open(followed) as ledger:
        assert NAME in held(ledger) and NAME.casefold() in held(ledger)
        ledger.erase("a", "lena", "a court order")
        assert NAME.casefold() not in held(ledger).casefold()
        if "://" not in followed:
            files = [Path(followed + end) for end in ("", "-wal") if Path(followed + end).exists()]
            assert not any(NAME.casefold().encode() in file.read_bytes().lower() for file in files)


def test_the_others_are_a_story_without_it(followed: str) -> None:
    with Ledger.open(followed) as ledger:
        ledger.erase("a", "lena", "a court order")
        assert is_behind(ledger)
        bring_up(ledger)
        with ledger.session.reading():
            card = story(ledger.session, "b")
        assert card is not None
        assert card.reports == 2


def test_a_new_document_with_a_number_that_was_given_before_is_found(followed: str) -> None:
    """SQLite gives the number of the newest row anew when that row was erased."""
    with Ledger.open(followed) as ledger:
        ledger.erase("c", "lena", "a court order")
        reading = reading_of(Document("d", TEXTS["c"].replace("31", "32"), "en", None, DAY))
        ledger.add(reading.document, reading.claims, (), "rules", reading.positions)
        bring_up(ledger)
        with ledger.session.reading():
            card = story(ledger.session, "d")
        assert card is not None
        assert card.reports == 3
