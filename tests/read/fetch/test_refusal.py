"""Every refusal is explained on paper, and says how to go on."""

import re
from pathlib import Path

import pytest

from counterclaim.read.fetch import refusal
from counterclaim.read.fetch.refusal import by_status, left_alone

TOP = Path(__file__).parents[3]
SOURCES = sorted(Path(refusal.__file__).parent.glob("*.py"))


def test_every_kind_is_explained() -> None:
    kinds = {kind for path in SOURCES for kind in re.findall(r'Refusal\(\s*"(\w+)"', path.read_text("utf-8"))}
    kinds |= {by_status(status).kind for status in range(300, 600)}
    explained = (TOP / "docs" / "reading.md").read_text("utf-8").partition("### When a page is refused")[2]
    assert len(kinds) > 15
    assert not [kind for kind in kinds if f"`{kind}`" not in explained]


@pytest.mark.parametrize("status", [304, 400, 401, 403, 404, 418, 429, 451, 500, 503, 999])
def test_every_refusal_says_how_to_go_on(status: int) -> None:
    assert re.search(r"Open it|Try again|Look for", by_status(status).why)


def test_a_time_is_told_in_minutes() -> None:
    assert "again in 1 minute." in left_alone("news.example.org", 59).why
    assert "again in 2 minutes." in left_alone("news.example.org", 61).why
