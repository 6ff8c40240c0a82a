"""Articles held against what they cite: from a folder, the ledger, the web and the reference's own quote."""

import pytest

from counterclaim import add, audit
from counterclaim.errors import UsageError

HINA = "https://hina.example/poplava"
ARTICLE = f"""The flood killed 12 people in [[Osijek]], Croatia.<ref>[{HINA}?utm_source=x Hina]</ref>
It injured 31 people<ref>[{HINA} Hina]</ref><ref>[https://nowhere.example A]</ref> and 12 children.<ref
name="bell.txt" /> Some 7 are missing.<ref name="bell.txt">Paper</ref> And 44 people were displaced.
"""
CROATIAN = "U poplavi u Osijeku poginulo je 12 ljudi, a 31 osoba je ozlijeđena, priopćila je policija."
ENGLISH = "The flood in Osijek, Croatia, killed 12 people, police said. Nine are missing."


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "flood.wiki"
    path.write_text(ARTICLE, encoding="utf-8")
    return str(path)


@pytest.fixture
def sources(tmp_path):
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "hina.txt").write_text(CROATIAN, encoding="utf-8")
    (folder / "bell.txt").write_text(ENGLISH, encoding="utf-8")
    (folder / "counterclaim.csv").write_text(f"file,url,lang\nhina.txt,{HINA}/,hr\n", encoding="utf-8")
    return folder


def answers(found):
    return {f"{each.number} {each.measure}": each.answer for each in found}


def test_each_figure_has_its_answer_and_its_proof(article, sources):
    found = audit(article, sources, date="2025-05-06")
    assert answers(found) == {
        "12 killed": "in_source",
        "31 injured": "in_source",
        "12 injured": "other_kind",
        "7 missing": "not_in_source",
        "44 displaced": "no_reference",
    }
    first = found[0]
    assert ARTICLE[first.start : first.end] == "12"
    assert ARTICLE[first.quote_start : first.quote_end] == "The flood killed 12 people in [[Osijek]], Croatia."
    (proof,) = first.proofs
    assert (proof.doc, proof.url, CROATIAN[proof.start : proof.end]) == ("hina.txt", f"{HINA}/", proof.quote)
    assert [each.answer for each in found[1].cited] == ["in_source", "unread"]


def test_sources_from_a_ledger_and_a_newer_figure_there(article, sources, tmp_path):
    ledger = str(tmp_path / "flood.db")
    add(sources, ledger, date="2025-05-05")
    later = tmp_path / "later.txt"
    later.write_text(
        "The death toll of the flood in Osijek, Croatia, rose from 12 to 19, police said.", encoding="utf-8"
    )
    add(later, ledger, date="2025-05-08")
    found = audit(article, ledger=ledger, date="2025-05-09")
    assert (found[0].answer, found[0].proofs[0].doc) == ("overtaken", "later.txt")
    assert "19 killed" in found[0].why


def test_the_quote_of_a_reference_stands_in_for_a_source_that_is_not_to_be_had(tmp_path):
    path = tmp_path / "a.wiki"
    cite = "{{cite news |title=T |url=https://gone.example/a |quote=At least 14 people were injured.}}"
    path.write_text(f"The storm killed 14 people.<ref>{cite}</ref>", encoding="utf-8")
    (figure,) = audit(str(path), tmp_path)
    assert (figure.answer, figure.proofs[0].quote) == ("other_kind", "At least 14 people were injured.")


def test_an_article_that_cannot_be_opened(tmp_path):
    with pytest.raises(UsageError, match=r"nowhere\.wiki cannot be read"):
        audit(str(tmp_path / "nowhere.wiki"), tmp_path)
    (tmp_path / "latin.md").write_bytes("Tote: zwölf".encode("latin-1"))
    with pytest.raises(UsageError, match="UTF-8"):
        audit(str(tmp_path / "latin.md"), tmp_path)
