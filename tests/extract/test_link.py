"""Which number goes with which outcome: the likeliest candidate, and the table of weights."""

import tomllib
from collections.abc import Callable
from importlib.resources import files

import pytest

from counterclaim.extract.link import link, score_of, weights
from counterclaim.extract.tagging import Tagged

Sentence = Callable[..., Tagged]


def links(s: Tagged) -> list[tuple[int, str]]:
    """What every linked number of `s` counts, articles aside."""
    found = [(item.numeral.value, (item.inherited or item).chosen) for item in link(s)[0] if not item.numeral.article]
    return [(value, chosen.outcome.measure) for value, chosen in found if chosen is not None]


def relation(s: Tagged) -> str:
    """How the first linked number of `s` stands to its outcome."""
    return next(item.chosen.relation for item in link(s)[0] if item.chosen is not None)


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "12 deaths were reported", "noun_head"),
        ("en", "the death toll rose to 12", "toll_before"),
        ("en", "12 people were killed", "passive_after"),
        ("en", "12 people died", "active_after"),
        ("en", "a blast killed 12 people", "object_before"),
        ("en", "France has 1,200 troops in Chad", "holds_before"),
        ("de", "Das Beben tötete 12 Menschen", "object_before"),
        ("de", "Die Zahl der Toten stieg auf 12", "toll_before"),
        ("de", "12 Menschen wurden verletzt", "passive_after"),
        ("nl", "Er vielen 12 doden", "noun_head"),
        ("nl", "Het dodental steeg tot 12", "toll_before"),
    ],
)
def test_how_number_and_outcome_stand_to_each_other(sentence: Sentence, lang: str, text: str, expected: str) -> None:
    s = sentence(text, lang)
    assert relation(s) == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "Three dead, eleven injured and one missing", [(3, "killed"), (11, "injured"), (1, "missing")]),
        ("en", "12 people died and 30 were taken to hospital", [(12, "killed"), (30, "hospitalized")]),
        ("en", "The quake killed 61 people and injured 300", [(61, "killed"), (300, "injured")]),
        ("en", "Police arrested 40 people after 12 were hurt", [(40, "arrested"), (12, "injured")]),
        ("de", "Es starben neun Soldaten, 21 gerieten in Gefangenschaft", [(9, "killed"), (21, "captured")]),
        ("nl", "Twee doden en vijf gewonden", [(2, "killed"), (5, "injured")]),
    ],
)
def test_every_number_goes_with_its_own_outcome(
    sentence: Sentence, lang: str, text: str, expected: list[tuple[int, str]]
) -> None:
    assert links(sentence(text, lang)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "12 people live here",
        "12 houses were destroyed",
        "nobody knows how many people were killed",
    ],
)
def test_numbers_without_an_outcome_are_not_linked(sentence: Sentence, text: str) -> None:
    assert links(sentence(text)) == []


def test_words_limited_to_roles_count_nobody_else(sentence: Sentence) -> None:
    assert links(sentence("the army eliminated 40 militants")) == [(40, "killed")]
    assert links(sentence("the diet eliminated 40 of them")) == []


def test_scores_are_probabilities() -> None:
    assert score_of({}, {}) == pytest.approx(0.5)
    assert score_of({"a": 2.0, "unknown": 9.0}, {"bias": -1.0, "a": 0.5}) == pytest.approx(0.5)
    assert 0.0 < score_of({"a": -1e6}, {"a": 1.0}) < 1e-9
    assert 1.0 > score_of({"a": 1e6}, {"a": 1.0}) > 1 - 1e-9


def test_the_weights_are_one_readable_table() -> None:
    text = files("counterclaim.extract").joinpath("weights.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    assert text.startswith("#")
    assert 0 < table["weights"]["threshold"] < 1 and "bias" in table["weights"]
    assert all(isinstance(weight, float) and abs(weight) < 10 for weight in table["weights"].values())
    names = [name for name in table["weights"] if name not in ("threshold", "bias")]
    assert names == sorted(names) and len(names) > 50
    assert table["weights"] == weights()


@pytest.mark.parametrize("side", ["before", "after"])
@pytest.mark.parametrize("relation", ["noun", "toll", "passive", "active", "object", "holds"])
def test_every_way_to_stand_to_each_other_has_a_weight(relation: str, side: str) -> None:
    # a weight next to nothing is left out of the table, and the relation weighs by its details alone
    assert any(name.startswith(f"{relation}_{side}") for name in weights())


def test_the_weights_are_used(sentence: Sentence) -> None:
    s = sentence("12 people were killed")
    (item,) = link(s)[0]
    assert item.chosen is not None
    assert set(item.chosen.features) & set(weights())
    assert item.score == pytest.approx(score_of(item.chosen.features, weights()))
    assert item.score >= weights()["threshold"]


def test_a_participle_describes_whom_the_verb_before_is_about(sentence: Sentence) -> None:
    counted, _ = link(sentence("La Guinée a rapatrié 312 ressortissants bloqués en Tunisie.", "fr"))
    assert [item.chosen.outcome.measure for item in counted if item.chosen] == ["returned"]
