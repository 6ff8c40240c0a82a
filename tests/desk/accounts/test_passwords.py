"""Passwords: what is refused, and how the others are kept."""

import pytest
from argon2 import PasswordHasher

from counterclaim.desk.accounts.passwords import LEAST, MOST, check_password, commonest, hashed, is_outdated, matches
from counterclaim.errors import UsageError


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("", "has 12 to"),
        ("short goose", "has 12 to"),
        ("ab cd ef gh" * MOST, "has 12 to"),
        ("lena lena lena", "the name"),
        ("LenaKovac2024!", "the name"),
        ("l3n4k0v4c123456", "the name"),
        ("123456789012", "first"),
        ("098765432109", "first"),
        ("abcdefghijkl", "first"),
        ("aaaaaaaaaaaa", "first"),
        ("password1234", "first"),
        ("P4$$w0rd2024!", "first"),
        ("passwordpassword", "first"),
        ("qwertyuiop123", "first"),
        ("1q2w3e4r5t6y", "first"),
        ("Counterclaim1!", "first"),
        ("парольпароль", "first"),
        ("correct horse battery staple", "first"),
    ],
)
def test_a_password_that_is_tried_first_is_refused(password: str, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        check_password(password, "Lena" if "lena lena" in password else "Lena Kovac")


@pytest.mark.parametrize(
    "password",
    ["four geese cross Osijek", "x" * 7 + "1aBc!", "948271635920", "четыре гуся летят", "鵝飛過奧西耶克的橋樑一二三"],
)
def test_other_passwords_are_not(password: str) -> None:
    assert len(password) >= LEAST
    check_password(password, "Lena Kovac")


def test_every_common_word_is_refused_when_it_is_dressed_up() -> None:
    for word in commonest():
        with pytest.raises(UsageError):
            check_password(f"{word}2024!".ljust(LEAST, "!"), "nobody else")


def test_what_is_kept_is_no_password() -> None:
    kept = hashed("four geese cross Osijek")
    assert kept.startswith("$argon2id$")
    assert "geese" not in kept
    assert kept != hashed("four geese cross Osijek")
    assert matches("four geese cross Osijek", kept)
    assert not matches("four geese cross osijek", kept)
    assert not matches("of nobody", None)
    assert not matches("anything", "no hash at all")


def test_one_spelling_of_a_letter_is_as_good_as_another() -> None:
    assert matches("cafe\u0301 und Gänse", hashed("café und Ga\u0308nse"))


def test_a_hash_of_other_parameters_is_told() -> None:
    assert is_outdated(PasswordHasher(time_cost=1, memory_cost=8192).hash("four geese cross Osijek"))
    assert not is_outdated(hashed("four geese cross Osijek"))
