"""The reports of stories, by which these are known when they have grown."""

from collections.abc import Sequence

from counterclaim.errors import UsageError
from counterclaim.ledger import Ledger
from counterclaim.resolve.stories import stories_of


def members_of(store: Ledger, stories: Sequence[str]) -> list[tuple[str, ...]]:
    """The documents of each of the `stories`, by their ids. Raises UsageError where there is no such story."""
    known = {story.id: story.docs for story in stories_of(store.told())}
    for id in stories:
        if id not in known:
            raise UsageError(f"There is no story {id} in this ledger.")
    return [known[id] for id in stories]
