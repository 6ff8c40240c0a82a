"""Claims that two readers have otherwise."""

from dataclasses import replace

from counterclaim.extract import claims_of
from counterclaim.indexing import bring_up
from counterclaim.indexing.differing import differing
from counterclaim.ledger import Ledger
from counterclaim.ledger.index.reviewing import queue
from counterclaim.model import Claim, Document, Reading

FLOOD = Document("flood", "The flood killed 14 people in Osijek and injured 30 others. Another 12 are missing.", "en")


def test_what_the_other_has_otherwise_or_not_at_all_waits(address: str) -> None:
    dead, hurt, missing = (item for item in claims_of(FLOOD) if isinstance(item, Claim))
    other = replace(dead, stance="denied", reader="llm/m@1"), replace(missing, confidence=0.1, reader="llm/m@1")
    with Ledger.open(address) as store:
        store.add(FLOOD, (dead, hurt, missing), (), "rules/1")
        store.read_by_two(Reading(FLOOD, (dead, hurt, missing)), "rules/1", Reading(FLOOD, other), "llm/m@1")
        with store.session.reading():
            assert differing(store.session, [(FLOOD, store.claims())]) == {dead.id, hurt.id}
        bring_up(store)
        with store.session.reading():
            waiting = {row.claim: row.why for row in queue(store.session).items}
    assert {id for id, why in waiting.items() if "differs" in why} == {dead.id, hurt.id}
