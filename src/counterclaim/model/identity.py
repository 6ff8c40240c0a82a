"""An identity: everything that one body or person is called in the reports at hand."""

from dataclasses import dataclass

from counterclaim.model.speaker import SourceType


@dataclass(frozen=True, slots=True)
class Likeness:
    """Another `entity` that may be the same speaker: how likely it is (0 to 1), and why, as a sentence for readers."""

    entity: str
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Identity:
    """One speaker across reports: `names` are the full name and then all that is printed, the commonest first.

    `statements` counts the claims that the speaker gives or passes on; `proposals` are merges for people to decide.
    """

    entity: str
    names: tuple[str, ...]
    type: SourceType | None
    country: str | None
    statements: int
    proposals: tuple[Likeness, ...] = ()
