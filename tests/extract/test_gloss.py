"""A claim in plain English, from its fields alone."""

from typing import Any

import pytest

from counterclaim.extract.gloss import day, gloss_of
from counterclaim.measures import measures
from counterclaim.model import Claim, Group, Moment, Place, Sentence, Speaker, quantity

NAMES = {"KP": ("North Korea", "North Korean"), "PE": ("Peru", "Peruvian")}


def gloss(
    number: int = 12, qualifier: Any = "exact", upper: int | None = None, unit: Any = "person", **fields: Any
) -> str:
    """The gloss of a claim of `number` people killed, with other fields as told."""
    claim = Claim(
        id="m", doc="d", text="t", lang="en", start=0, end=1, sentence=Sentence(0, 1, "x"),
        quantity=quantity(number, qualifier, "x", upper, unit),
        **{"measure": "killed", "group": Group("people"), **fields},
    )  # fmt: skip
    return gloss_of(claim, NAMES)


POLICE = Speaker("Police", "police", "police")
ARMY = Speaker("the army", "army", "military")


@pytest.mark.parametrize(
    ("number", "qualifier", "upper", "begins"),
    [
        (12, "exact", None, "12 people killed"),
        (1250, "exact", None, "1,250 people killed"),
        (1, "exact", None, "1 person killed"),
        (0, "exact", None, "No people killed"),
        (40, "at_least", None, "At least 40 people"),
        (40, "more_than", None, "More than 40 people"),
        (40, "at_most", None, "Up to 40 people"),
        (40, "less_than", None, "Fewer than 40 people"),
        (40, "almost", None, "Almost 40 people"),
        (40, "about", None, "About 40 people"),
        (1000, "range", 2000, "1,000 to 2,000 people"),
        (12, "vague", 99, "Dozens of people"),
        (100, "vague", 999, "Hundreds of people"),
        (10_000, "vague", 99_999, "Tens of thousands of people"),
        (1_000_000, "vague", 9_999_999, "Millions of people"),
    ],
)
def test_the_number_and_its_bounds(number: int, qualifier: str, upper: int | None, begins: str) -> None:
    assert gloss(number, qualifier, upper).startswith(begins)


@pytest.mark.parametrize("measure", list(measures()))
def test_every_measure_can_be_told(measure: str) -> None:
    assert gloss(measure=measure) == f"12 people {measures()[measure].past}."


@pytest.mark.parametrize(
    ("number", "group", "unit", "words"),
    [
        (12, Group("soldiers", "KP"), "person", "12 North Korean soldiers killed."),
        (12, Group("soldiers", "XX"), "person", "12 XX soldiers killed."),
        (12, Group("police"), "person", "12 police officers killed."),
        (1, Group("police"), "person", "1 police officer killed."),
        (1, Group("women", "PE"), "person", "1 Peruvian woman killed."),
        (12, Group("people"), "household", "12 households killed."),
        (1, Group("people"), "household", "1 household killed."),
    ],
)
def test_the_people(number: int, group: Group, unit: str, words: str) -> None:
    assert gloss(number, unit=unit, group=group) == words


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place("PE", "Perú", "Peru"), "in Peru."),
        (Place("PE", "Lima", "Lima", precision="town"), "in Lima, Peru."),
        (Place(None, "Atlantis", "Atlantis", precision="region"), "in Atlantis."),
        (Place("XX", "Xanadu", "Xanadu"), "in XX."),
    ],
)
def test_the_place(place: Place, words: str) -> None:
    assert gloss(places=(place,)) == f"12 people killed {words}"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"sources": (POLICE,)}, "12 people killed, says Police."),
        ({"sources": (POLICE, ARMY)}, "12 people killed, say Police and the army."),
        ({"sources": (POLICE,), "stance": "confirmed"}, "12 people killed, confirms Police."),
        ({"sources": (POLICE, ARMY), "stance": "confirmed"}, "12 people killed, confirm Police and the army."),
        ({"sources": (ARMY,), "stance": "denied"}, "12 people killed, denies the army."),
        ({"sources": (POLICE, ARMY), "stance": "denied"}, "12 people killed, deny Police and the army."),
        ({"stance": "denied"}, "12 people killed (denied)."),
        ({"stance": "possible"}, "12 people killed (possible, not established)."),
        ({"sources": (POLICE,), "via": (ARMY,)}, "12 people killed, says Police, through the army."),
    ],
)
def test_who_says_it(fields: dict[str, Any], words: str) -> None:
    assert gloss(**fields) == words


def test_when_it_was_said_and_when_it_is_true() -> None:
    said = Speaker("Police", "police", "police", said=Moment("2024-05-03", "2024-05-03"))
    as_of, window = Moment("2024-05-01", "2024-05-01"), Moment("2022-02-24", "2024-05-06")
    assert gloss(as_of=as_of, sources=(said,)) == "12 people killed as of 1 May 2024, says Police, 3 May 2024."
    assert gloss(window=window) == "12 people killed, 24 February 2022 to 6 May 2024."


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2024-05-03", "2024-05-03", "3 May 2024"),
        ("2024-05-01", "2024-05-31", "May 2024"),
        ("2024-02-01", "2024-02-29", "February 2024"),
        ("2023-02-01", "2023-02-28", "February 2023"),
        ("2024-01-01", "2024-12-31", "2024"),
        ("2024-05-01", "2024-06-30", "1 May 2024 to 30 June 2024"),
        ("2023-01-01", "2024-12-31", "1 January 2023 to 31 December 2024"),
    ],
)
def test_a_time_in_words(start: str, end: str, words: str) -> None:
    assert day(Moment(start, end)) == words
