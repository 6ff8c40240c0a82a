"""Stories put into the index and taken out again leave no trace in what is counted over all."""

from sqlalchemy import func, select

from counterclaim.ledger import Ledger
from counterclaim.ledger.index.asking import stories
from counterclaim.ledger.index.derived import DERIVED
from counterclaim.ledger.index.shelving import remove
from counterclaim.model.asked import StoryFilter, Turn


def test_nothing_is_left_of_what_is_removed(own: str) -> None:
    with Ledger.open(own) as store, store.batch():
        remove(store.session, [card.id for card in stories(store.session, StoryFilter(), turn=Turn(200)).items])
        for name in ("stories", "story_documents", "facets", "tallies", "series", "statements", "verdicts", "told"):
            assert _rows(store, f"ix_{name}") == 0, name
        for name in ("voices", "story_speakers", "speakers", "speaker_names", "speaker_words"):
            assert _rows(store, f"ix_{name}") == 0, name
        remove(store.session, ["not there"])


def _rows(store: Ledger, name: str) -> int:
    return int(store.session.rows(select(func.count()).select_from(DERIVED.tables[name]))[0][0])
