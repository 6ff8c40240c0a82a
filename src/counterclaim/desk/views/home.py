"""What home shows: the stories, what they can be narrowed by, and how much is new."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from counterclaim.ledger import Ledger
from counterclaim.ledger.index.asking import stories
from counterclaim.ledger.index.facets import Facet, facets
from counterclaim.ledger.index.news import changed_since
from counterclaim.model import StoryCard
from counterclaim.model.asked import Order, Page, StoryFilter, Turn

KINDS = ("status", "measure", "role", "country", "lang")
"""The facets that home offers as lists; of speakers there are too many, and they have a page."""


@dataclass(frozen=True, slots=True)
class Home:
    """The stories that are `wanted`, a page of them; by what stories can be narrowed (`choices`, by kind); how many
    `changed` after the ledger time `since`, and the time up to which all is shown (`state`)."""

    wanted: StoryFilter
    order: Order
    stories: Page[StoryCard]
    choices: Mapping[str, Sequence[Facet]]
    changed: int
    since: str
    state: str

    @property
    def empty(self) -> bool:
        """Whether there is no story at all, whatever is wanted."""
        return not any(self.choices.values())


def home_view(store: Ledger, wanted: StoryFilter, order: Order, turn: Turn, since: str) -> Home:
    """The stories of the ledger `store`, whose index is asked inside a transaction; `since`, a ledger time, is when one
    looked last, "" where nobody did."""
    db = store.session
    choices = {kind: facets(db, kind) for kind in KINDS}
    state = db.newest_time()
    changed = changed_since(db, since) if since else 0
    return Home(wanted, order, stories(db, wanted, order, turn), choices, changed, since or state, state)
