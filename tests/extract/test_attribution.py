"""Who gives a figure: said with it, carried on from the sentences before, or told right after."""

from collections.abc import Callable

import pytest

from counterclaim.model import Claim

Claims = Callable[..., list[Claim]]


def said(found: list[Claim]) -> list[tuple[int, list[str], bool]]:
    """Each figure with its sources, and whether all of them are stated."""
    return [
        (
            claim.quantity.spoken,
            [source.text for source in claim.sources],
            all(source.stated for source in claim.sources),
        )
        for claim in found
    ]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "The police said 12 people died and 30 were hurt.", [(12, ["police"]), (30, ["police"])]),
        ("en", "12 people died and 30 were hurt, the police said.", [(12, ["police"]), (30, ["police"])]),
        ("en", "12 people died according to Kyiv, 30 according to Seoul.", [(12, ["Kyiv"]), (30, ["Seoul"])]),
        ("en", "Police arrested 40 people; medics said 12 were hurt.", [(40, []), (12, ["medics"])]),
        ("en", "40 people were arrested, while medics said 12 were hurt.", [(40, []), (12, ["medics"])]),
        ("en", "12 people died, the police and the coroner said.", [(12, ["police", "coroner"])]),
        ("de", "Die Polizei teilte mit, es seien 12 Menschen getötet worden.", [(12, ["Polizei"])]),
        ("de", "12 Menschen starben, schreibt Interfax unter Berufung auf die Polizei.", [(12, ["Polizei"])]),
        ("nl", "Volgens de politie zijn 12 mensen gedood.", [(12, ["politie"])]),
    ],
)
def test_which_figure_a_speaker_covers(
    claims: Claims, lang: str, text: str, expected: list[tuple[int, list[str]]]
) -> None:
    assert [(number, names) for number, names, _ in said(claims(text, lang))] == expected


def test_a_relay_is_kept_apart_from_the_origin(claims: Claims) -> None:
    (claim,) = claims("12 people died, Reuters reported, citing the governor.")
    assert [source.text for source in claim.sources] == ["governor"]
    assert [via.text for via in claim.via] == ["Reuters"]


def test_the_origin_may_follow_in_the_next_sentence(claims: Claims) -> None:
    (claim,) = claims("12 people died, the governor said. He was citing the intelligence service.")
    assert [source.text for source in claim.sources] == ["intelligence service"]
    assert not claim.via or [via.text for via in claim.via] == ["governor"]


def test_he_is_the_one_who_was_named_before(claims: Claims) -> None:
    first, second = claims("Mayor Anna Berg said 12 people died. She said 30 people were injured.")
    assert first.sources[0].name == second.sources[0].name == "Anna Berg"
    assert second.sources[0].stated


def test_a_speaker_carries_on_through_the_paragraph_but_is_not_stated(claims: Claims) -> None:
    text = "The police said 12 people died. The road was closed. Another 30 people were injured."
    assert said(claims(text)) == [(12, ["police"], True), (30, ["police"], False)]


def test_a_new_paragraph_begins_without_a_speaker(claims: Claims) -> None:
    assert said(claims("The police said 12 people died.\n30 people were injured.")) == [
        (12, ["police"], True),
        (30, [], True),
    ]


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("en", "“Twelve people died here,” said the mayor.", "mayor"),
        ("en", "“It was hell. Twelve people died.” The mayor said no more.", "mayor"),
        ("nl", "Twaalf mensen zijn gedood. Dat meldt de politie.", "politie"),
        ("de", "Zwölf Menschen wurden getötet. Das meldete die Polizei.", "Polizei"),
    ],
)
def test_quotations_and_what_is_told_after(claims: Claims, lang: str, text: str, name: str) -> None:
    (claim,) = claims(text, lang)
    assert [source.text for source in claim.sources] == [name]


