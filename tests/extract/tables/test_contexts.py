"""Which heads and labels belong to which figure."""

from collections.abc import Callable

from counterclaim.extract.tables.around import around
from counterclaim.extract.tables.contexts import caption_outcome, contexts, is_turned
from counterclaim.extract.tables.sheet import Sheet

Begun = Callable[..., Sheet]


def test_a_figure_has_its_heads_labels_and_section(sheet: Begun) -> None:
    rows = [["Place", "Killed", None], ["", "Men", "Women"], ["West Bank", None, None], ["Jenin", "2", "1"]]
    found = sheet(rows, heads=2)
    told = [
        [found.words(facet.span) for facet in part]
        for context in contexts(found)
        for part in (context.heads, context.labels, context.sections)
    ]
    assert told == [["Men", "Killed"], ["Jenin"], ["West Bank"], ["Women", "Killed"], ["Jenin"], ["West Bank"]]


def test_wholes_are_known(sheet: Begun) -> None:
    found = sheet([["Place", "Men", "Total"], ["Jenin", "2", "3"], ["Total", "5", "6"]], "Killed by place")
    assert [(c.total_row, c.total_column) for c in contexts(found)] == [
        (False, False), (False, True), (True, False), (True, True),
    ]  # fmt: skip


def test_a_cell_of_several_columns_is_read_once(sheet: Begun) -> None:
    found = sheet([["Place", "Killed", "Injured"], ["Jenin", "2", None]])
    assert len(list(contexts(found))) == 1


def test_a_table_may_be_turned(sheet: Begun) -> None:
    assert is_turned(sheet([["", "Sumy"], ["Killed", "2"], ["Injured", "3"]]))
    assert not is_turned(sheet([["", "Killed", "Injured"], ["Sumy", "2", "3"]]))


def test_the_caption_says_what_happened(sheet: Begun) -> None:
    found = sheet([["Place", "Number"], ["Sumy", "2"]], "Deaths by province")
    headline = caption_outcome(around(found))
    assert headline is not None and headline.outcome is not None and headline.outcome.measure == "killed"
    assert caption_outcome(around(sheet([["Place", "Number"], ["Sumy", "2"]], "Area by province"))) is None


def test_a_head_of_two_heads_cells_of_two(sheet: Begun) -> None:
    found = sheet([["Unit", "Killed / Wounded"], ["First", "12 / 40"], ["Second", "7"]])
    told = [(c.heads[0].outcome.measure, c.figure.amount.low) for c in contexts(found) if c.heads[0].outcome]
    assert told[:2] == [("killed", 12), ("injured", 40)]
