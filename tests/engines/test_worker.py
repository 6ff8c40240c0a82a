"""A task knows what is left of it, and an end what it tells."""

from counterclaim.engines.worker import Task, told_end
from counterclaim.engines.working import OUT_OF_MEMORY
from counterclaim.model import Document, Problem, Reading
from counterclaim.read import Piece, size_of

HELD = [Reading(Document("held", ""), held=True)]
BROKEN = Problem("broken", "read", "binary", "This is no text.")


def test_what_is_known_is_not_left_to_do() -> None:
    one, other = Document("1", "12"), Document("2", "13")
    task = Task([HELD, one, BROKEN, other])
    assert task.left == [one, other]
    task.deaths = 1
    task.answer([Reading(one)])
    assert (task.left, task.deaths) == ([other], 0)
    task.answer([])
    assert task.found == [HELD, [Reading(one)], [BROKEN], []]
    assert not task.left


def test_the_size_is_that_of_what_is_to_be_read() -> None:
    assert [size_of(item) for item in (HELD, BROKEN, Document("1", "abc"), Piece("2", "html", b"abcd"))] == [0, 0, 3, 4]


def test_how_a_process_ended() -> None:
    assert told_end(OUT_OF_MEMORY) == ("memory", "out of memory")
    assert told_end(-9) == ("crashed", "by signal SIGKILL")
    assert told_end(-200) == ("crashed", "with exit status -200")
    assert told_end(3) == ("crashed", "with exit status 3")
