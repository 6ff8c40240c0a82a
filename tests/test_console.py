"""What commands say beside records."""

import io
import json

import pytest

from counterclaim.api import Added
from counterclaim.console import ProblemPrinter, summary
from counterclaim.model import Problem

UNREAD = Problem("a.txt", "read", "empty", "The file is empty.")
DOUBTFUL = Problem("b.txt", "extract", "doubtful_span", "No words for it.", 3, 7)


def test_problems_as_sentences_with_their_place() -> None:
    stream = io.StringIO()
    ProblemPrinter(stream, "text").all([UNREAD, DOUBTFUL])
    assert stream.getvalue() == "a.txt: The file is empty.\nb.txt (characters 3–7): No words for it.\n"


def test_a_problem_is_one_line_whatever_it_names() -> None:
    stream = io.StringIO()
    ProblemPrinter(stream, "text")(Problem("a\n\x1b[2J\u202eb", "read", "empty", "The file\nis empty."))
    assert stream.getvalue() == "a\\n\\x1b[2J\\u202eb: The file\\nis empty.\n"


def test_a_problem_of_no_place_in_particular_names_none() -> None:
    stream = io.StringIO()
    ProblemPrinter(stream, "text")(Problem("a", "read", "date", "It has no date.", 0, 0))
    assert stream.getvalue() == "a: It has no date.\n"


def test_problems_as_records() -> None:
    stream = io.StringIO()
    ProblemPrinter(stream, "jsonl").all([DOUBTFUL])
    assert json.loads(stream.getvalue()) == {
        "doc": "b.txt", "stage": "extract", "kind": "doubtful_span", "why": "No words for it.", "start": 3, "end": 7,
    }  # fmt: skip


def test_only_a_document_that_was_not_read_changes_the_status() -> None:
    assert ProblemPrinter(io.StringIO(), "text").all([DOUBTFUL]).status == 0
    assert ProblemPrinter(io.StringIO(), "text").all([UNREAD, DOUBTFUL]).status == 1


@pytest.mark.parametrize(
    ("added", "said"),
    [
        (Added(), "0 new documents, 0 unchanged, 0 new versions; 0 claims; 0 problems."),
        (
            Added(1, 1, 1200, 1, 1, (UNREAD,)),
            "1 new document, 1,200 unchanged, 1 new version, 1 unread; 1 claim; 1 problem.",
        ),
    ],
)
def test_the_summary(added: Added, said: str) -> None:
    assert summary(added) == said
