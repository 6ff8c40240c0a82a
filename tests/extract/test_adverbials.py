"""Who speaks behind other words of the verb of saying."""

from collections.abc import Callable

import pytest

from counterclaim.extract.subjects import subject_of
from counterclaim.extract.tagging import Tagged

Sentence = Callable[..., Tagged]


@pytest.mark.parametrize(
    ("lang", "text", "names"),
    [
        ("ru", "Погибли двое, сообщил в своём телеграм-канале губернатор.", ["губернатор"]),
        ("ru", "Погибли двое, заявил во вторник глава области.", ["глава области"]),
        ("ru", "Погибли двое, сообщили в полиции.", []),  # they are found where the words tell who speaks
        ("ru", "Погибли двое, сообщили в отделе полиции.", []),
        ("uk", "Загинули двоє людей, заявив на брифінгу речник поліції.", ["речник поліції"]),
        ("pl", "Zginęły dwie osoby, poinformował we wtorek rzecznik policji.", ["rzecznik policji"]),
        ("cs", "Zemřelo dvanáct lidí, uvedl na síti X starosta.", ["starosta"]),
        ("de", "Zwölf Menschen starben, sagte am Abend der Bürgermeister.", ["Bürgermeister"]),
        ("de", "Zwölf Menschen starben, sagte im Fernsehen der Minister.", ["Minister"]),
        ("es", "Murieron doce personas, dijo en rueda de prensa el ministro.", ["ministro"]),
        ("es", "Murieron doce personas, dijo en Lima.", []),
        ("it", "Sono morte dodici persone, ha riferito in serata la polizia.", ["polizia"]),
        ("el", "Δώδεκα άνθρωποι σκοτώθηκαν, είπε σε συνέντευξη Τύπου ο υπουργός.", ["υπουργός"]),
    ],
)
def test_who_speaks_behind_other_words_of_the_verb(sentence: Sentence, lang: str, text: str, names: list[str]) -> None:
    s = sentence(text, lang)
    phrases = [p for p in subject_of(s, next(s.each("speech")), set()) if not p.pronoun]
    assert [s.words(p.i, p.j) for p in phrases] == names
