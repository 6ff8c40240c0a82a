"""What languages need whose words take endings and whose verbs come last."""

import pytest

from counterclaim.extract import claims_of
from counterclaim.model import Claim, Document


def told(text: str, lang: str = "tr") -> list[tuple[int, str, str]]:
    """Number, measure and first source of every claim of `text`."""
    claims = [claim for claim in claims_of(Document("t", text, lang=lang)) if isinstance(claim, Claim)]
    return [(c.quantity.spoken, c.measure, c.sources[0].text if c.sources else "") for c in claims]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Sağlık Bakanlığı, hastanede 12 kişinin öldüğünü söyledi.", [(12, "killed", "Sağlık Bakanlığı")]),
        ("Polise göre saldırıda 12 kişi öldü.", [(12, "killed", "Polise")]),
        ("3'ü çocuk 8 kişi öldü.", [(3, "killed", ""), (8, "killed", "")]),
        ("181 kişiden 179'u hayatını kaybetti.", [(179, "killed", "")]),
        ("Kentte 3 bin 400 kişi yaralandı.", [(3400, "injured", "")]),
        ("Saldırıda ölen 12 kişi toprağa verildi.", [(12, "killed", "")]),
        ("Hayatını kaybeden 12 kişi için tören düzenlendi.", [(12, "killed", "")]),
    ],
)
def test_speakers_begin_the_clause_and_endings_say_what_belongs_together(
    text: str, claims: list[tuple[int, str, str]]
) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("A halálos áldozatok száma 128-ra emelkedett.", [(128, "killed", "")]),
        ("A tűzben tizenketten meghaltak.", [(12, "killed", "")]),
        ("Kilencszázan menekültek el.", [(900, "displaced", "")]),
        ("Tíz ember menekült el.", [(10, "displaced", "")]),
        ("A tűzben 14 lakóházat evakuáltak.", []),
        ("A pilóta 1945-ben halt meg.", []),
        ("A foglyokat 1953. június 19-én végezték ki.", []),
    ],
)
def test_numerals_take_endings_and_compounds_are_known_by_their_heads(
    text: str, claims: list[tuple[int, str, str]]
) -> None:
    assert told(text, "hu") == claims


def test_a_word_behind_the_date_makes_it_the_beginning_of_a_period() -> None:
    found = claims_of(Document("t", "2011 óta 360 ezren haltak meg. 2018.", lang="hu"))
    assert [c.window and c.window.start for c in found if isinstance(c, Claim)] == ["2011-01-01"]


def test_a_word_behind_another_noun_does_not_govern_the_country() -> None:
    text = "Az ukrán vezérkar szerint Oroszország egy nap alatt 1200 katonát veszített."
    found = claims_of(Document("t", text, lang="hu"))
    assert [c.group.country for c in found if isinstance(c, Claim)] == ["RU"]
