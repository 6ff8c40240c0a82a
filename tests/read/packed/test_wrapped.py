"""Lines that were broken at a width, made whole."""

import textwrap

import pytest

from counterclaim.read.packed.wrapped import unwrapped

STORY = (
    "Officials said on Monday that at least forty miners were killed and twelve others were injured when the shaft "
    "near the river flooded overnight. The company said in a statement that it would look into what had happened."
)


@pytest.mark.parametrize("width", [50, 60, 72, 78])
def test_a_paragraph_is_whole_again(width: int) -> None:
    letter = f"Dear all,\n\n{textwrap.fill(STORY, width)}\n\n{textwrap.fill(STORY, width)}\n\nThe desk\nTel. 12"
    assert unwrapped(letter) == f"Dear all,\n\n{STORY}\n\n{STORY}\n\nThe desk\nTel. 12"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "One line.",
        STORY,
        f"{STORY}\n{STORY}",
        "Killed: 5\nInjured: 7\nMissing: 12\n",
        textwrap.fill(STORY, 60, initial_indent="> ", subsequent_indent="> "),
        "\n".join(f"- {line}" for line in textwrap.wrap(STORY, 60)),
        "\n".join(f"{n}. {line}" for n, line in enumerate(textwrap.wrap(STORY, 60), 1)),
        textwrap.fill(STORY, 30),
    ],
)
def test_what_was_not_broken_at_a_width_stays(text: str) -> None:
    assert unwrapped(text) == text


def test_short_lines_beside_long_ones_stay() -> None:
    head = "Situation report\nRiver district\n\n"
    assert unwrapped(head + textwrap.fill(STORY, 70)) == head + STORY
