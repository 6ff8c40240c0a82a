"""Where a quotation is open, in the ways in which languages mark one."""

import pytest

from counterclaim.extract.quotations import is_quoted


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said: "Ten died. | Five were hurt."', True),
        ('He said: "Ten died." | Five were hurt.', False),
        ("Er sagte: „Zehn starben. | Fünf sind verletzt.“", True),
        ("Er sagte: „Zehn starben.“ | Fünf sind verletzt.", False),
        ("Er sagte: »Zehn starben. | Fünf sind verletzt.«", True),
        ("Er sagte: »Zehn starben.« | Fünf sind verletzt.", False),
        ("Il a dit : « Dix sont morts. | Cinq sont blessés. »", True),
        ("Il a dit : « Dix sont morts. » | Cinq sont blessés.", False),
        ("Han sade: ”Tio dog. | Fem är skadade.”", True),
        ("Han sade: ”Tio dog.” | Fem är skadade.", False),
        ("他表示“十人死亡。| 五人受伤。”", True),
        ("他表示“十人死亡。”| 五人受伤。", False),
        # over paragraphs, where it is closed behind
        ('He said: "Ten died.\n| Five were hurt.\nWe mourn."', True),
        ('He said: "Ten died.\n| Five were hurt.\nWe mourn.', False),
        ('He said: "Ten died.\n| Five were hurt.\nShe said: "We mourn."', False),
        ('A "war\n\n\n\n\n\n| Five were hurt."', False),
        ("| Five were hurt.", False),
    ],
)
def test_a_quotation_is_open(text: str, quoted: bool) -> None:
    assert is_quoted(text.replace("|", "", 1), text.index("|")) is quoted
