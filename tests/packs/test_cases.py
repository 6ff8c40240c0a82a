"""Every pack proves itself: its own sentences give their claims, and no others."""

import tomllib
from importlib.resources import files
from typing import Any, get_args

import pytest

from counterclaim.extract import claims_of
from counterclaim.measures import measures
from counterclaim.model import Claim, Document, Qualifier, Role, Stance
from counterclaim.packs import languages

CLAIM_KEYS = {"n", "n2", "qualifier", "measure", "role", "country", "attributed", "source", "stance"}
FEWEST, FEWEST_EMPTY, MOST_KNOWN = 55, 15, 5


def cases(lang: str) -> list[dict[str, Any]]:
    """The cases of the pack of `lang`."""
    table = tomllib.loads(files("counterclaim.packs").joinpath(lang, "cases.toml").read_text(encoding="utf-8"))
    return list(table["case"])


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
        for case in cases(lang)
    ]


def row_of(claim: Claim) -> dict[str, Any]:
    """`claim` in the words of a case."""
    bounds = claim.quantity.qualifier in ("range", "vague")
    return {
        "n": claim.quantity.spoken,
        "n2": claim.quantity.high if bounds else None,
        "qualifier": claim.quantity.qualifier,
        "measure": claim.measure,
        "role": claim.group.role,
        "country": claim.group.country,
        "attributed": any(source.stated for source in claim.sources),
        "source": " · ".join(source.text for source in claim.sources),
        "stance": claim.stance,
    }


def fits(found: dict[str, Any], wanted: dict[str, Any]) -> bool:
    """Whether `found` is the claim that a case asks for; what it leaves out has a default or may be anything."""
    told = {"n2": None, "qualifier": "exact", "role": "people", "attributed": False, **wanted}
    source = told.pop("source", "")
    return source in found["source"] and all(found[key] == value for key, value in told.items())


def difference(found: list[tuple[Claim, dict[str, Any]]], wanted: list[dict[str, Any]]) -> list[str]:
    """What is missing, and what nobody asked for.

    One person (or nobody) told without a numeral may go unlisted; where nothing is to be counted, any single person.
    """
    rest = list(found)
    lines = []
    for told in wanted:
        hit = next((item for item in rest if fits(item[1], told)), None)
        if hit is None:
            lines.append(f"missing: {told}")
        else:
            rest.remove(hit)
    for claim, row in rest:
        alone = claim.quantity.spoken <= 1 and row["n2"] is None
        if not alone or (wanted and not claim.implicit):
            lines.append(f"not asked for: {row}")
    return lines


@pytest.mark.parametrize(("lang", "case"), every_case())
def test_a_sentence_gives_its_claims_and_no_others(lang: str, case: dict[str, Any]) -> None:
    answers = claims_of(Document("case", case["text"], lang=lang))
    assert all(isinstance(answer, Claim) for answer in answers), answers
    found = [(claim, row_of(claim)) for claim in answers if isinstance(claim, Claim)]
    lines = difference(found, case["claims"])
    assert not lines, "\n".join([case["text"], *lines])


@pytest.mark.parametrize("lang", languages())
def test_the_cases_are_well_formed(lang: str) -> None:
    for case in cases(lang):
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
    texts = [case["text"] for case in cases(lang)]
    assert len(texts) == len(set(texts)) >= FEWEST
    assert sum(not case["claims"] for case in cases(lang)) >= FEWEST_EMPTY
    assert sum("known" in case for case in cases(lang)) <= MOST_KNOWN


@pytest.mark.parametrize("lang", languages())
def test_the_cases_count_everything_that_is_counted(lang: str) -> None:
    assert {claim["measure"] for case in cases(lang) for claim in case["claims"]} == set(measures())
