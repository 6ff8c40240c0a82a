"""Two readers beside each other, as printed."""

import csv
import json
from io import StringIO

from counterclaim.extract import claims_of
from counterclaim.model import Claim, Compared, Document
from counterclaim.output.side_by_side import summary, write_compared
from counterclaim.reconcile.side_by_side import side_by_side

TEXT = "The flood killed 14 people and injured 30 others."


def compared() -> list[Compared]:
    dead, hurt = (item for item in claims_of(Document("a", TEXT, lang="en")) if isinstance(item, Claim))
    return list(side_by_side([dead, hurt], [hurt], ("rules/1", "llm/m@1")))


def test_a_table_shows_what_is_not_alike() -> None:
    printed = StringIO()
    write_compared(compared(), "table", printed)
    assert "first alone" in printed.getvalue()
    assert "14 people killed." in printed.getvalue()
    assert "30" not in printed.getvalue().replace("injured 30", "")
    printed = StringIO()
    write_compared(compared()[1:], "table", printed)
    assert printed.getvalue() == "The two readers agree.\n"


def test_records_hold_all() -> None:
    printed = StringIO()
    write_compared(compared(), "jsonl", printed)
    first, second = map(json.loads, printed.getvalue().splitlines())
    assert (first["match"], first["first"]["quantity"]["low"], first["second"]) == ("first", 14, None)
    assert (second["match"], second["fields"], second["readers"]) == ("agreed", [], ["rules/1", "llm/m@1"])


def test_a_sheet_has_the_columns_of_the_table() -> None:
    printed = StringIO()
    write_compared(compared(), "csv", printed)
    (row,) = csv.DictReader(StringIO(printed.getvalue()))
    assert list(row) == ["document", "found", "first_reader", "second_reader", "words"]
    assert (row["second_reader"], row["words"]) == ("–", TEXT)


def test_the_line_at_the_end() -> None:
    told = "rules/1 and llm/m@1: 1 agreed, 0 differ, 1 by the first alone, 0 by the second alone."
    assert summary(compared()) == told
    assert summary(compared(), queued=True).startswith(f"{told} What the first has and the second has not so waits")
    assert summary(compared()[1:], queued=True).endswith("0 by the second alone.")
    assert summary([]) == "Neither reader found a figure."
