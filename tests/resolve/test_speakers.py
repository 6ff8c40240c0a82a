"""Who is who across reports: merged where it is sure, proposed where it is not."""

import random

import pytest

from counterclaim.extract.persons import person_id
from counterclaim.gazetteer.persons import person_named
from counterclaim.model import Claim, Group, Quantity, Sentence, SourceType, Speaker
from counterclaim.resolve.speakers import Identities, speaks_for

Told = tuple[str, SourceType | None, str | None]

LEE: tuple[SourceType, str] = ("opposition", "KR")
SAME: list[tuple[Told, Told]] = [
    # one of the gazetteer, in any script and case
    (("Zelensky", None, None), ("Володимир Зеленський", "government", "UA")),
    (("Wolodymyr Selenskyj", "government", "UA"), ("젤렌스키", None, None)),
    (("Zelenského", None, None), ("Зеленского", None, None)),
    (("זלנסקי", None, None), ("زيلينسكي", None, None)),
    (("泽连斯基", None, None), ("ゼレンスキー", None, None)),
    (("Benjamin Netanyahu", None, "IL"), ("نتنياهو", None, None)),
    (("Benjamin Netanjahun", None, None), ("Нетаньягу", None, None)),
    (("Ismail Haniyeh", "armed_group", None), ("هنية", None, None)),
    (("Ismail Hanija", None, None), ("הנייה", None, None)),
    (("Xi Jinping", None, "CN"), ("习近平", None, None)),
    (("Hszi Csin-ping", None, None), ("Tập Cận Bình", None, None)),
    (("Sergueï Lavrov", None, "RU"), ("Sergej Lawrow", None, None)),
    (("Сергій Лавров", None, None), ("拉夫罗夫", None, None)),
    (("Yoon Suk-yeol", None, "KR"), ("윤석열", None, None)),
    (("Recep Tayyip Erdoğan", None, "TR"), ("Tayyip Erdogan", None, None)),
    (("Abbas Araghchi", None, "IR"), ("عراقچی", None, None)),
    (("Zabihullah Mujahid", None, "AF"), ("Забихулла Муджахид", None, None)),
    (("Sutopo Purwo Nugroho", None, "ID"), ("Sutopo Nugroho", None, None)),
    (("Modi", None, "IN"), ("नरेंद्र मोदी", None, None)),
    # others, where all of the name sounds alike
    (("Lee Seong Kweun", *LEE), ("Lee Seong-kweun", *LEE)),
    (("Lee Seong Kweun", *LEE), ("Lee Seong Kweun", None, None)),
    (("Sergej Pawlenko", "government", "UA"), ("Сергей Павленко", "government", "UA")),
    (("Oleg Marchuk", None, "UA"), ("Олег Марчук", None, "UA")),
    (("Kovács Béla", "police", "HU"), ("Béla Kovács", "police", "HU")),
    (("Dimitris Pappas", "government", "GR"), ("Δημήτρης Παππάς", "government", "GR")),
    (("Ahmed al-Masri", "rescue", "PS"), ("Ahmed Masri", "rescue", "PS")),
    (("Mahmoud Basyouni", "rescue", "PS"), ("Mahmud Basiuni", "rescue", "PS")),
    (("Andriy Kowalenko", "government", "UA"), ("Andrii Kovalenko", "government", "UA")),
    (("Kim Min-su", "military", "KR"), ("Kim Min-soo", "military", "KR")),
]
PROPOSED: list[tuple[Told, Told]] = [
    (("Lee Seong Kweun", *LEE), ("Lee Sung-kwon", *LEE)),
    (("Lee Seong Kweun", *LEE), ("Lee Sang-kwon", *LEE)),
    (("Lee Sung-kwon", None, None), ("Lee Sang-kwon", *LEE)),
    (("Mohammed al-Sherif", "military", "LY"), ("Mohamed al-Sharif", "military", "LY")),
    (("Jewgeni Saposchnikow", "government", "RU"), ("Yevgeny Sapozhnikov", "government", "RU")),
    (("Hussein Abdullah", "rescue", "SY"), ("حسين عبدالله", "rescue", "SY")),
    (("Rosa Peres", "government", "MX"), ("Rosa Perez", "government", "MX")),
    (("Katherine Brown", "police", "US"), ("Kathrin Brown", "police", "US")),
    (("Tran Van Nam", "government", "VN"), ("Tran Van Nahm", "government", "VN")),
    (("John Smithers", "police", "US"), ("John Smithers", "government", "US")),
    (("Li Xiaoming", "government", "CN"), ("Li Xiao-ming", "rescue", "CN")),
]
APART: list[tuple[Told, Told]] = [
    # ministers of one surname, fathers and sons, relatives
    (("Nawaz Sharif", "government", "PK"), ("Shehbaz Sharif", "government", "PK")),
    (("Michel Aoun", "government", "LB"), ("Joseph Aoun", "government", "LB")),
    (("Mahinda Rajapaksa", "government", "LK"), ("Gotabaya Rajapaksa", "government", "LK")),
    (("Idriss Déby", "government", "TD"), ("Mahamat Déby", "government", "TD")),
    (("Donald Trump", "government", "US"), ("Donald Trump Jr.", None, "US")),
    (("Donald Trump", "government", "US"), ("Melania Trump", None, "US")),
    (("Joe Biden", "government", "US"), ("Jill Biden", None, "US")),
    (("Zelensky", None, None), ("Olena Zelenska", None, "UA")),
    (("Ferdinand Marcos Jr.", "government", "PH"), ("Ferdinand Marcos", "government", "PH")),
    (("Javad Zarif", "government", "IR"), ("Nawaz Sharif", "government", "PK")),
    (("Maria Lopez", "police", "MX"), ("Mario Gomez", "police", "MX")),
    (("John Smithers Sr", "police", "US"), ("John Smithers", "police", "US")),
    (("Pavel Novak", "police", "CZ"), ("Petra Novakova", "police", "CZ")),
    # two generals with near names in two countries; one name in two countries
    (("Kim Min-su", "military", "KR"), ("Kim Min-soo", "military", "KP")),
    (("Ivan Petrov", "military", "RU"), ("Ivan Petrov", "military", "BG")),
    (("Ahmed Hassan", "military", "EG"), ("Ahmad Hasan", "military", "SD")),
    (("Ali Khan", "police", "PK"), ("Ali Khan", "police", "IN")),
    # a surname alone, and names that share one part
    (("Lee Sung-kwon", *LEE), ("Lee Jae-myung", "government", "KR")),
    (("Park Son-won", "opposition", "KR"), ("Park Geun-hye", "government", "KR")),
    (("Lee Sung-kwon", *LEE), ("Kim Sung-kwon", *LEE)),
    (("James Elder", "international", None), ("James Marape", "government", "PG")),
    (("Oleh Syniehubov", "government", "UA"), ("Oleh Marchuk", "government", "UA")),
    (("Mohammed Ahmed", "rescue", "SD"), ("Mohammed Ibrahim", "rescue", "SD")),
    (("Sergei Lavrov", "government", "RU"), ("Sergei Shoigu", "military", "RU")),
    (("Kaja Kallas", None, "EE"), ("Siim Kallas", None, "EE")),
    (("Martin Griffiths", "international", None), ("Martin Griffin", "police", "GB")),
]


