"""What languages need whose words take endings and whose verbs come last."""

import pytest

from counterclaim.extract import claims_of
from counterclaim.model import Claim, Document


def told(text: str) -> list[tuple[int, str, str]]:
    """Number, measure and first source of every claim of a Turkish `text`."""
    claims = [claim for claim in claims_of(Document("t", text, lang="tr")) if isinstance(claim, Claim)]
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
