"""The time of day that a sentence gives."""

from collections.abc import Callable

import pytest

from counterclaim.extract.clock import Clock, at_clock, clocks_of, nearest
from counterclaim.extract.tagging import Tagged
from counterclaim.model import Claim, Moment

Sentence = Callable[..., Tagged]


@pytest.mark.parametrize(
    ("lang", "text", "words", "clock"),
    [
        ("en", "at 04:00 the walls fell", "04:00", "04:00"),
        ("en", "at 7.55am the walls fell", "7.55am", "07:55"),
        ("en", "at 6:30 p.m. the walls fell", "6:30 p.m.", "18:30"),
        ("en", "at 7 pm the walls fell", "7 pm", "19:00"),
        ("en", "by noon the walls fell", "noon", "12:00"),
        ("en", "at 1800hrs the walls fell", "1800hrs", "18:00"),
        ("de", "um 19.30 Uhr fielen die Mauern", "19.30 Uhr", "19:30"),
        ("nl", "om 19.30 uur vielen de muren", "19.30 uur", "19:30"),
        ("nl", "om 19 uur vielen de muren", "19 uur", "19:00"),
        ("fr", "les murs sont tombés à 18h30", "18h30", "18:30"),
        ("fr", "les murs sont tombés vers 18 heures", "18 heures", "18:00"),
        ("es", "hasta las 18 horas cayeron los muros", "18 horas", "18:00"),
        ("pt", "os muros caíram às 18h", "18h", "18:00"),
        ("it", "i muri sono caduti alle 18.30", "18.30", "18:30"),
        ("it", "alle ore 18 i muri sono caduti", "18", "18:00"),
        ("ro", "la ora 18.00 zidurile au căzut", "18.00", "18:00"),
        ("ru", "на 18 часов стены стояли", "18 часов", "18:00"),
        ("uk", "о 18 годині стіни стояли", "18 годині", "18:00"),
        ("bg", "към 18 часа стените стояха", "18 часа", "18:00"),
        ("pl", "do godz. 18 mury stały", "18", "18:00"),
        ("cs", "do 18 hodin zdi stály", "18 hodin", "18:00"),
        ("hr", "do 18 sati zidovi su stajali", "18 sati", "18:00"),
        ("sv", "kl. 18.30 föll murarna", "18.30", "18:30"),
        ("da", "klokken 18 faldt murene", "18", "18:00"),
        ("no", "kl. 18 falt murene", "18", "18:00"),
        ("fi", "kello 18 muurit kaatuivat", "18", "18:00"),
        ("hu", "18 óráig álltak a falak", "18 óráig", "18:00"),
        ("el", "στις 6 μ.μ. έπεσαν τα τείχη", "6 μ.μ.", "18:00"),
        ("tr", "saat 18.00'de duvarlar yıkıldı", "18.00", "18:00"),
        ("id", "hingga pukul 18.00 tembok itu berdiri", "18.00", "18:00"),
        ("vi", "tính đến 18h00 tường vẫn đứng", "18h00", "18:00"),
        ("fa", "تا ساعت ۱۸ دیوارها ایستاده بود", "۱۸", "18:00"),
        ("hi", "शाम 6 बजे दीवार गिरी", "6 बजे", "18:00"),
        ("ja", "24日午後6時30分現在、壁は立っている", "6時30分", "18:30"),
        ("zh", "截至7月25日24时，墙仍立着", "24时", "23:59"),
        ("zh", "下午6时30分墙倒了", "6时30分", "18:30"),
        ("ko", "오후 6시 30분 벽이 무너졌다", "6시 30분", "18:30"),
    ],
)
def test_the_time_of_day(sentence: Sentence, lang: str, text: str, words: str, clock: str) -> None:
    s = sentence(text, lang)
    found = nearest(clocks_of(s), 0)
    assert found is not None
    assert (s.words(found.i, found.j), found.time) == (words, clock)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "12 people died"),
        ("en", "25:00"),
        ("en", "at 7.55 it fell"),
        ("en", "version 12:75"),
        ("en", "12 hours later"),
        ("fr", "après 12 heures de combats"),
        ("es", "en 12 horas"),
        ("nl", "na 12 uur zoeken"),
        ("ru", "в течение 12 часов"),
        ("cs", "během 18 hodin"),
        ("vi", "trong 18 giờ"),
        ("tr", "24 saat 12 kişi"),
        ("fa", "در ۲۴ ساعت ۱۲ نفر"),
        ("id", "dalam 24 jam 12 orang"),
    ],
)
def test_what_is_no_time_of_day(sentence: Sentence, lang: str, text: str) -> None:
    assert clocks_of(sentence(text, lang)) == []


