"""Records of any kind, printed."""

import io

from counterclaim.model import Problem
from counterclaim.output.listing import Column, write_list

COLUMNS = (Column("Of whom", lambda problem: problem.doc), Column("Where", lambda problem: problem.start, number=True))


def printed(format, *problems):
    stream = io.StringIO()
    write_list(problems, COLUMNS, format, stream, "Nothing.")
    return stream.getvalue()


def test_heads_become_names_and_formulas_stay_words():
    assert printed("csv", Problem("=a", "read", "empty", "It is empty.", 1_200, 3)) == "of_whom,where\n'=a,1200\n"


def test_a_table_parts_thousands_and_shows_what_is_not_known():
    table = printed("table", Problem("a", "read", "empty", "", 1_200, 3), Problem("b", "read", "empty", ""))
    assert "1,200" in table
    assert "–" in table
    assert printed("table") == "Nothing.\n"
