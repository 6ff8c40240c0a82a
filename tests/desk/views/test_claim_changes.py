"""Claims of two versions held against each other by what they say."""

import time
from dataclasses import replace

from counterclaim.desk.views.claim_changes import ClaimChanges, claim_changes
from counterclaim.extract import claims_of
from counterclaim.model import Claim, Document
from counterclaim.output import Names

OLD = "The flood killed 14 people in Osijek, police said.\nTwenty were injured.\nFive soldiers were evacuated."
NEW = "Rain fell.\nThe flood killed 17 people in Osijek, police said.\nTwenty were injured.\nThree are missing."


def read(text: str) -> list[Claim]:
    return [one for one in claims_of(Document("a", text, "en")) if isinstance(one, Claim)]


def compared(old: str, new: str) -> ClaimChanges:
    return claim_changes(read(old), read(new), Names())


def test_what_came_went_and_changed() -> None:
    found = compared(OLD, NEW)
    assert [(change.old.number, change.new.number) for change in found.changed] == [("14", "17")]
    assert [(field.label, field.old, field.new) for field in found.changed[0].fields] == [("Number", "14", "17")]
    assert [claim.number for claim in found.went] == ["5"]
    assert [claim.number for claim in found.came] == ["3"]
    assert found.same == 1


def test_what_only_moved_says_the_same() -> None:
    found = compared(OLD, f"A new first line.\n\n{OLD}")
    assert (found.came, found.went, found.changed, found.same) == ((), (), (), 3)


def test_another_speaker_is_a_change() -> None:
    (change,) = compared(OLD, OLD.replace("police said", "hospitals said")).changed
    assert "Said by" in {field.label for field in change.fields}


def test_what_is_told_twice_is_counted_twice() -> None:
    twice = compared(OLD, f"{OLD}\nTwenty were injured.")
    assert (twice.same, [claim.number for claim in twice.came]) == (3, ["20"])


def test_nothing_is_nothing() -> None:
    assert claim_changes([], [], Names()) == ClaimChanges((), (), (), 0)


def test_thousands_of_claims_do_not_hang() -> None:
    claim = read(OLD)[0]
    old = [replace(claim, id=f"m_{n}", start=n, quantity=replace(claim.quantity, low=n, high=n)) for n in range(3_000)]
    new = [replace(each, quantity=replace(each.quantity, low=n + 5_000, high=n + 5_000)) for n, each in enumerate(old)]
    started = time.process_time()
    found = claim_changes(old, new, Names())
    assert time.process_time() - started < 20
    assert len(found.changed) + len(found.came) == 3_000
