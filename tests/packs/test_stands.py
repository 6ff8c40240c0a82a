"""Every pack proves how it reads positions: its own sentences give theirs, and no others."""

from typing import Any, get_args

import pytest

from counterclaim.evaluation.cases import Case, stand_difference, stands_of
from counterclaim.measures import measures
from counterclaim.model import Stand
from counterclaim.packs import languages, pack_for

FEWEST, FEWEST_EMPTY, MOST_KNOWN = 8, 3, 2


def every_case() -> list[Any]:
    """Each case of each pack as a parameter; what the reader is known to get wrong must fail."""
    return [
        pytest.param(
            lang,
            case,
            id=f"{lang} {case['text'][:60]}",
            marks=[pytest.mark.xfail(reason=case["known"], raises=AssertionError, strict=True)]
            if "known" in case
            else [],
        )
        for lang in languages()
        for case in stands_of(lang)
    ]


@pytest.mark.parametrize(("lang", "case"), every_case())
def test_a_sentence_gives_its_positions_and_no_others(lang: str, case: Case) -> None:
    lines = stand_difference(case, lang)
    assert not lines, "\n".join([case["text"], *lines])


def with_positions() -> list[str]:
    """The languages whose packs have words for positions."""
    return [lang for lang in languages() if (pack := pack_for(lang)) and pack.cues.forms]


@pytest.mark.parametrize("lang", with_positions())
def test_there_are_enough_cases_of_every_position(lang: str) -> None:
    cases = stands_of(lang)
    assert len({case["text"] for case in cases}) == len(cases) >= FEWEST
    assert sum(not case["positions"] for case in cases) >= FEWEST_EMPTY
    assert sum("known" in case for case in cases) <= MOST_KNOWN
    assert {row["position"] for case in cases for row in case["positions"]} == set(get_args(Stand))


@pytest.mark.parametrize("lang", languages())
def test_the_cases_are_well_formed(lang: str) -> None:
    for case in stands_of(lang):
        assert set(case) <= {"text", "gloss", "positions", "known"}, case["text"]
        assert case["text"].strip() and case["gloss"].strip() and case.get("known", "why").strip(), case["text"]
        for row in case["positions"]:
            assert set(row) == {"position", "measure", "source"}, case["text"]
            assert row["measure"] in measures() and row["position"] in get_args(Stand), case["text"]