def speaker(
    name: str, type: SourceType | None = None, country: str | None = None, entity: str | None = None
) -> Speaker:
    """A speaker whom a report calls `name`."""
    return Speaker(name, name, type, country, entity or person_id(name, country, type))


def told(name: str, type: SourceType | None, country: str | None) -> Speaker:
    """A person as a report of its own tells of him."""
    known = person_named(name, {country} if country else ())
    return Speaker(name, name, type, country, known.id if known else person_id(name, country, type))


def between(one: Told, other: Told) -> str:
    """What stands between two persons of two reports: "same", "proposed" or "apart"."""
    first, second = told(*one), told(*other)
    found = Identities([claim(first), claim(second, doc="b")])
    key = found.key(first, "a")
    if key == found.key(second, "b"):
        return "same"
    return "proposed" if next(each for each in found.listed() if each.entity == key).proposals else "apart"


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_person_in_two_spellings(one: Told, other: Told) -> None:
    assert between(one, other) == between(other, one) == "same"


@pytest.mark.parametrize(("one", "other"), PROPOSED)
def test_perhaps_one_person(one: Told, other: Told) -> None:
    assert between(one, other) == between(other, one) == "proposed"


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_persons(one: Told, other: Told) -> None:
    assert between(one, other) == between(other, one) == "apart"


