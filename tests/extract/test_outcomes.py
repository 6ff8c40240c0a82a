"""What happened to people: sites, their readings, and words that stand apart."""

from collections.abc import Callable

import pytest

from counterclaim.extract.outcomes import Site, is_clause_mark, sites_of
from counterclaim.extract.tagging import Tagged

Sentence = Callable[..., Tagged]


def words(s: Tagged, site: Site) -> list[str]:
    """The words of `site`, one stretch after another."""
    return [s.text[a:b] for a, b in site.spans]


def measures(site: Site) -> set[str]:
    """The measures that `site` can be read as."""
    return {reading.measure for reading in site.readings}


@pytest.mark.parametrize(
    ("lang", "text", "measure"),
    [
        ("en", "12 people were killed", "killed"),
        ("en", "12 people died", "killed"),
        ("en", "a blast injured 12", "injured"),
        ("en", "12 were unaccounted for", "missing"),
        ("en", "12 were taken prisoner", "captured"),
        ("en", "12 were taken hostage", "abducted"),
        ("en", "12 were remanded in custody", "arrested"),
        ("en", "12 were set free", "released"),
        ("en", "12 were made homeless", "displaced"),
        ("en", "12 were moved to safety", "evacuated"),
        ("en", "12 were winched to safety", "rescued"),
        ("en", "12 were rushed to hospital", "hospitalized"),
        ("en", "12 tested positive", "infected"),
        ("en", "12 were without power", "affected"),
        ("en", "12 troops were stationed there", "deployed"),
        ("en", "12 were sent back", "returned"),
        ("en", "12 took to the streets", "gathered"),
        ("de", "12 Menschen wurden getötet", "killed"),
        ("de", "12 Menschen wurden verletzt", "injured"),
        ("nl", "12 mensen raakten gewond", "injured"),
        ("nl", "12 mensen zijn geëvacueerd", "evacuated"),
    ],
)
def test_what_happened(sentence: Sentence, lang: str, text: str, measure: str) -> None:
    assert measure in measures(sites_of(sentence(text, lang))[-1])


def test_sites_come_in_order_and_the_longer_words_win(sentence: Sentence) -> None:
    s = sentence("12 were shot dead and three taken to hospital")
    found = sites_of(s)
    assert [(site.i, site.j) for site in found] == sorted((site.i, site.j) for site in found)
    assert [words(s, site) for site in found if len(site.spans) == 1] == [["shot dead"], ["taken to hospital"]]
    # words that can stand apart are seen in "shot dead" too, and say the same
    assert [measures(site) for site in found if site.i == found[0].i] == [{"killed"}] * 2


def test_a_reading_is_asked_for_by_how_it_is_built(sentence: Sentence) -> None:
    (site,) = sites_of(sentence("12 people died"))
    active = site.reading("active")
    assert active is not None and active.measure == "killed"
    assert site.reading("none") is None


@pytest.mark.parametrize(
    ("lang", "text", "parts", "measure"),
    [
        ("en", "the blast left 16 dead", ["left", "dead"], "killed"),
        ("en", "the militia took 85 soldiers prisoner", ["took", "prisoner"], "captured"),
        ("en", "the storm left 30 people, mostly women, dead", ["left", "dead"], "killed"),
        ("de", "die Polizei nahm am Abend vierzehn Verdächtige fest", ["nahm", "fest"], "arrested"),
        ("de", "das Unglück kostete sechs Arbeiter das Leben", ["kostete", "das Leben"], "killed"),
        ("nl", "de recherche hield drie verdachten aan", ["hield", "aan"], "arrested"),
    ],
)
def test_words_that_stand_apart_are_one_site(
    sentence: Sentence, lang: str, text: str, parts: list[str], measure: str
) -> None:
    s = sentence(text, lang)
    assert (parts, {measure}) in [(words(s, site), measures(site)) for site in sites_of(s)]


def test_parts_may_stand_side_by_side(sentence: Sentence) -> None:
    found = sites_of(sentence("Neun Soldaten kamen um.", "de"))
    assert "killed" in {reading.measure for site in found for reading in site.readings}


@pytest.mark.parametrize("text", ["it left at noon; 16 lay dead", "it left the port, sailed on and was dead"])
def test_words_in_other_clauses_do_not_belong_together(sentence: Sentence, text: str) -> None:
    assert all(len(site.spans) == 1 for site in sites_of(sentence(text)))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "60 were killed or injured"),
        ("en", "60 were killed or otherwise harmed: dead and wounded"),
        ("en", "60 dead/injured"),
        ("de", "60 wurden getötet oder verletzt"),
        ("nl", "60 zijn gedood of gewond geraakt"),
    ],
)
def test_dead_and_injured_in_one_breath_are_casualties(sentence: Sentence, lang: str, text: str) -> None:
    assert measures(sites_of(sentence(text, lang))[-1]) == {"casualties"}


@pytest.mark.parametrize(
    "text", ["3 dead, 11 injured", "12 killed and 30 wounded", "killed, then wounded", "missing and injured"]
)
def test_two_counts_stay_two_sites(sentence: Sentence, text: str) -> None:
    found = sites_of(sentence(text))
    assert len(found) == 2 and all("casualties" not in measures(site) for site in found)


@pytest.mark.parametrize(
    ("lang", "text", "measure"),
    [
        ("en", "the number of soldiers killed rose to 12", "killed"),
        ("en", "the total number of people injured is 12", "injured"),
        ("de", "die Zahl der Neuinfektionen stieg auf 52", "infected"),
        ("nl", "het aantal gewonden is 12", "injured"),
    ],
)
def test_a_word_for_a_count_makes_a_toll(sentence: Sentence, lang: str, text: str, measure: str) -> None:
    tolls = [site.reading("toll") for site in sites_of(sentence(text, lang))]
    assert measure in {toll.measure for toll in tolls if toll}


def test_a_count_told_behind_another_verb_is_no_toll(sentence: Sentence) -> None:
    (site,) = sites_of(sentence("the number of homes was unknown, 12 people died"))
    assert site.reading("toll") is None


@pytest.mark.parametrize("text", ["No casualties were reported", "nobody was hurt", "there were no survivors"])
def test_nobody_has_words_of_its_own(sentence: Sentence, text: str) -> None:
    assert any(site.reading("none") for site in sites_of(sentence(text)))


def test_marks_that_divide_clauses(sentence: Sentence) -> None:
    s = sentence("dead, he said – 12% (all)")
    assert [token.form for k, token in enumerate(s.tokens) if is_clause_mark(s, k)] == [",", "–", "(", ")"]


def test_a_verb_of_several_words_may_have_its_subject_inside(sentence: Sentence) -> None:
    s = sentence("نقل 19 شخصا إلى المستشفى", "ar")
    assert {r.measure for site in sites_of(s) for r in site.readings if len(site.spans) > 1} == {"hospitalized"}


def test_two_verbs_with_a_number_each_are_two_sites(sentence: Sentence) -> None:
    s = sentence("إن 22 شخصا قتلوا وأصيب 117 آخرون", "ar")
    assert [site.readings[0].measure for site in sites_of(s)] == ["killed", "injured"]


def test_a_number_between_ends_the_words_for_a_count(sentence: Sentence) -> None:
    s = sentence("خدمه‌ای به تعداد 120 ملوان مورد", "fa")
    assert not [r for site in sites_of(s) for r in site.readings if r.construction == "toll"]
