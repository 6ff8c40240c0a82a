"""Whose people: from the words, the phrase they belong to, or the figure they continue."""

from collections.abc import Callable

import pytest

from counterclaim.model import Claim

Claims = Callable[..., list[Claim]]


def people(found: list[Claim]) -> list[tuple[int, str, str | None]]:
    """Each figure with role and country."""
    return [(claim.quantity.spoken, claim.group.role, claim.group.country) for claim in found]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "12 North Korean soldiers were killed.", [(12, "soldiers", "KP")]),
        ("en", "12 tourists from Argentina were killed.", [(12, "passengers", "AR")]),
        ("en", "Germany deported 28 Afghans.", [(28, "people", "AF")]),
        ("en", "12 soldiers were killed.", [(12, "soldiers", None)]),
        ("de", "12 nordkoreanische Soldaten wurden getötet.", [(12, "soldiers", "KP")]),
        ("nl", "12 Russische militairen zijn gedood.", [(12, "soldiers", "RU")]),
    ],
)
def test_whose_people_the_words_say(
    claims: Claims, lang: str, text: str, expected: list[tuple[int, str, str | None]]
) -> None:
    assert people(claims(text, lang)) == expected


def test_the_subject_sends_and_loses_its_own(claims: Claims) -> None:
    assert people(claims("France has 1,200 troops in Chad.")) == [(1200, "soldiers", "FR")]
    assert people(claims("North Korea has sent 10,000 troops to Russia.")) == [(10_000, "soldiers", "KP")]


def test_its_soldiers_are_those_of_the_country_named_before(claims: Claims) -> None:
    assert people(claims("Kyiv says that 40 of its soldiers were captured.")) == [(40, "soldiers", "UA")]


def test_the_united_states_send_their_own(claims: Claims) -> None:
    assert people(claims("The United States sent 500 troops to Poland.")) == [(500, "soldiers", "US")]


def test_a_row_goes_on_with_the_people_before(claims: Claims) -> None:
    text = "12 North Korean soldiers were killed and 30 wounded."
    assert people(claims(text)) == [(12, "soldiers", "KP"), (30, "soldiers", "KP")]


def test_a_part_is_of_the_same_people_unless_it_says_whom(claims: Claims) -> None:
    assert people(claims("300 miners were arrested, 12 of them on Friday."))[1] == (12, "workers", None)
    assert people(claims("300 miners were arrested, among them 12 women."))[1] == (12, "women", None)


def test_people_behind_a_toll(claims: Claims) -> None:
    assert people(claims("The number of soldiers killed rose to 12.")) == [(12, "soldiers", None)]


def test_who_is_arrested_without_a_role_is_a_suspect(claims: Claims) -> None:
    assert people(claims("12 people were arrested.")) == [(12, "suspects", None)]
    assert people(claims("12 people were killed.")) == [(12, "people", None)]


def test_a_force_below_a_country_is_an_entity(claims: Claims) -> None:
    (claim,) = claims("12 Hamas fighters were killed.")
    assert (claim.group.role, claim.group.entity, claim.group.text) == ("fighters", "ps.hamas", "Hamas fighters")


def test_the_group_is_proved_by_its_words(claims: Claims) -> None:
    text = "12 North Korean soldiers were killed."
    (claim,) = claims(text)
    assert claim.group.text == "North Korean soldiers"
    assert [text[a:b] for a, b in claim.evidence["group"]] == [claim.group.text]


def test_a_body_is_none_of_the_counted(claims: Claims) -> None:
    (claim,) = claims("Secondo un bilancio provvisorio della protezione civile, i morti sono 31.", "it")
    assert claim.group.role == "people"
