"""Texts of one language go to one worker, unless that leaves others idle."""

from counterclaim.engines.alike import Alike, likely_language
from counterclaim.model import Document, Problem
from counterclaim.read import Piece
from counterclaim.read.facts import Facts

ENGLISH = "The ministry said that 12 people were killed in the flood, and that more had been hurt. "
GERMAN = "Das Ministerium sagte, dass bei der Flut 12 Menschen ums Leben gekommen und mehr verletzt worden sind. "
KOREAN = "홍수로 12명이 숨졌다고 밝혔다. "


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
    alike, texts = Alike(), documents(*[ENGLISH, GERMAN, KOREAN, KOREAN, KOREAN] * 4)
    first = alike.shared_out(texts, [0, 0])
    assert len(set(first[0::5])) == len(set(first[1::5])) == 1
    assert first[0] != first[1]
    assert alike.shared_out(texts[:3], [10, 0]) == first[:3]


def test_one_language_alone_keeps_all_busy() -> None:
    shared = Alike().shared_out(documents(*[ENGLISH] * 40), [0, 0, 0, 0])
    assert {place: shared.count(place) for place in range(4)} == {0: 16, 1: 8, 2: 8, 3: 8}


def test_who_has_much_before_it_is_given_no_more() -> None:
    alike = Alike()
    assert alike.shared_out(documents(ENGLISH), [0, 0]) == [0]
    assert alike.shared_out(documents(ENGLISH, ENGLISH), [100_000, 0]) == [1, 1]
