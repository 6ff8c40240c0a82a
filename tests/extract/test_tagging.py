"""Meanings of words: the longest one wins, capitals decide, compounds mean what they end in."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.extract.names import names_lexicon
from counterclaim.extract.tagging import Tagged, tag
from counterclaim.model import Span
from counterclaim.packs import languages, pack_for

Sentence = Callable[..., Tagged]


def kinds(s: Tagged, i: int) -> set[str]:
    """The kinds of meaning that begin at token `i`."""
    return {kind for kind, places in s.tags.items() if places.get(i)}


def test_the_longest_meaning_comes_first(sentence: Sentence) -> None:
    s = sentence("the police officers left")
    found = s.get("people", 1)
    assert found is not None and (found.i, found.j, found.value.role) == (1, 3, "police")


def test_each_skips_what_lies_inside_another(sentence: Sentence) -> None:
    s = sentence("police officers and prison guards")
    assert [s.words(t.i, t.j) for t in s.each("people")] == ["police officers", "prison guards"]


def test_a_meaning_is_found_by_where_it_ends_and_by_what_it_covers(sentence: Sentence) -> None:
    s = sentence("at least 12 died")
    before = s.ending("qualifier_before", 2)
    assert before is not None and s.words(before.i, before.j) == "at least"
    assert s.ending("qualifier_before", 1) is None
    assert s.inside("qualifier_before", 1) == before
    assert s.inside("qualifier_before", 2) is None


def test_kinds_that_do_not_occur_give_nothing(sentence: Sentence) -> None:
    s = sentence("nothing")
    assert s.get("weekday", 0) is s.ending("weekday", 1) is s.inside("weekday", 0) is None
    assert not list(s.each("weekday"))


def test_characters_and_words_are_those_of_the_whole_text() -> None:
    text = "Gestern. Zwölf Soldaten starben."
    pack = pack_for("de")
    assert pack is not None
    s = tag(text, Span(text.index("Zwölf"), len(text)), pack)
    assert s.words(0, 2) == "Zwölf Soldaten"
    assert s.characters(1, 2) == Span(text.index("Soldaten"), text.index(" starben"))


def test_marks_are_known_by_their_form(sentence: Sentence) -> None:
    s = sentence("dead, missing")
    assert s.is_mark(1, ",;") and not s.is_mark(0, ",") and not s.is_mark(7, ",") and not s.is_mark(-1, ",")


@pytest.mark.parametrize(
    ("text", "country"),
    [("the US army", True), ("they told us", False), ("Turkey said", True), ("the turkey died", False)],
)
def test_some_words_are_countries_only_in_capitals(sentence: Sentence, text: str, country: bool) -> None:
    s = sentence(text)
    assert bool(list(s.each("country"))) == country


def test_a_month_in_capitals_is_nothing_else(sentence: Sentence) -> None:
    assert "possible" in kinds(sentence("it may rain"), 1)
    assert "outcome" in kinds(sentence("the march drew 300"), 1)
    assert "outcome" not in kinds(sentence("in March it rained"), 1)


def test_may_is_a_month(sentence: Sentence) -> None:
    assert "month" in kinds(sentence("in May it rained"), 1)
    assert "possible" not in kinds(sentence("in May it rained"), 1)


@pytest.mark.parametrize(
    ("lang", "text", "kind"),
    [
        ("de", "Zwölf Gefängnisbeamte", "people"),
        ("de", "20 Verkehrstote", "outcome"),
        ("de", "drei Militärhubschrauber", "object"),
        ("nl", "twaalf gevangenisbewaarders", "people"),
    ],
)
def test_a_compound_means_what_it_ends_in(sentence: Sentence, lang: str, text: str, kind: str) -> None:
    assert kind in kinds(sentence(text, lang), 1)


def test_a_known_word_is_not_taken_apart(sentence: Sentence) -> None:
    assert "outcome" not in kinds(sentence("sie vergleichen Zahlen", "de"), 1)
    assert not kinds(sentence("twelve schoolteachersx"), 1)


def test_names_of_the_gazetteer_are_tagged_where_they_are_given(sentence: Sentence) -> None:
    text = "Hamas fighters"
    pack = pack_for("en")
    assert pack is not None
    assert sentence(text).get("body", 0) is not None
    assert tag(text, Span(0, len(text)), pack).get("body", 0) is None


@settings(deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60), st.sampled_from(languages()))
def test_tags_lie_inside_their_sentence_longest_first(text: str, lang: str) -> None:
    pack = pack_for(lang)
    assert pack is not None
    s = tag(text, Span(0, len(text)), pack, names_lexicon(lang))
    for places in s.tags.values():
        for i, found in places.items():
            assert [t.j for t in found] == sorted((t.j for t in found), reverse=True)
            assert all(t.i == i and i < t.j <= len(s.tokens) for t in found)


def test_an_inert_phrase_silences_its_words(sentence: Sentence) -> None:
    s = sentence("um campo de refugiados", lang="pt")
    assert s.get("people", 3) is None and s.get("outcome", 3) is None
    assert sentence("12 refugiados", lang="pt").get("people", 1) is not None


def test_a_short_word_with_one_capital_is_a_name_where_the_pack_says_so(sentence: Sentence) -> None:
    assert sentence("Mỹ", lang="vi").get("country", 0) is not None
    assert sentence("mỹ", lang="vi").get("country", 0) is None
    assert sentence("Us", lang="en").get("country", 0) is None
