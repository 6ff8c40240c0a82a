"""How a figure is meant: stance, counting, and what it rests on."""

from collections.abc import Callable
from typing import get_args

import pytest

from counterclaim.extract.context import basis_of
from counterclaim.model import Basis, Claim, SourceType, Speaker

Claims = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    ("lang", "text", "stance"),
    [
        ("en", "12 people were killed.", "asserted"),
        ("en", "The police said 12 people were killed.", "asserted"),
        ("en", "The police confirmed that 12 people were killed.", "confirmed"),
        ("en", "12 deaths have been confirmed.", "confirmed"),
        ("en", "The army denied that 12 soldiers were killed.", "denied"),
        ("en", "12 people may have been killed.", "possible"),
        ("en", "12 people are feared dead.", "possible"),
        ("en", "Denmark plans to send 12 soldiers to Mali.", "possible"),
        ("de", "12 Menschen könnten getötet worden sein.", "possible"),
        ("de", "Die Polizei bestätigte 12 Tote.", "confirmed"),
        ("nl", "Er zouden 12 doden kunnen vallen.", "possible"),
        ("nl", "De politie bevestigt dat er 12 doden zijn.", "confirmed"),
    ],
)
def test_stance(claims: Claims, lang: str, text: str, stance: str) -> None:
    assert {claim.stance for claim in claims(text, lang)} == {stance}


@pytest.mark.parametrize("text", ["12 people may have been killed.", "12 people are feared dead."])
def test_the_stance_is_proved_by_its_words(claims: Claims, text: str) -> None:
    (claim,) = claims(text)
    (span,) = claim.evidence["stance"]
    assert text[span.start : span.end] in text.split("12 people ")[1]


def test_what_is_possible_in_one_clause_is_not_in_another(claims: Claims) -> None:
    found = claims("12 people were killed, the mayor said; 30 people may be missing.")
    assert [claim.stance for claim in found] == ["asserted", "possible"]


@pytest.mark.parametrize(
    ("lang", "text", "counting"),
    [
        ("en", "Another 40 people were injured, 12 of them seriously.", "new"),  # a part of those who are new
        ("en", "The death toll rose to 12.", "cumulative"),
        ("en", "12 people have been killed so far.", "cumulative"),
        ("en", "12 new cases were reported.", "new"),
        ("en", "A further 12 people were injured.", "new"),
        ("en", "12 people are missing.", "stock"),
        ("en", "12 people are currently in hospital.", "stock"),
        ("en", "12 people were killed.", "unknown"),
        ("de", "Die Zahl der Toten stieg auf 12.", "cumulative"),
        ("de", "Weitere 12 Menschen wurden verletzt.", "new"),
        ("nl", "Tot nu toe zijn er in totaal 12 doden gevallen.", "cumulative"),
    ],
)
def test_new_cumulative_or_stock(claims: Claims, lang: str, text: str, counting: str) -> None:
    assert {claim.counting for claim in claims(text, lang)} == {counting}


def test_more_than_does_not_make_a_figure_new(claims: Claims) -> None:
    assert {claim.counting for claim in claims("More than 12 people were killed.")} == {"unknown"}


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("The ministry said 12 people were killed.", "official"),
        ("The intelligence service said 12 people were killed.", "intelligence"),
        ("Doctors said 12 people were killed.", "hospital"),
        ("Residents said 12 people were killed.", "witness"),
        ("12 people were killed.", "unknown"),
    ],
)
def test_what_a_figure_rests_on(claims: Claims, text: str, basis: str) -> None:
    assert {claim.basis for claim in claims(text)} == {basis}


def test_every_kind_of_source_has_a_basis() -> None:
    bases = {basis_of(Speaker("X", "X", kind), "killed") for kind in get_args(SourceType)}
    assert bases <= set(get_args(Basis))
    assert basis_of(None, "killed") == "unknown"


@pytest.mark.parametrize(
    ("lang", "text", "basis"),
    [
        ("en", "Mediazona has counted 71,000 Russian soldiers killed.", "named_list"),
        ("en", "Mediazona estimates that 140,000 Russian soldiers were killed.", "unknown"),
        ("en", "The Gaza health ministry said that 40 people were killed.", "hospital"),
        ("en", "Iraq Body Count said that 120,000 civilians were killed.", "media_count"),
        ("en", "The USGS said that up to 1,000 people were killed.", "model"),
        ("en", "According to a model, 70,000 people were killed, researchers said.", "model"),
        ("en", "The army has identified 71,000 dead soldiers by name.", "named_list"),
        ("de", "Laut Mediazona wurden 71.000 russische Soldaten getötet.", "named_list"),
        ("de", "Modellrechnungen zufolge starben 70.000 Menschen, sagten Forscher.", "model"),
        ("fr", "Selon un modèle, 70.000 personnes ont été tuées, selon des chercheurs.", "model"),
        ("ru", "«Медиазона» насчитала 71 000 погибших российских солдат поименно.", "named_list"),
    ],
)
def test_a_running_count_or_the_words_say_it(claims: Claims, lang: str, text: str, basis: str) -> None:
    assert {claim.basis for claim in claims(text, lang)} == {basis}


def test_of_two_figures_only_one_is_modelled(claims: Claims) -> None:
    text = "The ministry said 37,000 people were killed; the study’s modelling says 80,000 were killed."
    assert {claim.quantity.low: claim.basis == "model" for claim in claims(text)} == {37_000: False, 80_000: True}


def test_a_verb_of_two_words_may_deny(claims: Claims) -> None:
    (claim,) = claims("Kievul a dezmințit că ar fi pierdut 3.000 de soldați în asalt.", "ro")
    assert claim.stance == "denied"
