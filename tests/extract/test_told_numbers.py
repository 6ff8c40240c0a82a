"""Numbers that no claim was made of, with what their sentences tell of people."""

from counterclaim.extract.told_numbers import told_numbers
from counterclaim.model import Document

TEXT = "The fire killed 12 people. Firemen rescued dozens; the bill was 40 million euros. It rained on 9 streets."


def test_numbers_of_sentences_about_people():
    found = list(told_numbers(Document("a", TEXT, "en"), []))
    assert [(each.quantity.text, sorted(each.measures)) for each in found] == [
        ("12", ["killed"]),
        ("dozens", ["rescued"]),
    ]
    assert all(TEXT[slice(*each.span)] == each.quantity.text for each in found)


def test_a_language_without_a_pack_tells_nothing():
    assert not list(told_numbers(Document("a", TEXT, None), []))
