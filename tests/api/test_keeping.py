"""What came into a ledger and what is taken out again, as programs and as commands, on both stores."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import counterclaim
from counterclaim.cli import app


@pytest.fixture(autouse=True)
def reports(store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a folder of two reports and an empty file."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text("Police said 15 people were killed on Monday.", encoding="utf-8")
    (folder / "b.txt").write_text("The mayor said 12 people were killed and 30 injured.", encoding="utf-8")
    (folder / "c.txt").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COUNTERCLAIM_USER", "lena")
    return folder


def run(*words: str, status: int = 0) -> str:
    """What a command prints, which ends with `status`."""
    done = CliRunner().invoke(app, [*words], prog_name="counterclaim")
    assert done.exit_code == status, done.stderr
    return done.stdout + done.stderr


def test_each_add_is_listed_with_who_asked_for_what() -> None:
    first = counterclaim.add("reports", date="2025-06-01")
    again = counterclaim.add("reports", date="2025-06-01")
    (told,) = counterclaim.additions()
    asked = {"paths": ["reports"], "folder": str(Path.cwd()), "date": "2025-06-01"}
    assert (told.id, told.by, dict(told.asked)) == (first.addition, "lena", asked)
    assert (told.documents, told.versions, told.claims, told.problems) == (2, 2, 3, 1)
    assert again.addition is None
    assert f"Addition {told.id}" not in run("add", "reports", "--date", "2025-06-01", status=1)
    assert "reports --date 2025-06-01" in run("additions", "--format", "csv")
    assert json.loads(run("additions", "--format", "jsonl"))["id"] == told.id
    assert told.id in run("additions")


def test_a_mistaken_add_is_taken_back_and_put_back(reports: Path) -> None:
    right = counterclaim.add("reports/b.txt")
    before = list(counterclaim.claims())
    (reports / "b.txt").write_text("The mayor said 14 people were killed.", encoding="utf-8")
    wrong = counterclaim.add("reports", date="1999")
    assert (right.addition, wrong.new, wrong.versions) != (None, 0, 0)
    after = list(counterclaim.claims())
    said = run("withdraw", wrong.addition or "", "--why", "the wrong folder")
    assert said.endswith("(the wrong folder): nothing that it brought stands any more.\n")
    assert list(counterclaim.claims()) == before
    assert counterclaim.problems() == []
    assert [each.state for each in counterclaim.judge.listed()] == []
    assert "withdrawn by lena: the wrong folder" in run("additions", "--format", "csv")
    back = counterclaim.withdraw(said.split(":")[0], "it was right")
    assert back.what == said.split(":")[0]
    assert list(counterclaim.claims()) == after
    assert "judge withdraw" in run("withdraw", "j_0", "--why", "", status=2)


def test_withdrawn_and_added_again_it_is_there_as_at_first() -> None:
    wrong = counterclaim.add("reports")
    before = list(counterclaim.claims())
    counterclaim.withdraw(wrong.addition or "", "a try")
    assert list(counterclaim.claims()) == []
    again = counterclaim.add("reports")
    assert (again.new, again.unchanged, again.claims) == (2, 0, 3)
    assert list(counterclaim.claims()) == before


def test_a_report_is_erased_and_not_added_again(reports: Path) -> None:
    counterclaim.add("reports")
    (reports / "d.txt").write_bytes((reports / "b.txt").read_bytes())
    counterclaim.add("reports")
    said = run("erase", "b.txt", "--why", "a court order", "--by", "omar")
    assert "b.txt is erased (t_" in said
    assert "The same text still stands in: d.txt." in said
    assert [claim.doc for claim in counterclaim.claims()] == ["a.txt", "d.txt", "d.txt"]
    again = counterclaim.add("reports")
    assert [(problem.doc, problem.kind) for problem in again.problems] == [("b.txt", "erased"), ("c.txt", "empty")]
    assert "There is no document z.txt" in run("erase", "z.txt", "--why", "", status=2)
    counterclaim.withdraw(said.split(":")[0], "the court changed its mind")
    assert counterclaim.add("reports").new == 1
