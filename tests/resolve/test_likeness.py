"""How alike two names are, why, and that not all are compared with all."""

import pytest

from counterclaim.resolve.likeness import Known, compared, likenesses


def known(name: str, country: str | None = "KR", beside: tuple[str, ...] = (), listed: bool = False) -> Known:
    """A lawmaker."""
    return Known(f"person.{name.lower().replace(' ', '-')}", name, "opposition", country, frozenset(beside), listed)


def test_a_likeness_says_why() -> None:
    score, why = compared(known("Lee Sung-kwon", beside=("kr.nis",)), known("Lee Sang-kwon", beside=("kr.nis",)))
    assert score > 0.8
    assert why == (
        "the names differ by one letter; both lawmakers or politicians of South Korea; "
        "both stand beside National Intelligence Service (South Korea)"
    )


def test_what_is_known_beside_the_name_adds_to_the_score() -> None:
    bare = compared(known("Lee Sung-kwon", None), known("Lee Sang-kwon", None))[0]
    placed = compared(known("Lee Sung-kwon"), known("Lee Sang-kwon"))[0]
    beside = compared(known("Lee Sung-kwon", beside=("kr.nis",)), known("Lee Sang-kwon", beside=("kr.nis",)))[0]
    assert bare < placed < beside <= 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (known("Lee Sung-kwon"), known("Lee Sung-kwon", "KP")),
        (known("John Smithers Jr"), known("John Smithers")),
        (known("Lee Sung-kwon", listed=True), known("Lee Sang-kwon", listed=True)),
        (known("Lee Sung-kwon"), known("Kim Sung-kwon")),
        (known("Lee"), known("Lee")),
    ],
)
def test_what_speaks_against_it(one: Known, other: Known) -> None:
    assert compared(one, other)[0] == 0


def test_many_people_are_compared_in_near_linear_time() -> None:
    given = ("Ana", "Bruno", "Carla", "David", "Elena", "Felix", "Gloria", "Hugo", "Irene", "Jorge")
    people = [
        known(f"{first} {'bcdfgklm'[k % 8]}{'aeiou'[k % 5]}rn{'aeiou'[k // 7 % 5]}{k}son")
        for k, first in enumerate(given * 200)
    ]
    everyone = {f"{person.entity}{k}": Known(f"{person.entity}{k}", *_rest(person)) for k, person in enumerate(people)}
    assert len(everyone) == 2000
    likenesses(everyone)


def _rest(person: Known) -> tuple[str, None, str | None, frozenset[str]]:
    return person.name, None, person.country, person.beside
