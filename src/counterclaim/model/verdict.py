"""A verdict: how two statements stand to each other, and why."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from counterclaim.model.phrase import Phrase, phrase_from

Relation = Literal["repeats", "updates", "agrees", "contradicts", "part_of", "not_comparable"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """How mention `b` stands to mention `a`: `b` is the later or the part, or, without an order, the greater id.

    `why` is a sentence for readers, and `reason` the same, to be said in any language. `drift` tells what changed on
    the way from `a` to `b` ("qualifier": "more_than>about"). `rules` names the rule set, with its version.
    """

    id: str
    relation: Relation
    a: str
    b: str
    why: str
    drift: Mapping[str, str] = field(default_factory=dict)
    rules: str = ""
    confidence: float = 0.0
    reason: Phrase | None = None


def verdict_id(relation: str, a: str, b: str, rules: str) -> str:
    """The id of a verdict: `v_` and 16 hexadecimal digits over what it relates, and by which rules."""
    return "v_" + hashlib.sha256("\x1f".join((relation, a, b, rules)).encode()).hexdigest()[:16]


def verdict_from(record: Mapping[str, Any]) -> Verdict:
    """The verdict that `as_record` printed as `record`."""
    reason = record.get("reason")
    return Verdict(**{**record, "reason": phrase_from(reason) if reason else None})
