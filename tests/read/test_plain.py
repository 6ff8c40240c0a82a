"""Decoding: every character kept, old encodings made out."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.read.plain import decode
from counterclaim.read.sniff import sniff

TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0\ufeff"), min_size=1)

SAMPLES = [
    (
        "cp1252",
        "Die Behörden sprachen am Montag von über vierzig Toten. „Für die Männer käme jede Hilfe zu spät“, hieß es.",
    ),
    (
        "cp1252",
        "Selon les autorités, une quarantaine de personnes ont été tuées dans l’incendie à "
        "l’hôpital, où un séisme a eu lieu.",
    ),
    (
        "cp1252",
        "Minst fyrtio människor har omkommit efter översvämningen, säger räddningstjänsten. På måndag är läget värre.",
    ),
    (
        "cp1252",
        "Según el ministerio, más de cuarenta niños están desaparecidos también después del "
        "año pasado, y no se sabe más.",
    ),
    (
        "cp1250",
        "Podle ministerstva zahynulo při povodních čtyřicet lidí, řada dalších je "
        "nezvěstných, což potvrdili také hasiči.",
    ),
    (
        "iso8859-2",
        "Według policji w pożarze zginęło czterdzieści osób, są też ranni, a część "
        "mieszkańców się ewakuowała, że aż strach.",
    ),
    (
        "cp1251",
        "По данным министерства, в результате наводнения погибли сорок человек, ещё шестеро "
        "числятся пропавшими без вести.",
    ),
    (
        "koi8-r",
        "По данным министерства, в результате наводнения погибли сорок человек, ещё шестеро "
        "числятся пропавшими без вести.",
    ),
    (
        "cp1254",
        "Bakanlığa göre selde kırk kişi öldü, altı kişi için arama çalışmaları sürüyor; ağır "
        "yaralı olarak hastanede çok kişi var.",
    ),
    (
        "shift_jis",
        "県によりますと、この洪水で四十人が死亡し、"
        "六人の行方が分からなくなっているということです。捜索が続いています。",
    ),
    ("gb18030", "据当地政府通报，洪水已造成四十人死亡，六人失踪，搜救工作仍在进行，另有三百名居民被转移到安全地带。"),
    ("euc_kr", "당국은 이번 홍수로 사십 명이 숨지고 여섯 명이 실종됐다고 밝혔다. 수색 작업은 계속되고 있다고 전했다."),
]


@given(TEXTS)
def test_utf_8_is_kept_letter_for_letter(text: str) -> None:
    decoded = decode(text.encode("utf-8"))
    assert decoded is not None
    assert decoded.text == text


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-32-le", codecs.BOM_UTF32_LE),
        ("utf-32-be", codecs.BOM_UTF32_BE),
    ],
)
@given(text=TEXTS)
def test_a_byte_order_mark_tells_the_encoding_and_stays(encoding: str, mark: bytes, text: str) -> None:
    decoded = decode(mark + text.encode(encoding))
    assert decoded is not None
    assert decoded.text == "\ufeff" + text


def test_newlines_of_all_kinds_stay_as_they_are() -> None:
    decoded = decode(b"one\r\ntwo\rthree\nfour\x0cfive\xe2\x80\xa8six")
    assert decoded is not None
    assert decoded.text == "one\r\ntwo\rthree\nfour\x0cfive\u2028six"


@pytest.mark.parametrize(("encoding", "text"), SAMPLES)
def test_encodings_from_before_unicode_are_made_out(encoding: str, text: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded is not None
    assert decoded.text == text


def test_a_late_accent_is_enough() -> None:
    text = "Forty people died, they said. " * 20_000 + "Die Männer wären für die Behörden außer Gefahr, hieß es später."
    decoded = decode(text.encode("cp1252"))
    assert decoded is not None
    assert decoded.text == text


def test_utf_16_without_a_mark_shows_in_its_zeros() -> None:
    decoded = decode("Forty people died.".encode("utf-16-be"))
    assert decoded is not None
    assert decoded.text == "Forty people died."


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text",
    [
        "Вчера погибли 12 человек, сообщил мэр.",
        "Έξι άνθρωποι πέθαναν στο νησί.",
        "قال خفر السواحل إن ستة أشخاص قتلوا.",
        "여섯 명이 숨졌다. 오늘 아침에.",
        "六人死亡，九人失踪。\n救援人员正在搜寻。",
    ],
)
def test_utf_16_without_a_mark_shows_in_its_spaces(encoding: str, text: str) -> None:
    data = text.encode(encoding)
    assert sniff(data, "a.txt") == "plain"
    decoded = decode(data)
    assert decoded is not None
    assert decoded.text == text


@pytest.mark.parametrize("rest", ["é", "–", "🙂"])
def test_a_file_cut_off_amid_a_character_is_utf_8(rest: str) -> None:
    whole = "Der Bürgermeister sprach von 12 Toten "
    for cut in range(1, len(rest.encode())):
        decoded = decode(whole.encode() + rest.encode()[:-cut])
        assert decoded == (whole + "\ufffd", "utf-8", (len(whole),))


def test_an_old_cafe_at_the_end_is_no_torn_utf_8() -> None:
    decoded = decode("Twelve died in the café".encode("cp1252"))
    assert decoded is not None
    assert decoded.text == "Twelve died in the café"


def test_a_few_broken_bytes_in_utf_8_are_marked() -> None:
    decoded = decode("Für fünf Männer käme Hilfe zu spät".encode() + b"\xff" + b".")
    assert decoded is not None
    assert decoded.text == "Für fünf Männer käme Hilfe zu spät\ufffd."
    assert decoded.broken == (34,)


def test_noise_is_no_text() -> None:
    noise = bytes((7 * number * number + 3 * number + number // 5) % 255 + 1 for number in range(4_000))
    assert decode(noise) is None
