"""A figure against the source it cites: the answer, the mentions that show it, and the sentence that tells it."""

import pytest

from counterclaim.flow import reading_of
from counterclaim.gazetteer.nesting import within
from counterclaim.model import Document
from counterclaim.reconcile.citing import held_against
from counterclaim.reconcile.rules import rules
from counterclaim.relating import related

SOURCE = """The flood in Osijek, Croatia, killed 14 people and injured at least 30, police said on 5 May 2025.
The dead include 3 children. About 1,200 residents were evacuated and 25 protesters were arrested in Zagreb.
As many as 60 people may have been hurt in Vukovar, Croatia."""


def held(figure, source=SOURCE):
    """The answer for the one figure that the words `figure` give."""
    document = Document("source.txt", source, "en")
    claims = reading_of(document).claims
    found = [claim for claim in reading_of(Document("article", figure, "en")).claims if not claim.implicit]
    assert len(found) == 1

    def tolls():
        return [toll for each in related([(document, claims)]) for toll in each.tolls("latest-official")]

    return held_against(found[0], claims, tolls, rules(), within)


@pytest.mark.parametrize(
    ("figure", "answer"),
    [
        ("The flood killed 14 people in Osijek.", "in_source"),
        ("More than 30 people were injured.", "in_source"),
        ("About 1,250 people were evacuated.", "in_source"),
        ("Dozens of people were injured.", "in_source"),
        ("The flood injured 14 people.", "other_kind"),
        ("Some 1,200 people were displaced.", "other_kind"),
        ("The flood killed 14 children.", "other_side"),
        ("The flood killed 14 Hungarian soldiers.", "other_side"),
        ("The flood killed 25 people.", "other_kind"),
        ("The flood killed 16 people.", "not_in_source"),
        ("The flood killed 14 people in Dubrovnik, Croatia.", "not_in_source"),
        ("Two people are missing.", "not_in_source"),
        ("At most 30 people were injured in Osijek.", "other_wording"),
        ("In Vukovar 60 people were hurt.", "other_wording"),
    ],
)
def test_answers(figure, answer):
    assert held(figure).answer == answer


def test_what_shows_it_comes_first_and_the_sentence_tells_it():
    found = held("The flood killed 16 people.")
    assert found.claims[0].quantity.text == "14"
    assert found.why == "The source does not say 16 killed; the nearest is 14 killed (police)."
    assert "counts nobody missing" in held("Two people are missing.").why


RISEN = """On 4 May 2025 the mayor said 9 people had been killed in the flood in Osijek, Croatia.
On 6 May 2025 the mayor said the death toll in Osijek had risen to 15."""


@pytest.mark.parametrize(
    ("figure", "answer"),
    [
        ("The flood in Osijek killed 9 people.", "overtaken"),
        ("The flood in Osijek killed 15 people.", "in_source"),
        ("As of 4 May 2025, the flood in Osijek had killed 9 people.", "in_source"),
    ],
)
def test_a_source_that_has_a_newer_figure(figure, answer):
    assert held(figure, RISEN).answer == answer
