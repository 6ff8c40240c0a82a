"""Stories that begin with one text have one name between them, and are told apart in whatever order they come."""

from itertools import permutations

import pytest

from counterclaim.api.relating import dossiers_of
from counterclaim.flow import reading_of
from counterclaim.indexing import bring_up
from counterclaim.ledger import Ledger
from counterclaim.ledger.index.asking import stories_of
from counterclaim.model import Document, Published

TEXT = "The flood in Brod killed 12 people, the mayor said."
DAYS = ("2021-03-02", "2024-03-02", "2026-03-02")


@pytest.mark.parametrize("days", list(permutations(DAYS)))
def test_namesakes_of_one_transaction_are_told_apart(address: str, days: tuple[str, ...]) -> None:
    with Ledger.open(address) as store:
        for doc, day in zip("abc", days, strict=True):
            found = reading_of(Document(doc, TEXT, "en", None, Published(day, day, "given")))
            store.add(found.document, found.claims, (), "rules")
        bring_up(store)
        every = dossiers_of(store.documents(), store.claims(), ())
        with store.session.reading():
            told = {doc: [card.id for card in stories_of(store.session, doc)] for doc in "abc"}
        assert told == {doc: [one.story.id for one in every if doc in one.story.docs] for doc in "abc"}
        assert len({id for (id,) in told.values()}) == 3
