"""Speakers as the index tells them."""

from counterclaim.ledger import Ledger
from counterclaim.ledger.index.speaking import said_by, speaker, speakers, stories_told_by
from counterclaim.model.asked import SayingFilter, Turn


def test_speakers_are_listed_and_found_by_any_of_their_names(indexed: Ledger) -> None:
    db = indexed.session
    listed = speakers(db, turn=Turn(200)).items
    assert [one.claims for one in listed] == sorted((one.claims for one in listed), reverse=True)
    for one in listed:
        assert speaker(db, one.key) == one
        for name in one.names:
            assert one in speakers(db, name, Turn(200)).items
            assert one in speakers(db, name.upper()[:-1], Turn(200)).items or name[:-1].endswith((" ", "."))
    assert not speakers(db, "nobody at all").items
    assert not speakers(db, "…").items
    assert speaker(db, "nobody") is None


def test_all_that_a_speaker_told_is_told(indexed: Ledger) -> None:
    db = indexed.session
    one = speakers(db).items[0]
    said = said_by(db, one.key, SayingFilter(), Turn(200)).items
    assert len({each.told.claim for each in said}) >= one.claims > 1
    assert all(one.key in each.told.speakers for each in said)
    assert [each.told.day for each in said] == sorted((each.told.day for each in said), reverse=True)
    told = stories_told_by(db, one.key, Turn(200)).items
    assert len(told) == one.stories
    assert sum(part.claims for part, _ in told) == one.claims
    narrow = SayingFilter(measure=said[0].told.measure, story=said[0].told.story)
    assert said[0] in said_by(db, one.key, narrow, Turn(200)).items


def test_where_others_differ_is_told(indexed: Ledger) -> None:
    db = indexed.session
    found = [each for one in speakers(db).items for each in said_by(db, one.key, SayingFilter(contested=True)).items]
    assert found
    assert all(any(each.mark == "contradicts" for each in one.verdicts) for one in found)
