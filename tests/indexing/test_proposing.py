"""Merges of speakers are proposed as they are where all are compared at once."""

from itertools import permutations

import pytest

from counterclaim.indexing.proposing import propose
from counterclaim.ledger import Ledger
from counterclaim.ledger.index.derived import make
from counterclaim.ledger.index.proposing import proposals, proposals_of
from counterclaim.ledger.index.tallying import Counted, put_speakers, recount, take_speakers
from counterclaim.model import StorySpeaker

NAMES = ("Andriy Chernenko", "Andrij Tschernenko", "Andriy Chornenko", "Maria Lopez")


def _speakers(*names: str) -> list[StorySpeaker]:
    return [
        StorySpeaker(f"person.{name.replace(' ', '_')}", name, "military", "UA", None, 1, "", "", False, {name: 1})
        for name in names
    ]


def _put(ledger: Ledger, story: int, speakers: list[StorySpeaker]) -> None:
    put_speakers(ledger.session, [(story, one) for one in speakers])
    recount(ledger.session, Counted(), Counted(speakers={(f"{story}", one.key): one for one in speakers}))


def _take(ledger: Ledger, story: int) -> None:
    gone = {(f"{number}", one.key): one for number, one in take_speakers(ledger.session, [story])}
    recount(ledger.session, Counted(speakers=gone), Counted())


def _pairs(ledger: Ledger) -> list[tuple[str, str, float]]:
    return [(one.a.name, one.b.name, one.score) for one in proposals(ledger.session).items]


@pytest.fixture
def empty(tmp_path: object) -> Ledger:
    ledger = Ledger.open(f"{tmp_path}/ledger.db")
    with ledger.batch():
        make(ledger.session)
    return ledger


def test_whatever_the_order_the_same_are_proposed(tmp_path: object) -> None:
    found = []
    for turn, order in enumerate(list(permutations(NAMES))[::5]):
        with Ledger.open(f"{tmp_path}/{turn}.db") as ledger, ledger.batch():
            make(ledger.session)
            for number, speaker in enumerate(_speakers(*order)):
                _put(ledger, number, [speaker])
                propose(ledger.session, [speaker.key])
            found.append(_pairs(ledger))
    assert found[0]
    assert "Maria Lopez" not in str(found[0])
    assert all(each == found[0] for each in found)


def test_who_is_gone_is_proposed_no_longer(empty: Ledger) -> None:
    with empty, empty.batch():
        speakers = _speakers(*NAMES[:2])
        _put(empty, 1, speakers[:1])
        _put(empty, 2, speakers[1:])
        propose(empty.session, [one.key for one in speakers])
        (one,) = proposals_of(empty.session, speakers[0].key)
        assert one.why
        _take(empty, 2)
        propose(empty.session, [speakers[1].key])
        assert _pairs(empty) == []


def test_bodies_are_not_compared(empty: Ledger) -> None:
    with empty, empty.batch():
        _put(empty, 1, [StorySpeaker("ua.army", "Army", "military", "UA", None, 1, "", "", True, {})])
        propose(empty.session, ["ua.army", "nobody"])
        assert _pairs(empty) == []