def test_reported_speech_goes_on_in_its_mood(claims: Claims) -> None:
    text = "Die Polizei sprach von 12 Toten.\nWeitere 30 Menschen seien verletzt worden."
    assert said(claims(text, "de")) == [(12, ["Polizei"], True), (30, ["Polizei"], True)]


def test_a_figure_that_nobody_gives_has_no_source(claims: Claims) -> None:
    (claim,) = claims("Twelve people died in the fire.")
    assert claim.sources == claim.via == ()
    assert "sources" not in claim.evidence


def test_a_headline_gives_all_its_figures_to_its_speaker(claims: Claims) -> None:
    assert said(claims("12 killed, 30 wounded – governor")) == [(12, ["governor"], True), (30, ["governor"], True)]


def test_each_speaker_before_a_figure_of_its_own(claims: Claims) -> None:
    found = claims("Na protest přišlo podle policie 12 000 lidí, podle organizátorů 25 000.", lang="cs")
    assert said(found) == [(12000, ["policie"], True), (25000, ["organizátorů"], True)]


def test_the_next_sentence_names_the_origin_and_the_day(claims: Claims) -> None:
    text = (
        "Laut Kim Min-su gab es mehr als 40 Opfer unter den nordkoreanischen Soldaten. "
        "Kim gab dies am 13. Januar 2025 an, nachdem er vom Verteidigungsministerium Südkoreas informiert worden war."
    )
    (claim,) = claims(text, "de")
    assert [source.entity for source in claim.sources] == ["kr.mnd"]
    assert [relay.name for relay in claim.via] == ["Kim Min-su"]
    assert claim.via[0].said.start == "2025-01-13"
    assert (claim.group.role, claim.group.country) == ("soldiers", "KP")


def test_what_follows_a_quotation_in_contrast_is_the_reports_own(claims: Claims) -> None:
    (claim,) = claims("The foreign minister said that “the war is nearly over” in Yemen, while 300 people have died.")
    assert not any(source.stated for source in claim.sources)


def test_a_contrast_inside_what_is_said_is_still_said(claims: Claims) -> None:
    (claim,) = claims("The foreign minister said that the war was nearly over, while 300 people had died.")
    assert any(source.stated for source in claim.sources)


def test_those_to_whom_it_was_told_do_not_say_it(claims: Claims) -> None:
    (claim,) = claims("De politie heeft maandag aan parlementariërs verteld dat 300 soldaten zijn gedood.", "nl")
    assert "parlementariërs" not in [source.text for source in claim.sources]


@pytest.mark.parametrize(
    ("lang", "text", "names"),
    [
        ("en", "The ministry counted 12 dead, the army spoke of 20.", ["ministry", "army"]),
        ("de", "Die Armee sprach von 12 Toten, Kiew sprach von 20 Toten.", ["Armee", "Kiew"]),
        ("en", "The ministry said 12 died and 20 were hurt.", ["ministry", "ministry"]),
    ],
)
def test_each_speaker_has_the_figure_of_his_own_clause(claims: Claims, lang: str, text: str, names: list[str]) -> None:
    assert [claim.sources[0].text for claim in claims(text, lang)] == names


def test_a_person_told_by_a_noun_speaks_and_is_not_counted(claims: Claims) -> None:
    (claim,) = claims("A strike left 17 people dead, a local activist told AFP.")
    assert claim.quantity.low == 17
    assert [(speaker.text, speaker.type) for speaker in claim.sources] == [("local activist", "witness")]


def test_a_quotation_that_goes_on_in_the_next_paragraph_is_said_by_the_same(claims: Claims) -> None:
    quoted = 'A ministry spokesman said: "The fire is out.\nSix workers were injured.\nWe thank all who helped."'
    (claim,) = claims(quoted)
    assert claim.sources and claim.sources[0].stated
    (claim,) = claims(quoted.replace("out.", 'out."').replace('helped."', "helped."))
    assert not (claim.sources and claim.sources[0].stated)
