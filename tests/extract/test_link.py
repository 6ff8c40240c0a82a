"""Which number goes with which outcome: relations, rows, ellipsis, parts, and the table of weights."""

import tomllib
from collections.abc import Callable
from importlib.resources import files

import pytest

from counterclaim.extract.link import Between, Counted, candidates_of, counted_in, link, score_of, weights
from counterclaim.extract.outcomes import sites_of
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
    ("lang", "text", "expected"),
    [
        # rows: what is joined shares the outcome, before it and behind it
        ("en", "12 soldiers and 3 civilians were killed", [(12, "killed"), (3, "killed")]),
        (
            "en",
            "60 women, 40 men and 12 children were arrested",
            [(60, "arrested"), (40, "arrested"), (12, "arrested")],
        ),
        ("en", "The blast killed 12 soldiers and 3 civilians", [(12, "killed"), (3, "killed")]),
        # ellipsis: a number with a speaker or a place alone
        (
            "en",
            "3,000 people were killed according to Kyiv, 1,100 according to Seoul",
            [(3000, "killed"), (1100, "killed")],
        ),
        ("en", "The quake killed 61 people in Nepal and 14 in India", [(61, "killed"), (14, "killed")]),
        # parts
        ("en", "4,700 casualties, including 600 dead", [(4700, "casualties"), (600, "killed")]),
        ("en", "300 people were arrested, 12 of them minors", [(300, "arrested"), (12, "arrested")]),
        ("de", "4.700 Verluste, darunter 600 Tote", [(4700, "casualties"), (600, "killed")]),
        ("nl", "Er vielen zestig doden, onder wie elf kinderen", [(60, "killed"), (11, "killed")]),
    ],
)
def test_rows_ellipsis_and_parts(sentence: Sentence, lang: str, text: str, expected: list[tuple[int, str]]) -> None:
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


def test_rates_and_things_are_not_even_candidates(sentence: Sentence) -> None:
    counted, _ = counted_in(sentence("50 infections per 100,000 people, 12 houses, and 3 deaths"))
    assert [item.numeral.value for item in counted] == [3]


def test_an_article_counts_only_where_a_single_person_or_outcome_follows(sentence: Sentence) -> None:
    counted, _ = counted_in(sentence("a man, a bridge, a people, a death"))
    assert [item.numeral.i for item in counted if item.numeral.article] == [0, 9]


def test_words_limited_to_roles_count_nobody_else(sentence: Sentence) -> None:
    assert links(sentence("the army eliminated 40 militants")) == [(40, "killed")]
    assert links(sentence("the diet eliminated 40 of them")) == []


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


@pytest.mark.parametrize("relation", ["noun", "toll", "passive", "active", "object", "holds"])
def test_every_way_to_stand_to_each_other_has_a_weight(relation: str) -> None:
    assert {f"{relation}_before", f"{relation}_after"} <= set(weights())


def test_the_weights_are_used(sentence: Sentence) -> None:
    s = sentence("12 people were killed")
    (item,) = link(s)[0]
    assert item.chosen is not None
    assert set(item.chosen.features) & set(weights())
    assert item.score == pytest.approx(score_of(item.chosen.features, weights()))
    assert item.score >= weights()["threshold"]
