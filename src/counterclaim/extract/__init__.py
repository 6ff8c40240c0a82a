"""Document → Claims: what a text says of how many people, with the words that prove it."""

from counterclaim.model import Claim, Document, Problem

READER = "rules/2026.1"


def claims_of(document: Document) -> list[Claim | Problem]:
    """The claims of `document` in the order of its text, and a Problem for each stretch that could not be read."""
    return []
