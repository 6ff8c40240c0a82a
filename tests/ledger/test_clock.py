"""Times sort as they follow one another, and mean what people mean by them."""

import pytest

from counterclaim.errors import UsageError
from counterclaim.ledger.clock import moment_of, now_after


def test_time_never_runs_backwards() -> None:
    assert now_after("") > "2026"
    ahead = "2999-12-31T23:59:59.999999+00:00"
    assert now_after(ahead) == "3000-01-01T00:00:00.000000+00:00" > ahead


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("2025-03-28T14:30:00.250000+00:00", "2025-03-28T14:30:00.250000+00:00"),
        ("2025-03-28T14:30:05Z", "2025-03-28T14:30:05.999999+00:00"),
        ("2025-03-28T14:30+02:00", "2025-03-28T12:30:00.999999+00:00"),
        ("2025-03-28", "2025-03-28T20:59:59.999999+00:00"),
        ("2025-03-28T14:30", "2025-03-28T11:30:00.999999+00:00"),
    ],
)
def test_what_people_mean_by_a_time(words: str, meant: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    monkeypatch.setenv("TZ", "Europe/Istanbul")
    time.tzset()
    try:
        assert moment_of(words) == meant
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize("words", ["", "yesterday", "2025-13-01", "28.3.2025", "9999-12-31T23:59:59-12:00"])
def test_what_is_no_time_is_said(words: str) -> None:
    with pytest.raises(UsageError, match="is no day or time: write 2025-03-28"):
        moment_of(words)
