"""The ways in which a number can be linked to an outcome, and their features."""

from collections.abc import Callable

import pytest

from counterclaim.extract.between import Between
from counterclaim.extract.candidates import candidates_of
from counterclaim.extract.counted import Counted, counted_in
from counterclaim.extract.outcomes import sites_of
from counterclaim.extract.tagging import Tagged
from counterclaim.model import Claim

Sentence = Callable[..., Tagged]
Claims = Callable[..., list[Claim]]


def test_candidates_name_their_features(sentence: Sentence) -> None:
    s = sentence("12 people were killed")
    counted, sites = counted_in(s)
    (item,) = counted
    found = {c.relation: c.features for c in candidates_of(s, item, sites, Between(s, counted, sites))}
    features = found["passive_after"]
    assert features["passive_after"] == 1.0 and features["passive_after auxiliary"] == 1.0
    assert features["head people"] == 1.0 and features["comma"] == 0


def test_what_stands_between_two_places_is_counted(sentence: Sentence) -> None:
    s = sentence("12 people, it is said, were killed and three hurt")
    counted = [Counted(item.numeral, item.head) for item in counted_in(s)[0]]
    between = Between(s, counted, sites_of(s))
    end = len(s.tokens)
    assert (between.count("comma", 0, end), between.count("conjunction", 0, end), between.count("numeral", 0, end)) == (
        2,
        1,
        2,
    )
    assert between.count("comma", 3, 3) == between.count("comma", 5, 2) == 0
    assert between.is_head(1) and not between.is_head(0)


def test_of_a_whole_only_its_own_noun_speaks(sentence: Sentence) -> None:
    s = sentence("12 of the 40 evacuees were injured")
    counted, sites = counted_in(s)
    between = Between(s, counted, sites)
    told = [{c.outcome.measure for c in candidates_of(s, item, sites, between)} for item in counted]
    assert "injured" in told[0] and told[1] == {"evacuated"}


def test_refugees_are_people_too(sentence: Sentence) -> None:
    s = sentence("The coast guard rescued 64 refugees.")
    counted, sites = counted_in(s)
    found = {c.relation: c.features for c in candidates_of(s, counted[0], sites, Between(s, counted, sites))}
    assert "another noun" not in found["object_before"]


def test_whom_a_deed_befalls_stands_right_behind_it(sentence: Sentence) -> None:
    def relations(text: str) -> set[str]:
        s = sentence(text, "ru")
        counted, sites = counted_in(s)
        return {c.relation for c in candidates_of(s, counted[0], sites, Between(s, counted, sites))}

    assert "object_before" in relations("убийство двух человек")
    assert not relations("трое подростков говорят об убийстве") & {"object_before", "object_after"}


def test_what_only_marks_an_object_is_no_of(sentence: Sentence) -> None:
    for text, lang, of in (("el asesinato de 12 personas", "es", True), ("detuvo a 12 personas", "es", False)):
        s = sentence(text, lang=lang)
        counted, sites = counted_in(s)
        found = candidates_of(s, counted[0], sites, Between(s, counted, sites))
        assert any("of" in c.features for c in found) is of


@pytest.mark.parametrize(
    ("text", "built"),
    [
        ("5人を逮捕した", {"object_after"}),
        ("5人が逮捕された", {"passive_after"}),
        ("警察は5人が逮捕したと述べた", set()),
        ("兵士が死亡し、5人を逮捕した", {"object_after"}),
    ],
)
def test_particles_say_what_the_people_are_to_the_verb(
    sentence: Callable[..., Tagged], text: str, built: set[str]
) -> None:
    s = sentence(text, "ja")
    counted, sites = counted_in(s)
    between = Between(s, counted, sites)
    found = {c.relation for c in candidates_of(s, counted[-1], sites, between)}
    assert {relation for relation in found if relation.startswith(("object", "passive", "active"))} == built


def test_where_the_verb_comes_second_the_people_may_stand_behind_it(sentence: Sentence) -> None:
    s = sentence("Enligt polisen deltog minst 8 000 personer", "sv")
    counted, sites = counted_in(s)
    (item,) = counted
    assert {c.relation for c in candidates_of(s, item, sites, Between(s, counted, sites))} == {"object_before"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Two senators missed the vote because of a Covid infection."),
        ("en", "Because of an infection, four players withdrew."),
        ("de", "Drei Minister fehlten wegen einer Erkrankung."),
        ("de", "Wegen einer Corona-Infektion fehlten drei Spieler."),
        ("fr", "Deux joueurs ont déclaré forfait en raison d'une infection."),
        ("es", "Dos jugadores se retiraron debido a una infección."),
        ("pt", "Dois jogadores desistiram devido a uma infecção."),
        ("nl", "Twee spelers meldden zich af vanwege een besmetting."),
        ("hu", "Három játékos fertőzés miatt hiányzott."),
        ("ko", "선수 3명이 감염 때문에 결장했다."),
        ("zh", "三名球员因感染缺席比赛。"),
    ],
)
def test_an_illness_that_is_a_reason_counts_nobody(claims: Claims, lang: str, text: str) -> None:
    assert claims(text, lang) == []


@pytest.mark.parametrize(
    ("lang", "text", "number"),
    [
        ("en", "The school closed because of 40 infections.", 40),
        ("de", "Wegen 40 Infektionen wurde die Schule geschlossen.", 40),
        ("en", "Forty people fell ill due to contaminated water.", 40),
    ],
)
def test_a_reason_that_is_counted_and_an_illness_with_a_reason_count(
    claims: Claims, lang: str, text: str, number: int
) -> None:
    (claim,) = claims(text, lang)
    assert (claim.quantity.low, claim.measure, claim.stance) == (number, "infected", "asserted")
