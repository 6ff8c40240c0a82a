"""Messages as lines and as records."""

import io
import json
from dataclasses import replace

import pytest

from counterclaim.model import (
    Change,
    Cited,
    Ends,
    Message,
    Moment,
    Proof,
    Published,
    Verdict,
    as_record,
    message_from,
)
from counterclaim.output.messages import lines_of, title_of, write_message

ROW = Change(
    "s_1", "Quake", "killed", "people", None, "Izmir", "", Ends(10, 10, 10, "single"), Ends(10, 40, 40, "independent"),
    "raised", ("AFAD", "Red Crescent"), Moment("2025-03-01", "2025-03-01"), (Proof("c", 0, 30, "Forty died.", "m_3"),),
)  # fmt: skip
REPORT = Cited("c", "Quake kills 40", "Courier", "https://courier.example.org/c", Published("2025", "2025", "feed"))
CONTRADICTION = Verdict(
    "v_1", "contradicts", "m_1", "m_3", "10 killed by AFAD, 40 by the Red Crescent.", {}, "2026.1", 0.9
)
MESSAGE = Message(
    "n_1", "2025-03-01T09:41:07+00:00", "s_1", "Quake in Izmir", False, (ROW,), (REPORT,), (CONTRADICTION,)
)


def changed(**more):
    return replace(MESSAGE, changes=(replace(ROW, **more),), verdicts=())


def test_a_reader_sees_what_moved_by_whom_and_in_which_words():
    assert lines_of(MESSAGE).splitlines() == [
        "2025-03-01 09:41 UTC  Quake in Izmir",
        "  Killed, Izmir: 10 → 40 (10–40) (raised), by AFAD and Red Crescent, 1 Mar 2025",
        "    “Forty died.” (Courier, https://courier.example.org/c)",
        "  Contradiction: 10 killed by AFAD, 40 by the Red Crescent.",
    ]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"old": None, "what": "new series"}, "Killed, Izmir: 40 (10–40) (new count), by AFAD and Red Crescent"),
        ({"new": Ends(10, 10, 10, "independent"), "what": "corroborated"}, "Killed, Izmir: 10 (corroborated), by"),
        ({"new": Ends(10, None, 40, "contested"), "what": "contested"}, "Izmir: 10 → 10–40, contested, by AFAD"),
        ({"what": "denies", "by": ("Ankara",)}, "Killed, Izmir: Ankara denies, 1 Mar 2025"),
        ({"at": None}, "(raised), by AFAD and Red Crescent"),
    ],
)
def test_every_turn_in_words(more, words):
    assert words in lines_of(changed(**more)).splitlines()[1]


def test_a_new_story_tells_what_stands():
    told = lines_of(replace(changed(old=None, what="new series"), new=True))
    assert told.splitlines()[0].endswith("Quake in Izmir (new story)")
    assert "Killed, Izmir: 40 (10–40), by AFAD" in told


def test_a_long_title_is_cut_between_words_and_steers_no_terminal():
    assert title_of(replace(MESSAGE, title="word " * 40)).endswith("word …")
    assert "\x1b" not in lines_of(replace(MESSAGE, title="\x1b[31mQuake\nin Izmir"))


def test_a_program_gets_the_record_and_it_comes_back():
    stream = io.StringIO()
    write_message(MESSAGE, "jsonl", stream)
    record = json.loads(stream.getvalue())
    assert (record["key"], record["changes"][0]["new"]["best"]) == ("n_1", 40)
    assert message_from(record) == MESSAGE
    assert message_from(as_record(changed(old=None, at=None))) == changed(old=None, at=None)
