"""From reports to stories with verdicts and tolls, through the reader."""

from itertools import permutations

from counterclaim.extract import claims_of
from counterclaim.model import Claim, Document, Position, Published, Speaker
from counterclaim.relating import related

TEXTS = {
    "a": ("en", "10", "An earthquake in Mandalay, Myanmar, killed at least 20 people, the government said."),
    "b": ("de", "14", "Bei dem Erdbeben in Mandalay in Myanmar starben 144 Menschen, teilte die Regierung mit."),
    "c": ("fr", "14", "Le séisme à Mandalay, en Birmanie, a fait 144 morts, selon le gouvernement birman."),
}


def reports(*names):
    documents = []
    for name in names:
        lang, hour, text = TEXTS[name]
        at = f"2025-03-28T{hour}:00+00:00"
        documents.append(Document(name, text, lang, published=Published(at, at, "given")))
    return [(d, [item for item in claims_of(d) if isinstance(item, Claim)]) for d in documents]


def test_reports_of_one_quake_in_three_languages_are_one_story_with_one_toll():
    (story,) = related(reports("a", "b", "c"))
    assert story.story.docs == ("a", "b", "c")
    assert [(toll.measure, toll.low, toll.best, toll.high) for toll in story.tolls("latest-official")] == [
        ("killed", 144, 144, 144)
    ]
    assert sorted(verdict.relation for verdict in story.verdicts()) == ["repeats", "updates"]


def test_the_order_of_adding_changes_nothing():
    told = {
        frozenset(verdict.id for story in related(reports(*order)) for verdict in story.verdicts())
        for order in permutations(TEXTS)
    }
    assert len(told) == 1


def test_positions_belong_to_the_story_of_the_nearest_figure():
    source = Speaker("Kremlin", "Kremlin", "government")
    near = Position("p_1", "a", "t", "en", 60, 90, "words", source, "declines", "killed")
    elsewhere = Position("p_2", "unread", "t", "en", 60, 90, "words", source, "declines", "killed")
    (story,) = related(reports("a", "b", "c"), positions=[near, elsewhere])
    assert story.positions == (near,)
    dossier = story.dossier("latest-official")
    assert [course.positions for course in dossier.courses] == [(near,)]
    assert [course.toll for course in dossier.courses] == story.tolls("latest-official")
    assert list(dossier.verdicts) == story.verdicts()
