"""Whom a numeral counts: people, a noun for what happened, a thing, a part, or nobody told."""

from collections.abc import Callable

import pytest

from counterclaim.extract.counted import counted_in
from counterclaim.extract.groups import Head, country_of, head_of, outcome_of, role_of
from counterclaim.extract.numerals import numerals_of
from counterclaim.extract.tagging import Tagged

Sentence = Callable[..., Tagged]


def head_in(s: Tagged) -> Head:
    """The head of the first numeral of `s`."""
    return head_of(s, numerals_of(s)[0])


@pytest.mark.parametrize(
    ("lang", "text", "role"),
    [
        ("en", "12 soldiers", "soldiers"),
        ("en", "12 militants", "fighters"),
        ("cs", "12 obyvatel domu", "civilians"),  # the noun stands before what describes it
        ("en", "12 police officers", "police"),
        ("en", "12 lawmakers", "officials"),
        ("en", "12 villagers", "civilians"),
        ("en", "12 schoolchildren", "children"),
        ("en", "12 pregnant women", "women"),
        ("en", "12 young men", "men"),
        ("en", "12 coal miners", "workers"),
        ("en", "12 health workers", "medics"),
        ("en", "12 exhausted firefighters", "rescuers"),
        ("en", "12 foreign journalists", "journalists"),
        ("en", "12 political prisoners", "prisoners"),
        ("en", "12 stowaways", "migrants"),
        ("en", "12 student activists", "protesters"),
        ("en", "12 of the passengers", "passengers"),
        ("en", "12 Covid patients", "patients"),
        ("en", "12 alleged smugglers", "suspects"),
        ("en", "12 more people", "people"),
        ("de", "zwölf Gefängnisbeamte", "police"),
        ("de", "zwölf junge Frauen", "women"),
        ("nl", "twaalf mijnwerkers", "workers"),
        ("nl", "twaalf leerlingen", "children"),
    ],
)
def test_the_counted_people_and_their_role(sentence: Sentence, lang: str, text: str, role: str) -> None:
    head = head_in(sentence(text, lang))
    assert (head.kind, role_of(head)) == ("people", role)


@pytest.mark.parametrize(
    ("lang", "text", "code"),
    [
        ("en", "12 young North Korean soldiers", "KP"),
        ("en", "12 Afghans", "AF"),
        ("en", "12 tourists", None),
        ("de", "zwölf nordkoreanische Soldaten", "KP"),
        ("nl", "twaalf Russische militairen", "RU"),
    ],
)
def test_whose_people_they_are(sentence: Sentence, lang: str, text: str, code: str | None) -> None:
    tag = country_of(head_in(sentence(text, lang)))
    assert (tag.value.code if tag else None) == code


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("12 deaths", "outcome"),
        ("12 civilian deaths", "outcome"),
        ("4,840 (+60) positive tests", "outcome"),
        ("12 houses", "object"),
        ("12 blue police cars", "object"),
        ("12 of them", "part"),
        ("12 were hurt", "none"),
        ("12, and women", "none"),
        ("12", "none"),
        ("12 zorbing grumpets", "unknown"),
    ],
)
def test_what_a_numeral_counts(sentence: Sentence, text: str, kind: str) -> None:
    assert head_in(sentence(text)).kind == kind


@pytest.mark.parametrize("text", ["12 asylum seekers", "12 student protesters"])
def test_a_noun_may_say_both_who_and_what(sentence: Sentence, text: str) -> None:
    head = head_in(sentence(text))
    assert head.people is not None and head.outcome is not None and head.people.j == head.outcome.j


def test_a_noun_for_what_happened_says_what(sentence: Sentence) -> None:
    s = sentence("12 civilian deaths")
    outcome = outcome_of(head_in(s))
    assert outcome is not None and outcome.measure == "killed"
    assert role_of(head_in(s)) == "civilians"
    assert outcome_of(head_in(sentence("12 soldiers"))) is None


