"""The default reader on whole small documents: what it proves, repeats, leaves out and survives."""

from collections.abc import Callable
from typing import get_args

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from counterclaim.extract import READER, claims_of
from counterclaim.measures import measures
from counterclaim.model import Claim, Document, Passage, Problem, Published, Qualifier, Role, Span, Stance, mention_id
from counterclaim.packs import languages

Claims = Callable[..., list[Claim]]

REPORT = """Ferry sinks off Batumi: 12 dead, 30 missing
At least 12 Georgian passengers died when a ferry sank off Batumi, the coast guard said on Friday.
Thirty others were missing. "We have rescued about 140 people," said its spokesman, Giorgi Beridze.
Read also: 4,000 evacuated in flood
Up to 25 passengers were taken to hospital, state television reported, citing the health ministry.
No children were on board and the ferry was built in 1984."""


def facts(found: list[Claim]) -> list[tuple[int, str]]:
    """Number and measure of each claim."""
    return [(claim.quantity.spoken, claim.measure) for claim in found]


def test_a_report_gives_its_figures_in_order(claims: Claims) -> None:
    found = claims(REPORT, day="2024-05-06")
    assert facts(found) == [
        (12, "killed"),
        (30, "missing"),
        (12, "killed"),
        (30, "missing"),
        (140, "rescued"),
        (4000, "evacuated"),
        (25, "hospitalized"),
    ]
    assert [claim.start for claim in found] == sorted(claim.start for claim in found)


def test_every_field_is_proved_letter_for_letter(claims: Claims) -> None:
    for claim in claims(REPORT, day="2024-05-06"):
        shown = {name: [REPORT[a:b] for a, b in spans] for name, spans in claim.evidence.items()}
        assert REPORT[claim.start : claim.end] == claim.quantity.text == shown["quantity"][0]
        assert REPORT[claim.sentence.start : claim.sentence.end] == claim.sentence.text
        assert shown["measure"] and all(shown["measure"])
        assert shown.get("group", [None]) == [claim.group.text]
        assert ("qualifier" in shown) == (claim.quantity.qualifier not in ("exact", "range", "vague"))
        assert [source.text in shown["sources"] for source in claim.sources] == [True] * len(claim.sources)
        assert [via.text in shown["via"] for via in claim.via] == [True] * len(claim.via)
        if "places" in shown:
            assert shown["places"] == [claim.places[0].text]
        if "as_of" in shown and claim.as_of:
            assert shown["as_of"] == [claim.as_of.text]


def test_the_fields_of_a_full_sentence(claims: Claims) -> None:
    claim = claims(REPORT, day="2024-05-06")[2]
    assert (claim.quantity.low, claim.quantity.high, claim.quantity.qualifier) == (12, None, "at_least")
    assert (claim.group.role, claim.group.country, claim.group.text) == ("passengers", "GE", "Georgian passengers")
    assert [(place.name, place.country) for place in claim.places] == [("Batumi", "GE")]
    assert [(source.text, source.type, source.stated) for source in claim.sources] == [
        ("coast guard", "military", True)
    ]
    assert claim.sources[0].said is not None and claim.sources[0].said.start == "2024-05-03"
    assert claim.gloss.startswith("At least 12 Georgian passengers killed in Batumi, Georgia")
    assert claim.reader == READER


def test_a_relay_and_its_origin_are_kept_apart(claims: Claims) -> None:
    claim = claims(REPORT)[-1]
    assert [source.text for source in claim.sources] == ["health ministry"]
    assert [via.text for via in claim.via] == ["state television"]


def test_furniture_gives_no_claims(claims: Claims) -> None:
    start = REPORT.index("Read also")
    clutter = [Span(start, REPORT.index("\n", start))]
    assert (4000, "evacuated") not in facts(claims(REPORT, clutter=clutter))
    assert len(claims(REPORT, clutter=clutter)) == len(claims(REPORT)) - 1
    assert claims(REPORT, clutter=[Span(0, len(REPORT))]) == []


def test_the_same_text_gives_the_same_claims_and_ids(claims: Claims) -> None:
    once, again = claims(REPORT), claims(REPORT)
    assert once == again
    assert len({claim.id for claim in once}) == len(once)
    elsewhere = claims_of(Document("other", REPORT, lang="en", url="https://example.org"))
    assert [claim.id for claim in elsewhere if isinstance(claim, Claim)] == [claim.id for claim in once]


def test_ids_are_made_of_what_stands_in_the_text(claims: Claims) -> None:
    for claim in claims(REPORT):
        assert claim.id == mention_id(claim.text, claim.start, claim.end, claim.measure, claim.group.text, 0)


def test_a_repeated_headline_is_kept_and_marked(claims: Claims) -> None:
    text = "Three dead in quake\nThree dead  in quake\nThe quake struck at night.\nThree dead in quake"
    first, second, third = claims(text)
    assert first.repeats_in_document is None
    assert second.repeats_in_document == third.repeats_in_document == first.id
    assert len({first.id, second.id, third.id}) == 3


