"""A day, a moment or a period, with the precision the words had."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of time.

    `start` and `end` are ISO days, both inclusive ("in June" is 1 to 30 June), or ISO times with offset where the
    text gives a clock time. `text` holds the words as printed, `inferred` says that they had to be completed from
    elsewhere, and `why` from where.
    """

    start: str
    end: str
    text: str | None = None
    inferred: bool = False
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """The one event to which a line ties its figure (a strike, a quake)."""

    start: str | None
    end: str | None
    kind: str
    text: str
