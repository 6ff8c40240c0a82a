"""What a number takes over from another: rows, parts, a speaker or a place alone."""

from collections.abc import Callable

import pytest

from counterclaim.extract.link import link
from counterclaim.extract.tagging import Tagged
from counterclaim.model import Claim

Claims = Callable[..., list[Claim]]
Sentence = Callable[..., Tagged]


def links(s: Tagged) -> list[tuple[int, str]]:
    """What every linked number of `s` counts, articles aside."""
    found = [(item.numeral.value, (item.inherited or item).chosen) for item in link(s)[0] if not item.numeral.article]
    return [(value, chosen.outcome.measure) for value, chosen in found if chosen is not None]


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
        ("en", "31 people, six of them children, were killed", [(31, "killed"), (6, "killed")]),
        # a count that was brought down leaves the newer figure alone, one that rose both
        ("en", "The death toll fell from 51 to 46", [(46, "killed")]),
        ("pt", "O Chile reduziu de 51 para 46 o número de mortos", [(46, "killed")]),
        ("en", "The fire raised the death toll from 46 to 51", [(46, "killed"), (51, "killed")]),
        (
            "ru",
            "Погибли двое рыбаков, девять человек, в том числе двое детей, ранены",
            [(2, "killed"), (9, "injured"), (2, "injured")],
        ),
        ("en", "31 people (including six young children) were killed", [(31, "killed"), (6, "killed")]),
        ("de", "31 Menschen, darunter sechs Kinder, wurden getötet", [(31, "killed"), (6, "killed")]),
        ("ru", "31 человек, в том числе шестеро детей, погибли", [(31, "killed"), (6, "killed")]),
        ("uk", "31 людина, серед них шестеро дітей, загинула", [(31, "killed"), (6, "killed")]),
        ("pl", "31 osób, w tym sześcioro dzieci, zginęło", [(31, "killed"), (6, "killed")]),
        ("en", "12 soldiers, including two officers who were wounded, left", [(2, "injured")]),
        ("en", "4,700 casualties, including 600 dead", [(4700, "casualties"), (600, "killed")]),
        ("en", "300 people were arrested, 12 of them minors", [(300, "arrested"), (12, "arrested")]),
        ("de", "4.700 Verluste, darunter 600 Tote", [(4700, "casualties"), (600, "killed")]),
        ("nl", "Er vielen zestig doden, onder wie elf kinderen", [(60, "killed"), (11, "killed")]),
    ],
)
def test_rows_ellipsis_and_parts(sentence: Sentence, lang: str, text: str, expected: list[tuple[int, str]]) -> None:
    assert links(sentence(text, lang)) == expected


def test_what_is_taken_over_is_less_certain(sentence: Sentence) -> None:
    first, second = link(sentence("The blast killed 12 soldiers and 3 civilians"))[0]
    assert second.inherited is first and second.chosen is None
    assert 0 < second.score < first.score


def test_those_told_of_first_share_the_verb_of_the_second(claims: Claims) -> None:
    found = claims("Thirteen hostages and twelve tourists were released on Friday.")
    assert [(claim.quantity.spoken, claim.measure) for claim in found] == [(13, "released"), (12, "released")]


def test_a_row_that_ends_in_one_person_counts_as_he_does(sentence: Sentence) -> None:
    counted, _ = link(sentence("Three teenagers and a 20-year-old man were found injured by the fire crew in a flat."))
    first = counted[0]
    chosen = (first.inherited or first).chosen
    assert first.numeral.value == 3 and chosen is not None and chosen.outcome.measure == "injured"


def test_a_toll_with_a_counter_goes_on(sentence: Sentence) -> None:
    s = sentence("死者は2万人を超え、2万213人となった。", "ja")
    counted, _ = link(s)
    assert counted[1].inherited is counted[0]