def test_the_order_of_claims_does_not_matter() -> None:
    claims = [claim(told(*one), doc=f"d{k}") for k, pair in enumerate(SAME + PROPOSED + APART) for one in pair]
    before = Identities(claims).listed()
    for seed in range(3):
        shuffled = random.Random(seed).sample(claims, len(claims))
        assert Identities(shuffled).listed() == before


def test_a_person_without_a_country_is_neither_of_two() -> None:
    nowhere = told("Ivan Petrov", "military", None)
    found = Identities([
        claim(nowhere),
        claim(told("Ivan Petrov", "military", "RU"), doc="b"),
        claim(told("Ivan Petrov", "military", "BG"), doc="c"),
    ])  # fmt: skip
    assert len(found.listed()) == 3
    assert found.key(nowhere, "a") == nowhere.entity


def claim(*sources: Speaker, doc: str = "a", number: int = 0, via: tuple[Speaker, ...] = ()) -> Claim:
    """A claim by `sources`."""
    quantity = Quantity(12, 12, "exact", "12")
    sentence = Sentence(0, 10, "12 killed.")
    return Claim(
        f"m_{doc}{number}", doc, "t", "en", 0, 2, sentence, quantity, "killed", Group("people"),
        sources=sources, via=via,
    )  # fmt: skip


def test_one_person_without_and_with_a_country() -> None:
    plain, placed = speaker("lee seong kweun"), speaker("lee seong kweun", "opposition", "KR")
    found = Identities([claim(plain), claim(placed, doc="b")])
    assert found.key(plain, "a") == found.key(placed, "b") == "person.kr.lee-seong-kweun"
    assert [identity.statements for identity in found.listed()] == [2]


def test_near_names_are_proposed_and_not_merged() -> None:
    one = speaker("lee seong kweun", "opposition", "KR")
    other = speaker("lee sung kwon", "opposition", "KR")
    first, second = Identities([claim(one), claim(other, doc="b")]).listed()
    assert first.entity != second.entity
    assert first.proposals[0].entity == second.entity
    assert "both lawmakers or politicians of South Korea" in first.proposals[0].why


def test_one_name_in_two_countries_is_two_people() -> None:
    here, there = speaker("kim min su", "military", "KR"), speaker("kim min su", "military", "KP")
    found = Identities([claim(here), claim(there, doc="b")])
    assert found.key(here, "a") != found.key(there, "b")
    assert not any(identity.proposals for identity in found.listed())


def test_the_unnamed_are_one_within_a_report_only() -> None:
    official = Speaker("a military official", "a military official", None, anonymous=True)
    found = Identities([claim(official)])
    assert found.key(official, "a") == found.key(official, "a") != found.key(official, "b")
    assert found.listed() == []


def test_whom_a_person_speaks_for() -> None:
    assert speaks_for(speaker("Zelensky", entity="ua.zelensky")) == "ua.head_of_state"
    assert speaks_for(speaker("a b", "military", "KE")) == "ke.army"
    assert speaks_for(speaker("a b", "opposition", "IQ")) is None
    assert (
        speaks_for(Speaker("General staff", "general staff", "military", "UA", "ua.general_staff"))
        == "ua.general_staff"
    )