def test_what_describes_the_people_belongs_to_the_group(sentence: Sentence) -> None:
    s = sentence("2,000 wounded soldiers arrived")
    head = head_in(s)
    assert (head.kind, s.words(head.start, head.end)) == ("people", "wounded soldiers")


def test_unknown_words_are_counted_and_end_the_search(sentence: Sentence) -> None:
    assert head_in(sentence("12 heavily clad militants")).skipped == 2
    assert head_in(sentence("12 very big and heavily clad militants")).kind == "unknown"


def test_families_are_households(sentence: Sentence) -> None:
    assert head_in(sentence("12 families")).household
    assert not head_in(sentence("12 people")).household


def test_a_part_may_name_its_people(sentence: Sentence) -> None:
    head = head_in(sentence("12 of them children"))
    assert (head.kind, role_of(head)) == ("part", "children")


def test_a_country_set_behind_its_noun_belongs_to_the_group(sentence: Sentence) -> None:
    s = sentence("killed 12 soldiers Russian in the attack")
    head = head_in(s)
    country = country_of(head)
    assert country is not None and country.value.code == "RU" and s.words(head.start, head.end) == "soldiers Russian"
    assert country_of(head_in(sentence("killed 12 people Russian police said"))) is None


def test_an_adjective_that_is_also_a_people_is_counted(sentence: Sentence) -> None:
    head = head_in(sentence("12 Chinese were killed"))
    assert head.kind == "people" and [tag.value.code for tag in head.countries] == ["CN"]


def test_a_noun_of_one_form_is_one_or_many_by_its_number(sentence: Sentence) -> None:
    one, two = head_in(sentence("un décès", "fr")).outcome, head_in(sentence("deux décès", "fr")).outcome
    assert one is not None and two is not None
    assert (one.value.construction, two.value.construction) == ("one", "noun")


def test_ages_set_behind_belong_to_the_group(sentence: Sentence) -> None:
    counted, _ = counted_in(sentence("Trois hommes âgés de 22, 25 et 31 ans ont été arrêtés", "fr"))
    assert [item.numeral.value for item in counted] == [3] and counted[0].head.reach == 10


@pytest.mark.parametrize(
    ("text", "kind", "role", "country"),
    [
        ("12 жителей дома", "people", "civilians", None),
        ("12 граждан Украины", "people", "people", "UA"),
        ("12 тел мигрантов", "outcome", "migrants", None),
        ("12 человек погибших", "outcome", "people", None),
        ("три рабочих дня", "object", "people", None),
    ],
)
def test_nouns_behind_the_head_only_describe_it(
    sentence: Sentence, text: str, kind: str, role: str, country: str | None
) -> None:
    head = head_in(sentence(text, "ru"))
    land = country_of(head)
    assert (head.kind, role_of(head), land.value.code if land else None) == (kind, role, country)


def test_where_heads_come_first_what_follows_describes_them(sentence: Sentence) -> None:
    head = head_in(sentence("300 من سكان بلدة", "ar"))
    assert (head.kind, role_of(head)) == ("people", "civilians")
    assert head_in(sentence("12 سيارة شرطة", "ar")).kind == "object"


def test_a_word_for_a_count_is_nothing_counted(sentence: Sentence) -> None:
    assert head_in(sentence("sale a 18 il numero delle vittime", "it")).kind == "none"


def test_people_may_be_told_of_behind_a_general_word(sentence: Sentence) -> None:
    head = head_in(sentence("۲۰ نفر از ساکنان روستا", "fa"))
    assert (head.kind, role_of(head)) == ("people", "civilians")


def test_where_adjectives_stand_behind_an_unknown_word_is_what_is_counted(sentence: Sentence) -> None:
    assert head_in(sentence("12 قلپلق سربازان", "fa")).kind == "unknown"


def test_a_thing_with_a_postposition_is_not_what_is_counted(sentence: Sentence) -> None:
    s = sentence("12 लोग आग में जल गए", lang="hi")
    assert head_of(s, numerals_of(s)[0]).kind == "people"
