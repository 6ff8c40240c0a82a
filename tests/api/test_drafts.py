"""A draft held against an index says what one held against the whole ledger says."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

import counterclaim
from counterclaim.api import drafts
from counterclaim.api.checking import checker_of
from counterclaim.api.inputs import standing
from counterclaim.flow import reading_of
from counterclaim.indexing import bring_up
from counterclaim.ledger import Ledger
from counterclaim.ledger.index import likely
from counterclaim.model import Checked, Claim
from counterclaim.read import read_text

EXAMPLES = files("counterclaim") / "examples"
OTHERS = (
    "Nine people were killed in the flood in Slovenia. Four are dead, others say; 18 are missing, 2,000 evacuated.",
    "At most nine people may have died in Maribor, 58 of them children.",
    "In Kursk 4,000 soldiers were injured or killed. Somewhere, dozens of people were arrested.",
)


@pytest.fixture
def store(address: str):
    """The reports that ship, on SQLite and on PostgreSQL, with their index."""
    counterclaim.add(str(EXAMPLES), ledger=address)
    counterclaim.judge.reject(next(counterclaim.claims(ledger=address)).id, "A test.", by="Ada", ledger=address)
    bring_up(address)
    with Ledger.open(address, create=False) as found:
        yield found


def texts() -> list[str]:
    return [path.read_text("utf-8") for path in sorted(Path(str(EXAMPLES)).glob("*.txt"))] + list(OTHERS)


def figures_of(text: str) -> list[Claim]:
    return [claim for claim in reading_of(read_text(text)).claims if not claim.implicit]


def both_ways(store: Ledger) -> Iterator[tuple[Checked, Checked]]:
    """Each figure of the texts, held against the index and against the whole ledger."""
    whole = checker_of(store.told(), standing(store))
    for figures in map(figures_of, texts()):
        with store.session.reading():
            found = drafts.check_figures(store, figures)
        yield from zip(found, map(whole, figures), strict=True)


def test_the_same_as_over_the_whole_ledger(store: Ledger) -> None:
    found = list(both_ways(store))
    assert [one for one, whole in found if one != whole] == []
    assert {one.status for one, _ in found} == {"current", "outdated", "distorted", "contested", "unknown"}


def test_what_is_likely_is_found_among_many(store: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(likely, "ALL_OF", 0)
    monkeypatch.setattr(likely, "MOST", 3)
    told = [(one, whole) for one, whole in both_ways(store) if whole.status != "unknown"]
    assert [(one.status, one.claims) for one, _ in told] == [(whole.status, whole.claims) for _, whole in told]
