"""Every pack proves itself: its own sentences give their claims, and no others."""

from typing import Any, get_args

import pytest

from counterclaim.evaluation.cases import CLAIM_KEYS, Case, cases_of, difference
from counterclaim.measures import measures
from counterclaim.model import Qualifier, Role, Stance
from counterclaim.packs import languages

FEWEST, FEWEST_EMPTY, MOST_KNOWN = 55, 15, 5


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
        for case in cases_of(lang)
    ]


@pytest.mark.parametrize(("lang", "case"), every_case())
def test_a_sentence_gives_its_claims_and_no_others(lang: str, case: Case) -> None:
    lines = difference(case, lang)
    assert not lines, "\n".join([case["text"], *lines])


@pytest.mark.parametrize("lang", languages())
def test_the_cases_are_well_formed(lang: str) -> None:
    for case in cases_of(lang):
        assert set(case) <= {"text", "gloss", "claims", "known"}, case["text"]
        assert case["text"].strip() and case["gloss"].strip() and case.get("known", "why").strip(), case["text"]
        for claim in case["claims"]:
            assert {"n", "measure"} <= set(claim) <= CLAIM_KEYS, case["text"]
            assert claim["measure"] in measures(), case["text"]
            assert claim.get("qualifier", "exact") in get_args(Qualifier), case["text"]
            assert claim.get("role", "people") in get_args(Role), case["text"]
            assert claim.get("stance", "asserted") in get_args(Stance), case["text"]
            assert ("n2" in claim) == (claim.get("qualifier") in ("range", "vague")), case["text"]


@pytest.mark.parametrize("lang", languages())
def test_there_are_enough_cases(lang: str) -> None:
    texts = [case["text"] for case in cases_of(lang)]
    assert len(texts) == len(set(texts)) >= FEWEST
    assert sum(not case["claims"] for case in cases_of(lang)) >= FEWEST_EMPTY
    assert sum("known" in case for case in cases_of(lang)) <= MOST_KNOWN


@pytest.mark.parametrize("lang", languages())
def test_the_cases_count_everything_that_is_counted(lang: str) -> None:
    assert {claim["measure"] for case in cases_of(lang) for claim in case["claims"]} == set(measures())
