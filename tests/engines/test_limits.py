"""What reading may take is a setting."""

import pytest

from counterclaim.engines.limits import Limits, limits_set
from counterclaim.errors import UsageError


def test_a_piece_has_time_in_proportion_to_its_bytes() -> None:
    limits = Limits(seconds=60, bytes_a_second=10_000)
    assert limits.seconds_for(0) == 60
    assert limits.seconds_for(1_000_000) == 160


def test_limits_are_set_by_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COUNTERCLAIM_SECONDS", raising=False)
    monkeypatch.setenv("COUNTERCLAIM_MEMORY", "")
    assert limits_set() == Limits()
    monkeypatch.setenv("COUNTERCLAIM_SECONDS", "7.5")
    monkeypatch.setenv("COUNTERCLAIM_MEMORY", "512")
    assert (limits_set().seconds, limits_set().memory) == (7.5, 512_000_000)


@pytest.mark.parametrize("written", ["a minute", "0", "-1", "nan", "inf"])
def test_a_limit_is_a_number_above_zero(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    monkeypatch.setenv("COUNTERCLAIM_SECONDS", written)
    with pytest.raises(UsageError, match="COUNTERCLAIM_SECONDS"):
        limits_set()
