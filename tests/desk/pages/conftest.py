"""A desk of a team."""

from collections.abc import Callable

import pytest

from ..team import staff


@pytest.fixture
def team(desk: Callable[..., str], ledger: str) -> str:
    """The address of a desk of a team, with one person of each role."""
    staff(ledger)
    return desk(ledger, team=True)
