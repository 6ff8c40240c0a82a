"""What Sphinx does with pages before it reads them."""

from pathlib import Path

import pages
import pytest

INDEX = """# Top

## Begin

- [One](one.md): first
- [Two](deep/two.md)

## Empty

Words.

## Rest

- [Three](three.md)
"""


def test_the_navigation_is_that_of_the_index() -> None:
    drawn = pages.navigation(INDEX, {"index", "one", "deep/two", "three"})
    assert ":caption: Begin\n\none\ndeep/two\n" in drawn
    assert ":caption: Rest\n\nthree\n" in drawn
    assert drawn.count("toctree") == 2


def test_a_page_that_nothing_links_stands_under_the_last_heading() -> None:
    drawn = pages.navigation(INDEX, {"index", "one", "deep/two", "three", "new"})
    assert ":caption: Rest\n\nthree\nnew\n" in drawn


def test_marked_places_are_filled() -> None:
    assert "`killed`" in pages.filled("# Lists\n\n<!-- generated: lists -->\n")
    with pytest.raises(KeyError):
        pages.filled("<!-- generated: nothing -->")


@pytest.mark.parametrize(
    ("up", "text", "left"),
    [
        (0, "see [the gate](../quality/README.md#tables).", "see the gate."),
        (0, "the [table](../rules.toml), [this](claim.md).", "the [table](../rules.toml), [this](claim.md)."),
        (1, "as [there](../../quality/en) and [here](check.md)", "as there and [here](check.md)"),
        (1, "see [that](../claim.md) and [the map](../../CONTRIBUTING.md).", "see [that](../claim.md) and the map."),
    ],
)
def test_links_to_papers_outside_leave_their_words(up: int, text: str, left: str) -> None:
    assert pages.without_outside(text, up) == left


def test_a_picture_with_a_dark_side_becomes_two() -> None:
    made = pages.both_pictures((Path(__file__).parents[2] / "docs" / "index.md").read_text("utf-8"))
    assert ":class: only-light" in made
    assert ":class: only-dark" in made
    assert "<picture>" not in made
