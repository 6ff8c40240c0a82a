"""To which story an adopted figure belongs is seen anew as stories come, change and go."""

from collections.abc import Iterator

import pytest

from counterclaim.flow import reading_of
from counterclaim.indexing import bring_up
from counterclaim.ledger import Ledger
from counterclaim.ledger.index.asking import story
from counterclaim.model import Adoption, Document, Judgement, Published, Series, StoryCard, Withdrawal

OSIJEK = "The flood in Osijek, Croatia, killed 14 people and injured 31, police said."
RIJEKA = "A fire at a hotel in Rijeka, Croatia, killed 9 people, police said."
LATER = "The flood in Osijek, Croatia, killed 17 people and injured 31, police said."


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    with Ledger.open(address) as opened:
        put(opened, "a", OSIJEK, "2031-05-04")
        yield opened


def put(ledger: Ledger, id: str, text: str, day: str) -> None:
    """Have the ledger hold a report of that day."""
    reading = reading_of(Document(id, text, "en", None, Published(day, day, "given")))
    ledger.add(reading.document, reading.claims, (), "rules", reading.positions)


def card(ledger: Ledger, doc: str) -> StoryCard:
    """The card of the story that the report tells, when the index is up to date."""
    bring_up(ledger)
    with ledger.session.reading():
        found = story(ledger.session, doc)
    assert found is not None
    return found


def best(ledger: Ledger, doc: str) -> list[int | None]:
    """What stands of the killed of the story that the report tells."""
    return [one.toll.best for one in card(ledger, doc).series if one.toll and one.measure == "killed"]


def adopt(ledger: Ledger) -> Judgement:
    """Somebody adopts 15 killed, of the one toll that there is."""
    return ledger.judge(Judgement("adopt", "lena", "by phone", what=Adoption(Series("killed"), 15)))


def test_a_figure_that_fits_one_toll_is_told_there_until_another_fits_too(ledger: Ledger) -> None:
    assert best(ledger, "a") == [14]
    adopt(ledger)
    assert best(ledger, "a") == [15]
    assert card(ledger, "a").marks["adopted"] == 1
    ledger.adding("lena", {})
    put(ledger, "b", RIJEKA, "2031-09-01")
    assert (best(ledger, "a"), best(ledger, "b")) == ([14], [9])
    assert "adopted" not in card(ledger, "a").marks
    ledger.take_back(ledger.additions()[-1].id, "lena", "another year")
    assert best(ledger, "a") == [15]


def test_a_figure_that_newer_claims_overtake_is_told_as_that(ledger: Ledger) -> None:
    adopted = adopt(ledger)
    assert best(ledger, "a") == [15]
    put(ledger, "a", LATER, "2031-05-05")
    assert best(ledger, "a") == [17]
    assert card(ledger, "a").marks["overtaken"] == 1
    ledger.judge(Judgement("withdraw", "lena", "", what=Withdrawal(adopted.id)))
    assert "overtaken" not in card(ledger, "a").marks
