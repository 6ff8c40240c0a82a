"""How stories are printed."""

import csv
import io
import json

from counterclaim.model import Story
from counterclaim.output.stories import write_stories

STORIES = [Story("s_2", "=3 killed in Bihać", ("b.txt",)), Story("s_1", "Flood", tuple(f"{n}.txt" for n in range(8)))]


def _written(format: str) -> str:
    stream = io.StringIO()
    write_stories(STORIES, format, stream)
    return stream.getvalue()


def test_records() -> None:
    assert json.loads(_written("jsonl").splitlines()[0]) == {
        "story": "s_2",
        "title": "=3 killed in Bihać",
        "docs": ["b.txt"],
    }


def test_a_spreadsheet_has_a_line_for_each_document() -> None:
    lines = list(csv.reader(io.StringIO(_written("csv"))))
    assert lines[:3] == [["story", "title", "doc"], ["s_2", "'=3 killed in Bihać", "b.txt"], ["s_1", "Flood", "0.txt"]]


def test_a_table_names_some_and_counts_the_rest() -> None:
    assert "5.txt and 2 more" in " ".join(_written("table").split())


def test_no_stories_are_told_as_such() -> None:
    stream = io.StringIO()
    write_stories([], "table", stream)
    assert stream.getvalue() == "No stories.\n"
