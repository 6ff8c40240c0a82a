"""Texts of one language go to one worker, unless that leaves others idle."""

from counterclaim.engines.alike import Alike, likely_language
from counterclaim.model import Document, Problem
from counterclaim.read import Piece
from counterclaim.read.facts import Facts

ENGLISH = "The ministry said that 12 people were killed in the flood, and that more had been hurt. " * 300
GERMAN = "Das Ministerium sagte, dass bei der Flut 12 Menschen ums Leben gekommen und mehr verletzt worden sind. " * 300
KOREAN = "홍수로 12명이 숨졌다고 밝혔다. " * 300


def documents(*texts: str) -> list[Document]:
    return [Document(str(number), text) for number, text in enumerate(texts)]


def test_a_language_is_guessed_from_what_is_at_hand() -> None:
    assert [likely_language(each) for each in documents(ENGLISH, GERMAN, KOREAN, "")] == ["en", "de", "ko", None]
    assert likely_language(Document("1", ENGLISH, "de-AT")) == "de"
    assert likely_language(Piece("1", "plain", ENGLISH)) == "en"
    assert likely_language(Piece("1", "html", b'<!doctype html>\n<html dir="ltr" lang="uk-UA">')) == "uk"
    assert likely_language(Piece("1", "html", b"<html lang=fr><title>")) == "fr"
    assert likely_language(Piece("1", "pdf", b"%PDF-1.7 \xff\x00", given=Facts(lang="es"))) == "es"
    assert likely_language(Piece("1", "pdf", b"%PDF-1.7 \xff\x00")) is None
    assert likely_language(Problem("1", "read", "binary", "This is no text.")) is None
    assert likely_language([]) is None


def test_each_language_stays_with_its_worker() -> None:
    alike, texts = Alike(), documents(*[ENGLISH, GERMAN, KOREAN] * 4)
    first = alike.shared_out(texts, [0, 0])
    assert [first[at] for at in range(3)] * 4 == first
    assert len({*first}) == 2
    assert alike.shared_out(texts, [100, 200]) == first


def test_one_language_alone_keeps_all_busy() -> None:
    alike, busy = Alike(), [0, 0, 0, 0]
    for _ in range(2):
        for place in alike.shared_out(documents(*[ENGLISH] * 40), busy):
            busy[place] += len(ENGLISH)
    assert [each // len(ENGLISH) for each in busy] == [20, 20, 20, 20]


def test_what_there_is_most_of_is_read_by_several_and_all_else_by_one() -> None:
    alike = Alike()
    for _ in range(20):
        shared = alike.shared_out(documents(*[ENGLISH] * 30, *[GERMAN] * 3, *[KOREAN] * 3), [0, 0])
        assert len({*shared[:30]}) == 2
        assert len({*shared[30:33]}) == len({*shared[33:]}) == 1


def test_who_has_much_before_it_is_given_no_more() -> None:
    alike = Alike()
    assert alike.shared_out(documents(ENGLISH), [0, 0]) == [0]
    assert alike.shared_out(documents(ENGLISH, ENGLISH), [1_000_000, 0]) == [1, 1]
