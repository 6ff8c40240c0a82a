"""Lines put together again."""

import pytest

from counterclaim.read.pdf.joining import joined, words_in


@pytest.mark.parametrize(
    ("whole", "first", "second"),
    [
        ("twelve people", "twelve", "people"),
        ("evacuations", "evacu-", "ations"),
        ("evacuations", "evacu\xad", "ations"),
        ("self-employed", "self-", "employed"),
        ("Noord-Koreaanse", "Noord-", "Koreaanse"),
        ("2023-24", "2023-", "24"),
        ("people – twelve", "people –", "twelve"),
        ("死亡12人", "死亡", "12人"),
        ("洪水造成", "洪水", "造成"),
        ("12人", "12", "人"),
        ("x", "", "x"),
    ],
)
def test_joined(whole: str, first: str, second: str) -> None:
    assert joined(first, second, {"self-employed"}.__contains__) == whole


def test_the_words_of_lines_without_those_that_are_broken() -> None:
    assert words_in(["The self-employed were evacu-", "ations."]) == {"the", "self-employed", "were", "ations"}
