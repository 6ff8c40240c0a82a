"""Tables of a text, laid out as tables."""

from counterclaim.desk.views.grids import Figures, Run, laid_tables, table_block
from counterclaim.model import Document, Span, Table

TEXT = "Killed\tInjured\t14\t20\t\t3\n"
KILLED, INJURED, A, B, EMPTY, C = Span(0, 6), Span(7, 14), Span(15, 17), Span(18, 20), Span(21, 21), Span(22, 23)


def cut(span: Span) -> tuple[Run, ...]:
    return (Run(span.start, TEXT[span.start : span.end]),) if span.start < span.end else ()


def shape(table: Table, *shown: Span) -> list[list[tuple[str, int, int]]]:
    block = table_block(table, shown, cut)
    return [
        [("".join(run.words for run in cell.runs), cell.columns, cell.rows) for cell in row.cells] for row in block.rows
    ]


def test_a_cell_over_several_columns_and_rows_stands_once() -> None:
    table = Table(((KILLED, KILLED, INJURED), (A, B, INJURED), (EMPTY, EMPTY, C)), 1)
    assert shape(table, Span(0, len(TEXT))) == [
        [("Killed", 2, 1), ("Injured", 1, 2)],
        [("14", 1, 1), ("20", 1, 1)],
        [("", 1, 1), ("", 1, 1), ("3", 1, 1)],
    ]


def test_rows_out_of_sight_are_counted() -> None:
    table = Table(((KILLED, INJURED), (A, B), (EMPTY, C), (EMPTY, C)), 1)
    block = table_block(table, [Span(18, 19)], cut)
    assert [(row.head, row.left_out) for row in block.rows] == [(True, 0), (False, 0)]
    assert (block.left_out, block.gap) == (2, EMPTY.start)
    last = table_block(table, [Span(22, 23)], cut)
    assert [(row.left_out, row.gap) for row in last.rows] == [(0, None), (1, A.start), (0, None)]


def test_a_cell_that_began_out_of_sight_stands_in_the_first_row_shown() -> None:
    wide = Span(15, 20)
    table = Table(((wide, KILLED), (wide, C), (wide, INJURED)))
    assert shape(table, Span(22, 23)) == [[("14\t20", 1, 1), ("3", 1, 1)]]
    assert shape(table, Span(7, 8), Span(22, 23)) == [[("14\t20", 1, 2), ("3", 1, 1)], [("Injured", 1, 1)]]


def test_a_table_with_words_between_its_cells_is_left_as_text() -> None:
    whole, torn = Table(((Span(0, 2), Span(3, 5)),)), Table(((Span(6, 8), Span(12, 14)),))
    document = Document("a", "ab|cd ef gh ij", "en", tables=(torn, whole))
    assert laid_tables(document) == [whole]


def test_of_two_tables_over_each_other_the_first_stands() -> None:
    outer, inner = Table(((Span(0, 2), Span(3, 8)),)), Table(((Span(3, 5), Span(6, 8)),))
    assert laid_tables(Document("a", "ab cd ef", "en", tables=(inner, outer))) == [outer]


def test_runs_tell_claims_and_fields_apart() -> None:
    assert Figures([]).run(3, "14", ("clutter", "field quantity")) == Run(3, "14", (), (), ("quantity",), True)
