"""What is left out where very many stories have news."""

from pathlib import Path

import pytest

from counterclaim.assistants import changing
from counterclaim.assistants.changing import Changing
from counterclaim.errors import UsageError
from counterclaim.indexing.holding import Hold


def test_stories_that_are_not_looked_at_are_counted(told_ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tool = Changing(Hold(str(told_ledger)))
    whole = tool.what_changed("2025-01-01")
    assert whole.left_out == 0
    monkeypatch.setattr(changing, "STORIES", 0)
    none = tool.what_changed("2025-01-01")
    assert none.left_out > 0 and not none.changes
    assert "is left out: name a story." in none.text()


def test_changes_come_part_by_part(told_ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tool = Changing(Hold(str(told_ledger)))
    whole = tool.what_changed("2025-05-14T12:00").changes
    monkeypatch.setattr(changing, "ROWS", 1)
    first = tool.what_changed("2025-05-14T12:00")
    assert first.changes == whole[:1]
    assert first.next_change == 1
    assert tool.what_changed("2025-05-14T12:00", first=first.next_change).changes == whole[1:2]


def test_so_long_before_the_newest_is_no_time_of_the_ledger(told_ledger: Path) -> None:
    with pytest.raises(UsageError, match="no day or time"):
        Changing(Hold(str(told_ledger))).what_changed("12 hours", arrived=True)
