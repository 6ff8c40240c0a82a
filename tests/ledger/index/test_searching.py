"""Search in the documents of a ledger."""

import pytest

from counterclaim.indexing.words import document_words
from counterclaim.ledger import Ledger
from counterclaim.ledger.index.asking import stories
from counterclaim.ledger.index.derived import make
from counterclaim.ledger.index.searching import search, snippet
from counterclaim.ledger.index.shelving import numbers_of
from counterclaim.ledger.index.words import matching, put_words, remove_words
from counterclaim.model import Document
from counterclaim.model.asked import StoryFilter, Turn
from counterclaim.output import Names

TEXTS = {
    "zh": "北京市一处工地发生事故，造成三人死亡。",
    "ko": "서울에서 발생한 화재로 12명이 숨졌다.",
    "ru": "В Курске погибли 5 человек.",
    "en": "Five people died in Kursk, officials said.",
    "ar": "قتل خمسة أشخاص في كُورسك.",
}


@pytest.fixture
def shelf(address: str) -> Ledger:
    """A ledger with a text in each of several languages, and their words."""
    ledger = Ledger.open(address)
    with ledger.batch():
        make(ledger.session)
        for lang, text in TEXTS.items():
            document = Document(lang, text, lang, title=f"Report {lang}")
            ledger.add(document, [], [], "test/1")
            number = numbers_of(ledger.session, [lang])[lang]
            put_words(ledger.session, number, document_words(document, [], Names()))
    return ledger


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("北京", ["zh"]),
        ("三人", ["zh"]),
        ("서울", ["ko"]),
        ("Kursk", ["en"]),
        ("KURS", ["en"]),
        ("Курск", ["ru"]),
        ("كورسك", ["ar"]),
        ("report", ["ar", "en", "ru", "ko", "zh"]),
        ("kursk people", ["en"]),
        ("kursk beijing", []),
        ("京北", []),
        ("' \" * & | ! :", []),
        ("", []),
    ],
)
def test_each_word_finds_its_reports(shelf: Ledger, words: str, found: list[str]) -> None:
    with shelf, shelf.session.reading():
        hits = search(shelf.session, StoryFilter(words=words))
        assert [hit.doc for hit in hits.items] == found
        assert hits.total == len(found)


def test_pages_follow_one_another(shelf: Ledger) -> None:
    with shelf, shelf.session.reading():
        first = search(shelf.session, StoryFilter(words="report"), Turn(3))
        second = search(shelf.session, StoryFilter(words="report"), Turn(3, first.after))
        assert [hit.doc for hit in (*first.items, *second.items)] == ["ar", "en", "ru", "ko", "zh"]
        assert second.after == ""


def test_what_is_put_anew_or_removed_is_found_no_longer(shelf: Ledger) -> None:
    with shelf:
        with shelf.batch():
            number = numbers_of(shelf.session, ["en"])["en"]
            put_words(shelf.session, number, {"other"})
            assert matching(shelf.session, "kursk") == []
            assert matching(shelf.session, "other") == [number]
            remove_words(shelf.session, [number])
        with shelf.session.reading():
            assert matching(shelf.session, "other") == []


def test_snippets_show_the_hit() -> None:
    text = "word " * 100 + "In Kursk five died. " + "word " * 100
    found = snippet(text, "kursk")
    assert (found.hit, found.cut_before, found.cut_behind) == ("Kursk", True, True)
    assert found.before.startswith("word ")
    assert found.before.endswith("In ")
    assert snippet("short", "absent") == snippet("short", "")


def test_stories_are_found_by_the_words_of_their_reports(indexed: Ledger) -> None:
    everything = stories(indexed.session, StoryFilter())
    found = stories(indexed.session, StoryFilter(words="Maribor"))
    assert 0 < len(found.items) == found.total < len(everything.items)
    assert all(card in everything.items for card in found.items)
    hits = search(indexed.session, StoryFilter(words="Maribor"))
    assert {id for hit in hits.items for id in hit.stories} == {card.id for card in found.items}
    measure = found.items[0].series[0].measure
    assert search(indexed.session, StoryFilter(measures=(measure,), words="Maribor")).items
    assert not search(indexed.session, StoryFilter(measures=("nothing",), words="Maribor")).items


def test_each_search_is_planned_for_its_own_words(shelf: Ledger) -> None:
    """A plan that PostgreSQL keeps for any words goes through all documents."""
    if shelf.session.dialect != "postgresql":
        pytest.skip("SQLite finds words in one way")
    with shelf.session.reading():
        matching(shelf.session, "Kursk")
        assert shelf.session.ask("SHOW plan_cache_mode")[0][0] == "force_custom_plan"
    with shelf.session.reading():
        assert shelf.session.ask("SHOW plan_cache_mode")[0][0] == "auto"
