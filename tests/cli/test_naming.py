"""The commands for one's own names, and the page that explains them."""

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from counterclaim.cli import app
from counterclaim.gazetteer.own import forget

PAGE = Path(__file__).parents[2] / "docs" / "gazetteer.md"
TABLE = "what,id,name,type,country\nbody,ke.watch,Northern Dam Watch,rescue,KE\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder to work in, with no table of one's own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COUNTERCLAIM_GAZETTEER", str(tmp_path / "own"))
    forget()
    yield tmp_path
    forget()


def run(*words: str, status: int = 0) -> Result:
    """Run a command in this process, and see that it ends with `status`."""
    done = CliRunner().invoke(app, [*words], prog_name="counterclaim")
    assert done.exit_code == status, done.stderr
    return done


def test_nothing_is_listed_at_first() -> None:
    assert run("gazetteer").stdout.startswith("Nothing of your own in ")
    assert run("gazetteer", "--format", "jsonl").stdout == ""


def test_what_was_added_is_listed(folder: Path) -> None:
    (folder / "mine.csv").write_text(TABLE, encoding="utf-8")
    assert run("gazetteer", "add", "mine.csv").stdout.startswith("1 body added: ")
    assert "Northern Dam Watch" in run("gazetteer").stdout
    assert json.loads(run("gazetteer", "--format", "jsonl").stdout)["id"] == "ke.watch"
    assert run("gazetteer", "--format", "csv").stdout.splitlines()[0] == "what,id,name,type,country,file,line"


def test_a_wrong_table_is_wrong_use(folder: Path) -> None:
    (folder / "mine.csv").write_text(TABLE.replace("rescue", "militia"), encoding="utf-8")
    told = run("gazetteer", "add", "mine.csv", status=2).stderr
    assert told.startswith("counterclaim: mine.csv, line 2, column type: “militia”")
    assert not (folder / "own").exists()


def test_worker_processes_know_what_was_added(folder: Path) -> None:
    from counterclaim.engines.local import read_here
    from counterclaim.model import Document, Reading

    (folder / "mine.csv").write_text(TABLE, encoding="utf-8")
    run("gazetteer", "add", "mine.csv")
    text = "The Northern Dam Watch said that 12 people were killed."
    documents = [Document(str(number), text, "en") for number in range(70)]
    read = [each for found in read_here(documents, workers=2) for each in found if isinstance(each, Reading)]
    assert {claim.sources[0].entity for each in read for claim in each.claims} == {"ke.watch"}
    assert len(read) == 70


def test_the_page_runs(folder: Path) -> None:
    page = PAGE.read_text("utf-8")
    named = re.findall(r"as `(\S+)`:\n\n```\w+\n(.+?)^```", page, re.MULTILINE | re.DOTALL)
    assert [name for name, _ in named] == ["kenya.csv", "report.txt"]
    for name, text in named:
        (folder / name).write_text(text, encoding="utf-8")
    commands = re.findall(r"^counterclaim .+", page, re.MULTILINE)
    printed = [run(*shlex.split(command)[1:]).stdout for command in commands]
    (claim,) = map(json.loads, printed[-1].splitlines())
    assert claim["sources"][0]["entity"] == "ke.dam_watch"
    assert claim["places"][0]["name"] == "Mto Kavu"
    assert claim["group"]["entity"] == "ke.llf"
    assert claim["standpoint"] == "adversary"


def test_the_page_names_every_column() -> None:
    from counterclaim.gazetteer.own import COLUMNS

    told = set(re.findall(r"`([\w:]+)`", "".join(re.findall(r"^\| (`.+?) \|", PAGE.read_text("utf-8"), re.MULTILINE))))
    assert told == {"what", "aliases:de", *(column for sides in COLUMNS.values() for side in sides for column in side)}
