"""A story that is large is followed chapter by chapter."""

from collections.abc import Collection
from random import Random

import pytest

from counterclaim.flow import reading_of
from counterclaim.indexing import bring_up
from counterclaim.indexing.kept import LargeGroup
from counterclaim.indexing.relisting import stories_in
from counterclaim.ledger import Ledger
from counterclaim.ledger.index.woven import Woven
from counterclaim.model import Document, Published
from counterclaim.resolve.chapters import Part
from counterclaim.resolve.stories import stories_of
from counterclaim.resolve.weights import table

MOST = 4


def report(number: int, day: int) -> Document:
    """One of the reports of a war that goes on; one in six has no day."""
    date = f"2031-05-{day:02}"
    text = f"Since the war began 4,711 people were killed in Osijek, Croatia, police said. It was day {number} of it."
    return Document(f"r{number}", text, "en", None, Published(date, date, "given") if number % 6 else None)


def test_what_comes_to_a_large_story_is_put_into_its_chapter_and_the_others_are_not_asked_for(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(table()["chapters"], "most", MOST)
    asked, whole, random = list[Part | None](), list[int](), Random(3)
    days, days_in = Woven.days, LargeGroup.days

    def all_days(self: Woven, groups: Collection[int]) -> dict[int, dict[int, int | None]]:
        found = days(self, groups)
        whole.extend(map(len, found.values()))
        return found

    def some_days(self: LargeGroup, part: Part | None) -> dict[int, int | None]:
        asked.append(part)
        return days_in(self, part)

    monkeypatch.setattr(Woven, "days", all_days)
    monkeypatch.setattr(LargeGroup, "days", some_days)
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
    assert max(len(docs) for _, docs in kept) <= MOST < len(kept)
    assert len(asked) > 12 and None not in asked
    assert max(whole) <= MOST + 3
