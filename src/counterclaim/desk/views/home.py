"""What home shows: the stories, what they can be narrowed by, and how much is new."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from counterclaim.ledger import Ledger
from counterclaim.ledger.index.asking import facet_counts, stories
from counterclaim.ledger.index.searching import Found, search
from counterclaim.ledger.index.mark import newest_change
from counterclaim.model import StoryCard
from counterclaim.model.asked import Order, Page, StoryFilter, Turn

KINDS = ("measure", "country", "role", "lang", "status")
"""The facets that home offers as lists; of speakers there are too many, and they have a page."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that stories can be narrowed by, and how many stories have it."""

    value: str
    stories: int


@dataclass(frozen=True, slots=True)
class Home:
    """The stories that are wanted, a page of them; the reports that hold the words looked for; by what the stories can
    be narrowed; how many stories changed since the ledger time `since`, and the time up to which this shows all."""

    stories: Page[StoryCard]
    reports: Sequence[Found]
    choices: Mapping[str, Sequence[Choice]]
    changed: int
    since: str
    state: str
