"""What is asked of the index, and a page of what it answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

Order = Literal["newest", "changed"]
Status = Literal["contested", "drifted", "updated", "overtaken", "adopted"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class StoryFilter:
    """Which stories are asked for; None or () means any.

    A story has each of the `measures`, the `countries` … named here. `since` and `until` are ISO days, both inclusive:
    of its reports, one appeared then. `words` are looked for in its reports.
    """

    measures: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    langs: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    words: str = ""

    @property
    def facets(self) -> list[str]:
        """The facets that a story must have, as the index names them."""
        kinds = {
            "measure": self.measures,
            "country": self.countries,
            "role": self.roles,
            "speaker": self.speakers,
            "lang": self.langs,
            "status": self.statuses,
        }
        return [f"{kind}={value}" for kind, values in kinds.items() for value in values]


@dataclass(frozen=True, slots=True)
class SayingFilter:
    """Which of the claims of a speaker are asked for; None means any. `contested` are those that others contradict."""

    measure: str | None = None
    story: str | None = None
    contested: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """Which page: at most `size` items after the place `after`, which an earlier page told as `Page.after`; "" is the
    first."""

    size: int = 20
    after: str = ""


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some of what was asked for. `after` is where the next page begins, "" on the last one.

    `total` counts all, None where nobody counted; with `more`, there are more than so many.
    """

    items: Sequence[T]
    after: str = ""
    total: int | None = None
    more: bool = False
