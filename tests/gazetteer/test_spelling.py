"""Names as they sound: spellings of one name meet, other names do not."""

import pytest

from counterclaim.gazetteer.spelling import blurred, heir, is_near, parts_of, sounds_of


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Lee Seong-kweun", ("lee", "seong", "kweun")),
        ("Čeferin Šaš", ("cheferin", "shash")),
        ("Володимир Зеленський", ("volodimir", "zelenskiy")),
        ("Erdoğan", ("erdoan",)),
        ("", ()),
    ],
)
def test_parts_are_plain_letters(name: str, parts: tuple[str, ...]) -> None:
    assert parts_of(name) == parts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zelenskyj", "Зеленский"),
        ("Zelenskyy", "Zelenski"),
        ("Shoigu", "Schoigu"),
        ("Şoygu", "Шойгу"),
        ("Wladimir", "Владимир"),
        ("Peskoff", "Peskov"),
        ("Poroschenko", "Порошенко"),
        ("Bashar al-Assad", "Bashar Asad"),
    ],
)
def test_spellings_of_one_name_sound_alike(one: str, other: str) -> None:
    assert sounds_of(one) == sounds_of(other)


@pytest.mark.parametrize(
    ("part", "known", "near"),
    [
        ("selenskogo", "selenski", True),
        ("putinile", "putin", True),
        ("trumpom", "trump", True),
        ("selenska", "selenski", False),
        ("trumper", "trump", False),
        ("johnson", "john", False),
        ("li", "lim", False),
    ],
)
def test_cases_of_a_name_and_other_names(part: str, known: str, near: bool) -> None:
    assert is_near(part, known) is near


def test_an_heir_bears_what_his_father_does_not() -> None:
    assert heir("Donald Trump Jr.") and not heir("Donald Trump")


def test_what_some_languages_write_alike_is_blurred_only_for_names_that_are_listed() -> None:
    assert blurred("Selenskyj") == blurred("Зеленский")
    assert sounds_of("Selenskyj") != sounds_of("Зеленский")
    assert sounds_of("Ahmed Sharif") != sounds_of("Ahmed Zarif")
