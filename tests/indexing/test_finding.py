"""A story that is large is followed chapter by chapter."""

from math import inf
from random import Random

import pytest

from counterclaim.flow import reading_of
from counterclaim.indexing import bring_up
from counterclaim.indexing.relisting import stories_in
from counterclaim.ledger import Ledger
from counterclaim.ledger.index.woven import Woven
from counterclaim.model import Document, Published
from counterclaim.resolve.chapters import Step
from counterclaim.resolve.stories import stories_of

MOST = 4


def report(number: int, day: int) -> Document:
    """One of the reports of a war that goes on; one in six has no day."""
    date = f"2031-05-{day:02}"
    text = f"Since the war began 4,711 people were killed in Osijek, Croatia, police said. It was day {number} of it."
    return Document(f"r{number}", text, "en", None, Published(date, date, "given") if number % 6 else None)


def test_what_comes_to_a_large_story_is_put_into_its_chapter_and_the_others_stay(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    by = (Step(5, MOST), Step(5, MOST, "week"), Step(5, inf, "day"))
    monkeypatch.setattr("counterclaim.resolve.chapters.steps", lambda: by)
    moved, random = list[int](), Random(3)
    put_chapters = Woven.put_chapters

    def counted(self: Woven, chapters: dict[int, tuple[int, int]]) -> None:
        moved.append(len(chapters))
        put_chapters(self, chapters)

    monkeypatch.setattr(Woven, "put_chapters", counted)
    with Ledger.open(address) as ledger:
        for turn in range(12):
            for number in range(3 * turn, 3 * turn + 3):
                reading = reading_of(report(number, random.randint(1, 9)))
                ledger.add(reading.document, reading.claims, (), "rules")
            bring_up(ledger)
        with ledger.session.reading():
            kept = {(story.id, story.docs) for story in stories_in(ledger)}
        told = (
            (document, [each for each in ledger.claims() if each.doc == document.id]) for document in ledger.documents()
        )
        assert kept == {(story.id, story.docs) for story in stories_of(told)}
    assert len(kept) > MOST
    assert max(moved[6:]) <= 3 * (MOST + 1)
