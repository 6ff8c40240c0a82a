"""What home shows: the stories, what they can be narrowed by, and how much is new."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from counterclaim.ledger import Ledger
from counterclaim.ledger.index.asking import matched, stories
from counterclaim.ledger.index.choices import Choice, choices
from counterclaim.ledger.index.news import changed_since
from counterclaim.ledger.index.searching import Hit, search
from counterclaim.model import StoryCard
from counterclaim.model.asked import Order, Page, StoryFilter, Turn

FOUND = 10
"""Reports that are shown below the stories which hold the same words."""


@dataclass(frozen=True, slots=True)
class Home:
    """The stories that are `wanted`, a page of them, and the newest `reports` with the words looked for; by what the
    stories can be narrowed (`choices`, by kind); how many `changed` after the ledger time `since`, and the time up to
    which all is shown (`state`)."""

    wanted: StoryFilter
    order: Order
    stories: Page[StoryCard]
    reports: Page[Hit] | None
    choices: Mapping[str, Sequence[Choice]]
    changed: int
    since: str
    state: str

    @property
    def empty(self) -> bool:
        """Whether there is no story at all, whatever is wanted."""
        return self.wanted == StoryFilter() and not self.stories.items and not self.stories.after


def home_view(store: Ledger, wanted: StoryFilter, order: Order, turn: Turn, since: str) -> Home:
    """The stories of the ledger `store`, whose index is asked inside a transaction; `since`, a ledger time, is when one
    looked last, "" where nobody did."""
    db = store.session
    state = db.newest_time()
    known = matched(db, wanted, order)
    return Home(
        wanted,
        order,
        stories(db, wanted, order, turn, known),
        search(db, wanted, Turn(FOUND), known) if known and not turn.after else None,
        choices(db, wanted, known=known),
        changed_since(db, since) if since else 0,
        since or state,
        state,
    )
