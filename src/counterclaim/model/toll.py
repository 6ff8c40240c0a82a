"""A toll: what stands, at one time, of one series of figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from counterclaim.model.claim import Role
from counterclaim.model.moment import Moment
from counterclaim.model.phrase import Phrase, phrase_from

Corroboration = Literal["single", "relayed", "independent", "contested"]


@dataclass(frozen=True, slots=True)
class Toll:
    """The low, best and high of one series, each a number that somebody gave, or None.

    `event` names the event or running count within the story. `corroboration`: single (one speaker), relayed (one
    origin, told on by others), independent (two or more speakers who do not belong together), contested (they cannot
    all be right). `claims` are the ids of the mentions of the series, the newest last; `low_by`, `best_by` and
    `high_by` the names of the independent speakers behind each end. `why` is a sentence for readers, and `reason` the
    same, to be said in any language.
    """

    story: str
    event: str
    docs: tuple[str, ...]
    measure: str
    role: Role
    country: str | None
    place: str | None
    low: int | None
    best: int | None
    high: int | None
    as_of: Moment | None
    corroboration: Corroboration
    claims: tuple[str, ...]
    low_by: tuple[str, ...] = ()
    best_by: tuple[str, ...] = ()
    high_by: tuple[str, ...] = ()
    why: str = ""
    rules: str = ""
    reason: Phrase | None = None


def toll_from(record: Mapping[str, Any]) -> Toll:
    """The toll that `as_record` printed as `record`."""
    listed = {key: tuple(record[key]) for key in ("docs", "claims", "low_by", "best_by", "high_by")}
    as_of, reason = record["as_of"], record.get("reason")
    parts = {"as_of": Moment(**as_of) if as_of else None, "reason": phrase_from(reason) if reason else None}
    return Toll(**{**record, **listed, **parts})