@pytest.mark.parametrize(
    "text",
    [
        "Three dead in quake\nThree people were killed in the quake.",
        "Three dead in quake\nThree injured in quake",
        "Three dead in quake\nFour dead in quake",
        "Three dead, three dead",
    ],
)
def test_what_is_said_anew_is_no_repetition(claims: Claims, text: str) -> None:
    assert {claim.repeats_in_document for claim in claims(text)} == {None}


@pytest.mark.parametrize(
    ("text", "measure", "words"),
    [
        ("No casualties were reported.", "casualties", "No casualties were reported"),
        ("Nobody was hurt.", "injured", "Nobody was hurt"),
        ("There were no survivors.", "rescued", "no survivors"),
    ],
)
def test_nobody_is_a_claim_of_nobody(claims: Claims, text: str, measure: str, words: str) -> None:
    (claim,) = claims(text)
    assert (claim.quantity.low, claim.quantity.high, claim.quantity.qualifier) == (0, 0, "exact")
    assert (claim.measure, claim.implicit, claim.quantity.text) == (measure, True, words)
    assert claim.gloss.startswith("No people")


def test_nobody_has_a_speaker_too(claims: Claims) -> None:
    (claim,) = claims("There were no casualties, the police said.")
    assert [source.text for source in claim.sources] == ["police"]


def test_a_single_person_is_implicit(claims: Claims) -> None:
    text = "A miner was killed."
    (claim,) = claims(text)
    assert (claim.quantity.spoken, claim.implicit, claim.group.role) == (1, True, "workers")
    assert text[claim.start : claim.end] == "miner"
    assert not claims("One miner was killed.")[0].implicit


def test_who_speaks_has_not_died(claims: Claims) -> None:
    assert facts(claims("12 people died, a lawmaker said.")) == [(12, "killed")]


def test_bare_victims_are_counted(claims: Claims) -> None:
    assert facts(claims("Er vielen drie slachtoffers.", "nl")) == [(3, "casualties")]


def test_bare_victims_are_the_dead_where_nobody_is_wounded(claims: Claims) -> None:
    assert facts(claims("12 people were killed. Three victims were children.")) == [(12, "killed"), (3, "killed")]


def test_all_values_are_of_the_closed_lists(claims: Claims) -> None:
    for claim in claims(REPORT):
        assert claim.measure in measures()
        assert claim.group.role in get_args(Role)
        assert claim.quantity.qualifier in get_args(Qualifier)
        assert claim.stance in get_args(Stance)
        assert 0.0 < claim.confidence <= 1.0


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\r\n\t",
        "\ufeff",
        "1234 5678",
        "…!?—",
        "12",
        "killed",
        "three",
        "\u0000",
        "🚢" * 50,
        "桥上三月",
    ],
)
@pytest.mark.parametrize("lang", languages())
def test_texts_without_a_figure_give_no_claims(claims: Claims, text: str, lang: str) -> None:
    assert claims(text, lang) == []


@pytest.mark.parametrize(("lang", "named"), [("xx", "(xx)"), (None, "could not be told. Give it with --lang")])
def test_a_language_without_a_pack_is_a_problem_that_names_it(lang: str | None, named: str) -> None:
    (problem,) = claims_of(Document("d", "12 killed", lang=lang))
    assert isinstance(problem, Problem)
    assert (problem.doc, problem.stage, problem.kind, problem.unread) == ("d", "extract", "no_pack", True)
    assert named in problem.why and all(known in problem.why for known in languages())


def test_an_unusual_text_keeps_its_offsets(claims: Claims) -> None:
    text = "\ufeff🚢 İzmir\r\n\r\n\tAt least 12 people were killed.\u2028🚢 30 injured\r"
    found = claims(text)
    assert facts(found) == [(12, "killed"), (30, "injured")]
    assert [text[claim.start : claim.end] for claim in found] == ["12", "30"]


def test_broken_machine_translation_is_read(claims: Claims) -> None:
    (claim,) = claims("Noord -Korea heeft 10.000 Noord -Koreaanse soldaten gestuurd .", "nl")
    assert (claim.quantity.spoken, claim.measure, claim.group.country) == (10_000, "deployed", "KP")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("1" * 400 + " people were killed.", id="400 digits"),
        pytest.param("1" * 5000 + " people were killed.", id="5,000 digits"),
        pytest.param("12 killed in the past " + "9" * 400 + " hours.", id="a period of 400 digits"),
        pytest.param("12 people were killed in ٢٠٢٤.", id="a year in other digits"),
    ],
)
def test_numbers_of_any_length_and_script_never_raise(text: str) -> None:
    claims_of(Document("d", text, lang="en", published=Published("2024-05-06", "2024-05-06", "given")))


def test_a_number_has_a_ceiling(claims: Claims) -> None:
    assert all(claim.quantity.spoken < 10**12 for claim in claims("hundred " * 20 + "people were killed"))


