"""Drafts."""

from pathlib import Path

import pytest

from counterclaim import check
from counterclaim.assistants import checking
from counterclaim.assistants.checking import Checking
from counterclaim.indexing.holding import Hold

DRAFT = (
    "The flood on the Drava in Slovenia killed 15 people. The flood on the Drava in Slovenia killed 9 people.\n"
    "An earthquake in Lima killed 900 people."
)


def test_a_draft_is_checked_as_the_command_does(told_ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tool = Checking(Hold(str(told_ledger)))
    whole = tool.check_draft(DRAFT)
    told = check(DRAFT, ledger=str(told_ledger))
    assert [(one.status, one.start, one.end) for one in whole.figures] == [
        (one.status, one.start, one.end) for one in told
    ]
    assert [one.status for one in whole.figures] == ["current", "outdated", "unknown"]
    assert [DRAFT[one.start : one.end] for one in whole.figures] == ["15", "9", "900"]
    assert whole.figures[0].proof and not whole.figures[2].proof
    monkeypatch.setattr(checking, "FIGURES", 2)
    first = tool.check_draft(DRAFT)
    assert (len(first.figures), first.figures_in_all, first.next_figure) == (2, 3, 2)
    rest = tool.check_draft(DRAFT, first_figure=2)
    assert (*first.figures, *rest.figures) == whole.figures
    assert rest.next_figure is None


def test_a_draft_without_figures_is_said_to_have_none(told_ledger: Path) -> None:
    assert (
        Checking(Hold(str(told_ledger))).check_draft("It rained.").text() == "The draft gives no figure about people."
    )