def test_the_nearest_of_two_times(sentence: Sentence) -> None:
    s = sentence("from 04:00 on they marched, and at 16:30 twelve were hurt")
    assert [nearest(clocks_of(s), near).time for near in (0, 10)] == ["04:00", "16:30"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("lang", "text", "time", "offset"),
    [
        ("en", "the walls fell at dawn (0900 GMT)", "09:00", "+00:00"),
        ("en", "the walls fell at 6 p.m. (1500 GMT)", "18:00", "+03:00"),
        ("en", "the walls fell at 1 am local time (2200 GMT)", "01:00", "+03:00"),
        ("en", "the walls fell at 18:00 local time (2300 GMT)", "18:00", "-05:00"),
        ("en", "the walls fell at 18:00 local time", "18:00", ""),
        ("de", "Stand 14.30 Uhr MEZ", "14:30", "+01:00"),
        ("ru", "к 18.00 мск стены стояли", "18:00", "+03:00"),
        ("zh", "北京时间18时墙倒了", "18:00", "+08:00"),
        ("id", "hingga pukul 18.00 WIB tembok itu berdiri", "18:00", "+07:00"),
        ("ar", "حتى الساعة 18:00 بتوقيت غرينتش", "18:00", "+00:00"),
    ],
)
def test_the_offset_that_is_told(sentence: Sentence, lang: str, text: str, time: str, offset: str) -> None:
    found = nearest(clocks_of(sentence(text, lang)), 0)
    assert found is not None
    assert (found.time, found.offset) == (time, offset)


@pytest.mark.parametrize(
    ("published", "told", "start"),
    [
        (None, "", "2024-05-06T04:00:00"),
        ("2024-05-06", "", "2024-05-06T04:00:00"),
        ("2024-05-06T10:00:00+02:00", "", "2024-05-06T04:00:00+02:00"),
        ("2024-05-06T10:00:00Z", "", "2024-05-06T04:00:00Z"),
        ("2024-05-06T10:00:00Z", "+03:00", "2024-05-06T04:00:00+03:00"),
    ],
)
def test_a_day_at_a_time_has_the_offset_told_or_that_of_its_publication(
    published: str | None, told: str, start: str
) -> None:
    day = Moment("2024-05-06", "2024-05-06", None, True, "why")
    moment = at_clock(day, Clock(0, 1, "04:00", told), "04:00", published)
    assert (moment.start, moment.end, moment.text) == (start, start, "04:00")
    assert (moment.inferred, moment.why) == (True, "why")


@pytest.mark.parametrize(
    ("lang", "text", "start"),
    [
        ("en", "As of 6 p.m. on Monday, 12 people had been killed.", "2024-05-06T18:00:00"),
        ("en", "As of 18:00, 12 people had been killed, police said on Monday.", "2024-05-06T18:00:00"),
        ("en", "By noon (0900 GMT) on Monday, 12 people had been killed.", "2024-05-06T12:00:00+03:00"),
        ("fr", "Lundi à 18 heures, 12 personnes avaient été tuées.", "2024-05-06T18:00:00"),
        ("ru", "По состоянию на 18:00 понедельника погибли 12 человек.", "2024-05-06T18:00:00"),
        ("zh", "截至5月6日18时，已有12人死亡。", "2024-05-06T18:00:00"),
    ],
)
def test_a_claim_keeps_its_time_of_day(claims: Callable[..., list[Claim]], lang: str, text: str, start: str) -> None:
    claim = claims(text, lang, "2024-05-06")[0]
    assert claim.as_of is not None
    assert claim.as_of.start == start
