"""Statements in words."""

from collections.abc import Callable
from dataclasses import replace
from types import ModuleType

import pytest

from counterclaim.model import Qualifier, Quantity
from counterclaim.output.export.telling import (
    against,
    behind,
    by_mention,
    counted_words,
    figure_words,
    in_full,
    later,
    lines_of,
    stands_words,
    who_words,
)
from counterclaim.reconcile.dossier import Dossier


@pytest.mark.parametrize(
    ("qualifier", "low", "high", "words"),
    [
        ("at_least", 1100, None, "at least 1,100"),
        ("less_than", None, 20, "less than 20"),
        ("range", 10000, 12000, "10,000 to 12,000"),
        ("vague", 12, 99, "dozens"),
        ("exact", 1, 1, "1"),
    ],
)
def test_a_figure_keeps_its_wording(qualifier: Qualifier, low: int | None, high: int | None, words: str) -> None:
    assert figure_words(Quantity(low, high, qualifier, "x")) == words
    assert figure_words(Quantity(low, high, qualifier, "x", "household")) == f"{words} households"


def test_dates_are_told_in_full() -> None:
    assert in_full("3 May – 5 Jun 2024") == "3 May – 5 June 2024"
    assert in_full("Sep 2024") == "September 2024"


def test_what_is_counted_is_told_with_its_limits(samples: ModuleType) -> None:
    arabic, soldiers = samples.arabic()[0], samples.conflict()[0]
    words = counted_words(replace(arabic, counting="new", basis="hospital"), samples.NAMES)
    limits = "new ones only; counted 1 April – 10 September 2025; rests on hospital records"
    assert words == f"Civilians killed in El Fasher, Sudan ({limits})"
    assert counted_words(replace(soldiers, places=()), samples.NAMES) == "North Korean soldiers killed or injured"


def test_who_says_it_is_told_in_english_or_the_report_is(samples: ModuleType) -> None:
    claim = samples.conflict()[3]
    assert who_words(claim) == "A witness"
    assert who_words(replace(claim, sources=())) == "The Example Courier"
    assert who_words(replace(claim, sources=(), outlet=None)) == "tally.txt"


def test_copies_are_cited_only_where_nothing_else_is(samples: ModuleType, dossier_from: Callable[..., Dossier]) -> None:
    claims = [claim for claim in samples.conflict() if claim.quantity.low == 1100]
    course = dossier_from([*claims, *(replace(claim, doc="copy.txt") for claim in claims)]).courses[0]
    (line,) = lines_of(course, samples.NAMES)
    assert [one.claim.doc for one in line.mentions] == ["copy.txt", "tally.txt"]
    statement = line.statement
    marked = tuple(replace(one, origin="tally.txt") for one in statement.told)
    assert [one.claim.doc for one in replace(line, statement=replace(statement, told=marked)).mentions] == ["tally.txt"]


def test_what_stands_is_told_in_the_words_of_who_says_it(
    samples: ModuleType, dossier_from: Callable[..., Dossier]
) -> None:
    course = dossier_from(samples.conflict()).courses[0]
    lines = lines_of(course, samples.NAMES)
    line = behind(course.toll, lines)
    assert line is not None
    assert stands_words(replace(course.toll, low=4700, high=4700), line) == "about 4,700"
    assert stands_words(replace(course.toll, low=1100, high=4700), line) == "about 4,700 (1,100–4,700)"
    assert stands_words(replace(course.toll, best=None, low=1100, high=4700), line) == "1,100–4,700, no single number"


def test_who_contradicts_and_who_brings_up_to_date(samples: ModuleType, dossier_from: Callable[..., Dossier]) -> None:
    dossier = dossier_from(samples.conflict())
    every = [lines_of(course, samples.NAMES) for course in dossier.courses]
    mentions = by_mention(line for lines in every for line in lines)
    seoul, kyiv, _ = every[0]
    assert against(seoul, dossier.verdicts, mentions) == [kyiv]
    assert against(kyiv, dossier.verdicts, mentions) == [seoul]
    died = next(line for lines in every for line in lines if line.figure == "300")
    newer = later(died, dossier.verdicts, mentions)
    assert newer is not None and newer.figure == "600"
    assert later(newer, dossier.verdicts, mentions) is None
