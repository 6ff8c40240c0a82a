"""What home shows."""

from dataclasses import dataclass

from counterclaim.ledger import Ledger
from counterclaim.resolve.stories import stories_of


@dataclass(frozen=True, slots=True)
class Card:
    """A story on the home page."""

    id: str
    title: str
    reports: int


@dataclass(frozen=True, slots=True)
class Home:
    """The stories."""

    stories: list[Card]


def home_view(store: Ledger) -> Home:
    """The stories of the ledger `store`."""
    return Home([Card(story.id, story.title, len(story.docs)) for story in stories_of(store.told())][::-1])
