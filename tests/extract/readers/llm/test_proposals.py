"""What a model says, as proposals: JSON wherever it stands, and words of the closed lists alone."""

import json

import pytest
from jsonschema import Draft202012Validator

from counterclaim.extract.readers.llm.proposals import Misshapen, Proposal, closed_lists, proposals_in, schema
from counterclaim.measures import measures

GOOD = {"sentence": 1, "number": "14", "value": 14, "measure": "killed", "measure_words": ["killed"]}
LISTED = json.dumps({"claims": [GOOD]})


@pytest.mark.parametrize(
    "answer",
    [
        LISTED,
        f"```json\n{LISTED}\n```",
        f'<think>The number {{14}} is {{"a": 1}}.</think>\nHere it is:\n{LISTED}\nDo tell me if …',
        json.dumps({"claims": [{**GOOD, "comment": "sure"}], "notes": "none"}),
    ],
)
def test_json_is_found_where_it_stands(answer: str) -> None:
    (found,) = proposals_in(answer)
    assert isinstance(found, Proposal)
    assert (found.number, found.role, found.stance, found.sources) == ("14", "people", "asserted", [])


@pytest.mark.parametrize("answer", ["", "There are no claims.", LISTED[:-3], '{"claim": []}', "[" * 5000 + "{" * 5000])
def test_what_is_no_list_of_claims(answer: str) -> None:
    with pytest.raises(Misshapen):
        proposals_in(answer)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"measure": "massacred"}, "measure"),
        ({"role": "heroes"}, "role"),
        ({"stance": "certain"}, "stance"),
        ({"country": "North Korea"}, "country"),
        ({"value": "14"}, "value"),
        ({"measure_words": []}, "measure_words"),
        ({"number": ""}, "number"),
        ({"sources": [{"words": "police", "type": "cops"}]}, "sources.0.type"),
    ],
)
def test_what_is_not_in_the_closed_lists_is_told_and_the_rest_goes_on(change: dict[str, object], told: str) -> None:
    bad, good = proposals_in(json.dumps({"claims": [{**GOOD, **change}, GOOD]}))
    assert isinstance(bad, str)
    assert bad.startswith(f"{told} is not as the contract has it")
    assert isinstance(good, Proposal)


def test_what_is_no_object_is_told() -> None:
    assert [type(one) for one in proposals_in('{"claims": ["14 killed", null]}')] == [str, str]


def test_the_schema_is_one_and_holds_what_it_should() -> None:
    Draft202012Validator.check_schema(schema())
    full = dict.fromkeys(Proposal.model_fields) | {
        **GOOD,
        "role": "people",
        "sources": [{"words": "police", "via": False, "type": None}],
        "counting": "unknown",
        "stance": "asserted",
    }
    check = Draft202012Validator(schema())
    assert check.is_valid({"claims": [full]})
    assert not check.is_valid({"claims": [{**full, "measure": "massacred"}]})
    assert not check.is_valid({"claims": [{**full, "more": 1}]})
    assert not check.is_valid({"claims": [GOOD]}), "an endpoint that holds to it leaves nothing out"


def test_the_closed_lists_are_those_of_the_contract() -> None:
    told = closed_lists()
    assert all(f"{name} (" in told["measures"] for name in measures())
    assert "soldiers" in told["roles"]
    assert "intelligence" in told["types"]
