"""What changed from one text to another."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.desk.views.redline import LONGEST, MOST, Stretch, redline

OLD = "The flood on the Drava killed 14 people, police said.\nTwenty were injured.\nThe search goes on.\n"
NEW = "The flood on the Drava killed 17 people, police said.\nTwenty were injured.\nThe search ended on Monday.\n"
COUNTED = "".join(f"{number} dead. " for number in range(100_000))


def told(old: str, new: str) -> list[tuple[str, str]]:
    return [(each.kind, each.words) for change in redline(old, new).changes for each in change.stretches]


def test_a_changed_number_stands_in_its_sentence() -> None:
    assert told(OLD, NEW)[:4] == [
        ("same", "The flood on the Drava killed "),
        ("removed", "14"),
        ("added", "17"),
        ("same", " people, police said.\n"),
    ]


def test_what_is_alike_has_no_changes() -> None:
    found = redline(OLD, OLD)
    assert (found.changes, found.removed, found.added) == ((), 0, 0)


def test_characters_are_told_where_a_change_begins() -> None:
    (change,) = redline(OLD, NEW).changes
    assert (OLD[change.before :][:2], NEW[change.after :][:2]) == ("14", "17")


def test_changes_far_from_each_other_stand_apart() -> None:
    middle = "".join(f"Nothing new in village {number}.\n" for number in range(50))
    changes = redline(f"14 dead.\n{middle}3 missing.\n", f"15 dead.\n{middle}2 missing.\n").changes
    assert len(changes) == 2
    assert changes[0].stretches[-1].words.endswith(" …")
    assert changes[1].stretches[0].words.startswith("… ")


def test_a_sentence_of_a_long_line_is_found_again() -> None:
    line = "".join(f"In village {number} all is well. " for number in range(100))
    (change,) = redline(line, line.replace("village 50 all is", "village 50 much was")).changes
    assert ("removed", "all") in [(each.kind, each.words) for each in change.stretches] or ("removed", "all is") in [
        (each.kind, each.words) for each in change.stretches
    ]


@pytest.mark.parametrize(
    ("old", "new", "gone", "came"),
    [
        ("洪水造成14人死亡。", "洪水造成17人死亡。", "14", "17"),
        ("قُتل 14 شخصًا في الفيضان.", "قُتل 17 شخصًا في الفيضان.", "14", "17"),
        ("बाढ़ में 14 लोग मारे गए।", "बाढ़ में 17 लोग मारे गए।", "14", "17"),
    ],
)
def test_words_of_every_script(old: str, new: str, gone: str, came: str) -> None:
    kinds = dict(told(old, new))
    assert (kinds["removed"], kinds["added"]) == (gone, came)


def test_what_no_page_can_hold_is_shown_in_its_place() -> None:
    assert ("added", "\ufffd 14") in told("", "\ud800 14")


def test_very_long_stretches_are_cut() -> None:
    (change,) = redline("", "x" * 10_000).changes
    assert change.stretches == (Stretch("added", "x" * LONGEST, 10_000 - LONGEST),)


def test_more_changes_than_a_page_holds_are_counted() -> None:
    old = "".join(
        f"Line {number} of this long report tells of {number} people and of nothing else here.\n" * 1
        for number in range(3_000)
    )
    new = "".join(
        line.replace("people", "women") if number % 10 == 0 else line
        for number, line in enumerate(old.splitlines(keepends=True))
    )
    found = redline(old, new)
    assert len(found.changes) == MOST
    assert found.more == 100


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a b " * 300_000, "b a " * 300_000),
        ("x\ny\n" * 200_000, "y\nx\nz\n" * 200_000),
        (COUNTED, " ".join(reversed(COUNTED.split(" ")))),
        ("z" * 5_000_000, "z" * 4_999_999 + "y"),
    ],
)  # fmt: skip
def test_megabytes_do_not_hang(old: str, new: str) -> None:
    started = time.process_time()
    found = redline(old, new)
    assert time.process_time() - started < 8
    assert found.removed - found.added == len(old) - len(new)


@settings(max_examples=60, deadline=None)
@given(st.text("ab 1.\n", max_size=60), st.text("ab 1.\n", max_size=60))
def test_what_went_and_came_accounts_for_both_texts(old: str, new: str) -> None:
    found = redline(old, new)
    assert len(old) - found.removed == len(new) - found.added
    shown = [each for change in found.changes for each in change.stretches]
    assert sum(len(each.words) for each in shown if each.kind == "removed") == found.removed
    assert sum(len(each.words) for each in shown if each.kind == "added") == found.added
