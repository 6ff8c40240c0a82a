"""What the index holds of a story, held against its dossier."""

from collections import Counter
from importlib.resources import files

import pytest

from counterclaim.api.inputs import read_files
from counterclaim.api.relating import dossiers
from counterclaim.indexing.cards import Around, ranked, shelved
from counterclaim.indexing.courses import DOTS, VOICES
from counterclaim.indexing.words import document_words
from counterclaim.model import Adoption, Document, Judgement, Series, Shelved, as_record
from counterclaim.model.shelf_record import card_from, series_from, statement_from, told_from
from counterclaim.output import Names
from counterclaim.output.standing import mark_of
from counterclaim.packs import country_labels
from counterclaim.reconcile.dossier import Dossier
from counterclaim.settings import Given

NAMES = Names.of(country_labels("en"))


@pytest.fixture(scope="module")
def known() -> dict[str, Document]:
    found = read_files([str(files("counterclaim") / "examples")], Given(None, None, None, None))
    return {item.id: item for item in found if isinstance(item, Document)}


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return dossiers(str(files("counterclaim") / "examples"))[0]


@pytest.fixture(scope="module")
def whole(dossier: Dossier, known: dict[str, Document]) -> Shelved:
    return shelved(dossier, Around(known, NAMES, "2026-01-01"))


def test_the_card_counts_what_the_dossier_has(whole: Shelved, dossier: Dossier) -> None:
    card = whole.card
    assert (card.id, card.reports, card.courses) == (dossier.story.id, len(dossier.story.docs), len(dossier.courses))
    marks = Counter(mark_of(verdict) for verdict in dossier.verdicts)
    assert card.marks["contradicts"] == marks["contradicts"] > 0
    assert card.first <= card.newest
    assert card.claims == len({one.claim.id for course in dossier.courses for one in course.series.told})
    assert set(card.languages) == {report.lang for report in whole.reports}
    for small, course in zip(card.series, dossier.courses, strict=False):
        assert len(small.dots) == min(DOTS, len(course.statements))
        assert len(small.voices) <= VOICES
        assert all(dot.voice is None or dot.voice < len(small.voices) for dot in small.dots)


def test_its_records_come_back_from_json_as_they_were(whole: Shelved) -> None:
    assert card_from(as_record(whole.card)) == whole.card
    assert [series_from(as_record(one)) for one in whole.series] == list(whole.series)
    for rows in whole.statements:
        assert [statement_from(as_record(row)) for row in rows] == list(rows)
    for row in whole.told:
        record = as_record(row)
        del record["story"]
        assert told_from(record, "") == row


def test_facets_tell_what_the_story_can_be_narrowed_by(whole: Shelved) -> None:
    facets = set(whole.facets)
    assert ("status", "contested") in facets
    assert {value for kind, value in facets if kind == "measure"} == {row.measure for row in whole.told}
    assert {value for kind, value in facets if kind == "speaker"} == {one.key for one in whole.speakers}


def test_speakers_have_their_own_claims_alone(whole: Shelved, dossier: Dossier) -> None:
    assert sum(one.claims for one in whole.speakers) >= len({row.claim for row in whole.told if row.speakers}) * 0.9
    for one in whole.speakers:
        own = {row.claim for row in whole.told if one.key in row.speakers} & dossier.story.claims
        assert one.claims == len(own)
        assert not one.claims or one.names


def test_contradictions_are_ranked_before_drift_and_the_rest(dossier: Dossier) -> None:
    found = ranked(dossier)
    assert [one.rank for one in found] == list(range(len(dossier.verdicts)))
    assert found[0].mark == "contradicts"
    assert found[-1].mark != "contradicts"


def test_what_moves_a_toll_ranks_before_what_is_contradicted(whole: Shelved) -> None:
    contradicted = max((row.rank for row in whole.told if row.why == ("contradicted",)), default=0)
    best = [row.rank for row in whole.told if "best" in row.why]
    assert best
    assert all(rank > contradicted for rank in best)
    assert all((row.rank > 0) == bool(row.why) for row in whole.told)


def test_an_adopted_figure_that_newer_claims_overtook_is_marked(dossier: Dossier, known: dict[str, Document]) -> None:
    toll = next(course.toll for course in dossier.courses if course.toll)
    series = Series(toll.measure, toll.role, toll.country, toll.place, toll.event)
    late = Judgement("adopt", "lena", "early", what=Adoption(series, 1))
    card = shelved(dossier, Around(known, NAMES, "", [late])).card
    assert card.marks["overtaken"] == 1
    assert next(one.toll for one in card.series if one.toll).overtaken


def test_a_document_is_found_by_its_names_in_english_too(dossier: Dossier, known: dict[str, Document]) -> None:
    claims = [one.claim for course in dossier.courses for one in course.series.told]
    claim = next(claim for claim in claims if claim.lang != "en" and claim.places and claim.places[0].country)
    words = document_words(known[claim.doc], [claim], NAMES)
    assert NAMES.country(claim.places[0].country).casefold().split()[0] in words
