"""What a story is called."""

from collections import Counter
from collections.abc import Sequence

from counterclaim.resolve.facts import Figure, Happening


def title_of(members: Sequence[Happening]) -> str:
    """The title of the story that `members` tell: that of its earliest English report, where one has a title and tells
    of it first; else the figure that most of its reports give, in English."""
    english = [
        (happening.facts.published or (1 << 30,), happening.facts.doc, happening.facts.title)
        for happening in members
        if happening.facts.lang == "en" and happening.facts.title and happening.order == 0
    ]
    return min(english)[2] if english else _main_figure(members)


def _main_figure(members: Sequence[Happening]) -> str:
    """The gloss of the figure that most of `members` give; among equals, of the one that comes first in its text."""
    docs = {(figure, happening.facts.doc) for happening in members for figure in happening.figures}
    given = Counter(figure for figure, _ in docs)

    def rank(told: tuple[Happening, Figure]) -> tuple[bool, int, int, str, Figure]:
        happening, figure = told
        return (
            figure not in happening.glosses,
            -given[figure],
            happening.figures[figure],
            happening.facts.doc,
            figure,
        )

    happening, figure = min(((h, figure) for h in members for figure in h.figures), key=rank)
    measure, number, _ = figure
    return happening.glosses.get(figure, f"{number:,} {measure}").rstrip(".")
