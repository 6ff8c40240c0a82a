"""Who gives a figure, and who passes it on."""

from dataclasses import dataclass
from typing import Literal

from counterclaim.model.moment import Moment

APART = "~"
"""What ends the entity of a person whom people set apart from others called alike."""

SourceType = Literal[
    "government",
    "military",
    "intelligence",
    "police",
    "rescue",
    "international",
    "ngo",
    "media",
    "company",
    "armed_group",
    "witness",
    "opposition",
    "other",
]


@dataclass(frozen=True, slots=True)
class Speaker:
    """One speaker of a claim.

    `text` is how the document prints the name, `name` the full name where the gazetteer knows it, `entity` the same
    body in every language. `stated` is true when this sentence (or the quote it continues) names the speaker, false
    when it was carried here from the context.
    """

    name: str
    text: str
    type: SourceType | None
    country: str | None = None
    entity: str | None = None
    stated: bool = True
    anonymous: bool = False
    said: Moment | None = None
