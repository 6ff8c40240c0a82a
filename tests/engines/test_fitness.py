"""A machine that cannot take part says why, and what to do."""

from dataclasses import replace
from pathlib import Path

import pytest

from counterclaim.engines.fitness import unfit, wanted


def test_one_that_has_all_is_fit(address: str, tmp_path: Path) -> None:
    from counterclaim.ledger import Ledger

    Ledger.open(address).close()
    assert unfit(wanted([str(tmp_path)], address)) is None


def test_another_version() -> None:
    told = unfit(replace(wanted([], "counterclaim.db"), program="Counterclaim 1999.1 (rules/1)"))
    assert told
    assert "and the machine that adds has Counterclaim 1999.1 (rules/1): install the same on both." in told


def test_other_names_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there = wanted([], "counterclaim.db")
    (tmp_path / "bodies.csv").write_text("id,name,type\n", "utf-8")
    monkeypatch.setenv("COUNTERCLAIM_GAZETTEER", str(tmp_path))
    assert "COUNTERCLAIM_GAZETTEER" in (unfit(there) or "")


def test_paths_that_it_does_not_see(tmp_path: Path) -> None:
    told = unfit(wanted([str(tmp_path / "reports")], "counterclaim.db"))
    assert told
    assert told.startswith(f"It does not see {tmp_path / 'reports'}: put what is to be read where all machines see it")


def test_a_ledger_out_of_reach(tmp_path: Path) -> None:
    told = unfit(wanted([], str(tmp_path / "none.db")))
    assert told
    assert told.startswith("It does not reach the ledger. There is no ledger at")
