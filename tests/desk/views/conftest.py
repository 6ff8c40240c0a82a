"""What the tests of the views share: the examples with their index, and languages."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from counterclaim.desk.wording import Language
from counterclaim.indexing import bring_up
from counterclaim.ledger import Ledger
from counterclaim.ledger.index.asking import stories
from counterclaim.model import StoryCard
from counterclaim.model.asked import StoryFilter


@pytest.fixture(scope="module")
def indexed(told_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """The ledger of the examples with its index, inside a transaction that reads."""
    path = tmp_path_factory.mktemp("views") / "examples.db"
    path.write_bytes(told_ledger.read_bytes())
    bring_up(str(path))
    with Ledger.open(str(path)) as store, store.session.reading():
        yield store


@pytest.fixture(scope="module")
def kursk(indexed: Ledger) -> StoryCard:
    """The story of the soldiers in Kursk."""
    return next(card for card in stories(indexed.session, StoryFilter()).items if "Kyiv" in card.title)


@pytest.fixture(scope="session")
def english() -> Language:
    """English."""
    return Language.of("en")
