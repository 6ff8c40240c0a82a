"""What a model may propose, and the schema by which it is asked for it."""

import json
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from typing import Annotated, Any, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from counterclaim.measures import measures
from counterclaim.model import Counting, Role, SourceType, Stance

_TRIES = 64  # places at which a JSON object may begin in a chatty answer


def _known_measure(name: str) -> str:
    if name not in measures():
        raise ValueError(f"“{name}” is none of the measures")
    return name


class _Shape(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True)


class SourceProposal(_Shape):
    """Who gives a figure, or with `via` who passes it on: the words that name the speaker, and of what type it is."""

    words: str = Field(min_length=1)
    via: bool = False
    type: SourceType | None = None


class Proposal(_Shape):
    """A figure as a model sees it: quotations of the sentence of that number, and words of the closed lists."""

    sentence: int
    number: str = Field(min_length=1)
    value: int | None = None
    upper: int | None = None
    measure: Annotated[str, AfterValidator(_known_measure)]
    measure_words: list[str] = Field(min_length=1)
    people: str | None = None
    role: Role = "people"
    country: str | None = Field(default=None, pattern="^[A-Z]{2}$")
    sources: list[SourceProposal] = []
    place: str | None = None
    as_of: str | None = None
    window: str | None = None
    said: str | None = None
    event: str | None = None
    counting: Counting = "unknown"
    stance: Stance = "asserted"
    stance_words: str | None = None


class Misshapen(ValueError):
    """An answer that is not the JSON object asked for; the message says why, in a few words."""


def proposals_in(answer: str) -> list[Proposal | str]:
    """The proposals of an `answer`, and in the place of each that is not as the closed lists have it, a sentence that
    says so. JSON may stand in other text. Raises Misshapen where there is none of the shape asked for."""
    for found in _objects(answer):
        claims = found.get("claims") if isinstance(found, dict) else None
        if isinstance(claims, list):
            return [_proposal(claim) for claim in claims]
    raise Misshapen("no object with a list of claims" if "{" in answer else "no JSON in it")


def _objects(answer: str) -> Iterator[Any]:
    """The JSON objects that stand in `answer`, each from where it begins."""
    decoder, place = json.JSONDecoder(), answer.find("{")
    for _ in range(_TRIES):
        if place < 0:
            return
        try:
            found, place = decoder.raw_decode(answer, place)
            yield found
        except (ValueError, RecursionError):
            place += 1
        place = answer.find("{", place)


def _proposal(claim: Any) -> Proposal | str:
    try:
        return Proposal.model_validate(claim)
    except ValidationError as error:
        off = error.errors(include_url=False, include_input=False)[0]
        field = ".".join(map(str, off["loc"])) or "it"
        return f"{field} is not as the contract has it ({off['msg']})"


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema of an answer, in the form that endpoints ask for which hold a model to it: every property named
    as required, and no others (https://platform.openai.com/docs/guides/structured-outputs)."""
    made = deepcopy(Proposal.model_json_schema())
    kinds = made.pop("$defs", {})
    for kind in (made, *kinds.values()):
        kind["required"], kind["additionalProperties"] = list(kind["properties"]), False
        for fact in kind["properties"].values():
            for word in ("default", "pattern", "minLength", "minItems", "title"):
                fact.pop(word, None)
                for option in fact.get("anyOf", ()):
                    option.pop(word, None)
    made["properties"]["measure"] = {"type": "string", "enum": list(measures())}
    return {
        "type": "object",
        "properties": {"claims": {"type": "array", "items": {"$ref": "#/$defs/Proposal"}}},
        "required": ["claims"],
        "additionalProperties": False,
        "$defs": {"Proposal": made, **kinds},
    }


def closed_lists() -> dict[str, str]:
    """The closed lists of the contract as a prompt names them, in one line each."""
    named = ", ".join(f"{name} ({measure.past})" for name, measure in measures().items())
    return {"measures": named, "roles": ", ".join(get_args(Role)), "types": ", ".join(get_args(SourceType))}
