"""A ledger to test on, and a toy reader to fill it."""

import re
from collections.abc import Callable, Iterator

import pytest

from counterclaim.ledger import Ledger
from counterclaim.model import Claim, Document, Group, Sentence, Span, mention_id, quantity


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    """An empty ledger, on SQLite and on PostgreSQL."""
    with Ledger.open(address) as opened:
        yield opened


def read(document: Document, reader: str = "test/1", beyond: int = 0) -> list[Claim]:
    """A reader that takes every number above `beyond` for people killed."""
    found = []
    for match in re.finditer(r"\d+", document.text):
        if int(match[0]) > beyond:
            id = mention_id(document.version, *match.span(), "killed", None, 0)
            sentence = Sentence(0, len(document.text), document.text)
            count = quantity(int(match[0]), "exact", match[0])
            evidence = {"quantity": (Span(*match.span()),)}
            found.append(
                Claim(
                    id, document.id, document.version, document.lang or "und", *match.span(), sentence, count,
                    "killed", Group("people"), published=document.published, evidence=evidence, reader=reader,
                )
            )  # fmt: skip
    return found


@pytest.fixture
def put() -> Callable[..., list[Claim]]:
    """Puts a text into a ledger as the toy reader reads it, and tells the claims."""

    def _put(ledger: Ledger, id: str, text: str, reader: str = "test/1", beyond: int = 0) -> list[Claim]:
        document = Document(id, text, "en")
        found = read(document, reader, beyond)
        ledger.add(document, found, [], reader)
        return found

    return _put
