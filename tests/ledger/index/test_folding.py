"""Words of every script, folded as their readers look for them."""

import pytest

from counterclaim.ledger.index.folding import asked_for, first_hit, folded, words_of


@pytest.mark.parametrize(
    ("written", "sought"),
    [
        ("Explosion in Łódź", "lodz"),
        ("Die Größe", "GRÖSSE"),
        ("Đà Nẵng", "da nang"),
        ("İzmir'de", "izmir"),
        ("всё о Курске", "все курске"),
        ("Ца́рь", "царь"),
        ("Αθήνα", "ΑΘΗΝΑ"),
        ("كُورسك", "كورسك"),
        ("کورسک", "كورسك"),
        ("مدرســة", "مدرسه"),
        ("می‌شود", "میشود"),
        ("יְרוּשָׁלַיִם", "ירושלים"),
        ("١٢٣ قتيلا", "123"),
        ("ﬁve", "five"),
        ("ｶﾞｻﾞ", "ガザ"),
        ("नई दिल्ली में", "दिल्ली"),
        ("北京市3人死亡", "北京"),
        ("北京市3人死亡", "死"),
        ("서울에서 12명", "서울"),
        ("เหตุระเบิดกรุงเทพ", "กรุงเทพ"),
        ("ຢູ່ວຽງຈັນ", "ວຽງຈັນ"),
        ("နေပြည်တော်တွင်", "နေပြည်တော်"),
        ("នៅភ្នំពេញ", "ភ្នំពេញ"),
    ],
)
def test_what_readers_look_for_is_there(written: str, sought: str) -> None:
    words = words_of(written)
    for word, begins in asked_for(sought):
        assert any(each.startswith(word) if begins else each == word for each in words), (word, words)
    start, end = first_hit(written, asked_for(sought)) or (0, 0)
    assert written[start:end].strip()


@pytest.mark.parametrize(
    ("written", "other"),
    [("दिल", "दिल्ली"), ("がざ", "かさ"), ("север", "сёвер".replace("ё", "и")), ("її", "іі"), ("京北", "北京")],
)
def test_other_words_are_not(written: str, other: str) -> None:
    assert not words_of(written) & words_of(other) - {"京", "北"}


def test_only_the_last_word_may_be_begun() -> None:
    assert asked_for("Kursk Obl") == [("kursk", False), ("obl", True)]
    assert asked_for("Kursk ") == [("kursk", False)]
    assert asked_for("京") == [("京", True)]
    assert asked_for("–, …") == []


def test_the_hit_in_a_run_of_signs_is_these_signs() -> None:
    text = "昨日北京市発表"
    assert first_hit(text, asked_for("北京")) == (2, 4)
    assert first_hit("In Kursk, Russia", asked_for("kur")) == (3, 8)
    assert first_hit("nothing", asked_for("kursk")) is None


def test_folding_twice_changes_nothing() -> None:
    for word in ("Łódź", "כּ", "پَرْوَاز", "दिल्ली", "한국", "ΐ", "ǆ"):
        assert folded(folded(word)) == folded(word)
