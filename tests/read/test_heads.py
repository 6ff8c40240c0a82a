"""Head rows, known by their shape."""

import pytest

from counterclaim.read.heads import heads_of, is_figure


@pytest.mark.parametrize(
    ("heads", "rows"),
    [
        (1, [["District", "Dead", "Injured"], ["Kara", "12", "1,204"]]),
        (2, [["Wilaya", "Personnes", None], [None, "Morts", "Blessés"], ["Kara", "12", "30"]]),
        (1, [["Область", "2022", "2023"], ["Сумська", "140", "87"]]),
        (2, [["№", "Область", "Загинули"], ["1", "2", "3"], ["1", "Сумська", "7"]]),
        (1, [["المحافظة", "القتلى"], ["حلب", "١٢"]]),
        (1, [["District", "Dead"], ["North", ""], ["Kara", "12"]]),
        (1, [["District", "Dead", "Missing"], ["Kara", "–", "n/a"], ["Bori", "3", "1"]]),
        (0, [["Dead", "12"], ["Injured", "30"]]),
        (1, [["Indicator", "Note"], ["Schools", "closed"], ["Roads", "open"]]),
        (0, [["Kara", "12", "30"]]),
        (0, []),
        (0, [["", "a"], ["b", "c"]]),
    ],
)
def test_heads_end_where_figures_begin(heads: int, rows: list[list[str | None]]) -> None:
    assert heads_of(rows) == heads


@pytest.mark.parametrize(
    "words", ["12", "1,204", "1 204", "~300", "12%", "12*", "(5)", "١٢", "1.2", "≥40", "40+", "12²"]
)
def test_figures(words: str) -> None:
    assert is_figure(words)


@pytest.mark.parametrize("words", ["Kara", "12 dead", "", "–", "Table 2"])
def test_other_words_are_no_figures(words: str) -> None:
    assert not is_figure(words)
