"""What a story is called."""

from collections import Counter
from collections.abc import Sequence

from counterclaim.model import Claim, Document


def title_of(told: Sequence[tuple[Document, Sequence[Claim]]]) -> str:
    """The title of a story that these documents tell, with their claims: English where one of them has such a title,
    else the gloss of the figure that most of them give."""
    english = sorted(
        (document.published.start if document.published else "9", document.id, document.title)
        for document, _ in told
        if document.lang == "en" and document.title
    )
    return english[0][2] if english else _main(told).gloss.rstrip(".")


def _main(told: Sequence[tuple[Document, Sequence[Claim]]]) -> Claim:
    """The claim whose figure most documents give; among equals the one that comes first in its document."""
    given = Counter(figure for _, claims in told for figure in {_figure(claim) for claim in claims})
    first = [(claim, place) for _, claims in told for place, claim in enumerate(claims)]
    return min(first, key=lambda pair: (-given[_figure(pair[0])], pair[1], -pair[0].quantity.spoken, pair[0].id))[0]


def _figure(claim: Claim) -> tuple[str, int]:
    return claim.measure, claim.quantity.spoken