# words of the news, to be thrown together at random
WORDS = {
    "en": "12|3,000|dozens|people|soldiers|killed|or|and|injured|the|police|said|a man|including|North Korean|May|2024"
    "|%|,|.|–|:|“|”|\n|of them|between|no|casualties|he|according to|death toll|rose|to|by|in Peru|since|Monday|dead",
    "de": "12|3.000|zwölf|Menschen|Soldaten|wurden|getötet|und|verletzt|die Polizei|teilte|mit|nahm|fest|laut|seien|3."
    "|Mai|,|.|„|“|\n|davon|vor|Wochen|am|zwischen|keine|Opfer|zufolge",
    "nl": "12|3.000|tientallen|mensen|militairen|zijn|gedood|en|gewond|de politie|meldt|volgens|hield|aan|dat|onder wie"
    "|mei|,|.|‘|’|\n|geleden|maandag|tussen|geen|slachtoffers",
}


def assert_sound(text: str, lang: str, day: str | None) -> None:
    """Every answer about `text` is well-formed: spans inside it, proofs equal to its words, ids its own."""
    published = Published(day, day, "given") if day else None
    answers = claims_of(Document("d", text, lang=lang, published=published))
    found = [answer for answer in answers if isinstance(answer, Claim)]
    assert len({claim.id for claim in found}) == len(found)
    assert [claim.start for claim in found] == sorted(claim.start for claim in found)
    for claim in found:
        assert text[claim.start : claim.end] == claim.quantity.text
        assert text[claim.sentence.start : claim.sentence.end] == claim.sentence.text
        assert claim.quantity.low is not None or claim.quantity.high is not None
        for spans in claim.evidence.values():
            assert spans and all(0 <= span.start < span.end <= len(text) for span in spans)
    for answer in answers:
        if isinstance(answer, Problem):
            assert answer.start is not None and answer.end is not None and answer.why


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200), st.sampled_from(languages()), st.sampled_from([None, "2024-05-06"]))
@example("12 killed 12 killed 12 killed", "en", None)
@example("ＫＩＬＬＥＤ ３０ people were killed ½", "en", None)
def test_any_text_at_all_is_read_soundly(text: str, lang: str, day: str | None) -> None:
    assert_sound(text, lang, day)


@settings(max_examples=600, deadline=None)
@given(st.data())
def test_any_jumble_of_news_words_is_read_soundly(data: st.DataObject) -> None:
    lang = data.draw(st.sampled_from([lang for lang in languages() if lang in WORDS]))
    words = data.draw(st.lists(st.sampled_from(WORDS[lang].split("|")), max_size=30))
    assert_sound(" ".join(words), lang, data.draw(st.sampled_from([None, "2024-05-06"])))


def test_passages_in_other_languages_are_read_with_their_own_packs() -> None:
    text = (
        "Twelve people were killed, police said.\nBei dem Unglück wurden drei Menschen verletzt.\nWatu sita walikufa."
    )
    start, end = text.index("Bei"), text.index("\nWatu")
    others = (Passage(Span(start, end), "de"), Passage(Span(end + 1, len(text)), "sw"))
    problem, *found = claims_of(Document("d", text, lang="en", others=others))
    assert [(c.lang, c.quantity.spoken, c.measure) for c in found] == [("en", 12, "killed"), ("de", 3, "injured")]
    assert problem.kind == "no_pack" and "(sw)" in problem.why


def test_a_run_of_digits_is_no_number_and_spoils_nothing() -> None:
    found = claims_of(Document("d", f"Ten people were killed. On {'1' * 5000} March two died.", lang="en"))
    assert [claim.quantity.spoken for claim in found] == [10, 2]


def test_a_number_that_tells_things_apart_counts_nobody() -> None:
    found = claims_of(Document("d", "On day 4, 10 people were killed on platform 12.", lang="en"))
    assert [claim.quantity.spoken for claim in found] == [10]


def test_a_part_of_those_told_of_before_happened_to_them_as_well(claims: Claims) -> None:
    found = claims("Sixty miners were infected on Monday. Twelve of them live in the valley.")
    assert [(c.quantity.spoken, c.measure, c.group.role) for c in found] == [
        (60, "infected", "workers"),
        (12, "infected", "workers"),
    ]
    assert found[1].evidence["measure"] == found[0].evidence["measure"]


def test_a_part_of_others_or_with_a_lot_of_its_own_takes_nothing_over(claims: Claims) -> None:
    for other in ("Of 40 neighbours 12 of them live there.", "It is quiet.\nTwelve of them live there."):
        assert [c.quantity.spoken for c in claims(f"Sixty miners were infected on Monday. {other}")] == [60]


@pytest.mark.parametrize(
    ("text", "measure"),
    [("سجلت البلاد 20 إصابة بفيروس كورونا، وتوفي مصاب.", "infected"), ("وقع حريق، وسجلت 20 إصابة.", "injured")],
)
def test_words_for_the_injured_mean_the_infected_where_an_illness_is_told_of(
    claims: Claims, text: str, measure: str
) -> None:
    assert (20, measure) in facts(claims(text, "ar"))
