"""The commands of `judge`, as a shell sees them."""

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from counterclaim.cli import app
from counterclaim.cli.judging import judge

PAGE = Path(__file__).parents[2] / "docs" / "judgements.md"
COMMANDS = {command.name or command.callback.__name__: command for command in judge.registered_commands}


@pytest.fixture(autouse=True)
def _folder(store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A ledger with one report, in a folder to work in."""
    (tmp_path / "noon.html").write_text(
        "<html lang=en><article><p>Police said 15 people were killed in Turkey on Monday and 30 injured. "
        "Twelve schools: 12 rooms.</p></article>",
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COUNTERCLAIM_USER", "lena")
    run("add", "noon.html")


def run(*words: str, status: int = 0) -> Result:
    """Run a command in this process, and see that it ends with `status` and without a traceback."""
    done = CliRunner().invoke(app, [*words], prog_name="counterclaim")
    assert done.exit_code == status, done.stderr
    assert "Traceback" not in done.stderr
    return done


def records(*words: str) -> list[dict[str, Any]]:
    """What a command prints as JSONL."""
    return [json.loads(line) for line in run(*words, "--format", "jsonl").stdout.splitlines()]


def ids() -> list[str]:
    """The ids of the claims that stand."""
    return [claim["id"] for claim in records("claims")]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example_that_works(name: str) -> None:
    shown = " ".join(run("judge", name, "--help").stdout.split())
    assert f"Example: counterclaim judge {name}" in shown
    run("judge", "accept", ids()[0])
    (said,) = records("judge", "list")
    real = {
        "m_1f2e3d4c5b6a7980": ids()[0],
        "m_2f2e3d4c5b6a7980": ids()[1],
        "j_0a1b2c3d4e5f6071": said["judgement"]["id"],
    }
    example = re.sub(r"Example:|\[/?bold\]", "", COMMANDS[name].epilog or "")
    words = shlex.split(re.sub("|".join(real), lambda match: real[match[0]], example))
    assert words[:3] == ["counterclaim", "judge", name]
    run(*words[1:])


def test_a_judgement_is_answered_in_a_line() -> None:
    id = ids()[0]
    done = run("judge", "correct", id, "number", "16", "--why", "a typo", "--by", "omar")
    assert re.fullmatch(
        rf"j_[0-9a-f]{{16}}: omar corrects {id}: quantity 16 \(read as 15\) \(a typo\)\.\n", done.stdout
    )


def test_what_people_said_is_listed_and_waits(tmp_path: Path) -> None:
    run("judge", "reject", ids()[0], "--why", "=1+1 is a formula")
    assert "=1+1 is a formula" in run("judge", "list").stdout
    assert ",'=1+1 is a formula," in run("judge", "list", "--format", "csv").stdout
    assert run("judge", "queue").stdout == "No judgements.\n"
    (tmp_path / "noon.html").write_text("<html lang=en><article><p>Police said 16 people were killed.</p></article>")
    run("add", "noon.html")
    (entry,) = records("judge", "queue")
    assert (entry["state"], entry["judgement"]["kind"]) == ("waiting", "reject")


def test_a_claim_s_story_is_told() -> None:
    id = ids()[0]
    run("judge", "accept", id)
    assert [step["happened"] for step in records("history", id)] == ["told", "found", "judged"]
    assert f"lena accepts {id}" in " ".join(run("history", id).stdout.split())


def test_the_ledger_as_it_stood() -> None:
    before = run("claims").stdout
    run("judge", "reject", ids()[0], "--why", "a film")
    at = records("history", json.loads(before.splitlines()[0])["id"])[1]["at"]
    assert run("claims").stdout != before
    assert run("claims", "--as-of-ledger", at).stdout == before
    assert "15" in run("show", "--as-of-ledger", at).stdout
    assert run("report", "--as-of-ledger", at).exit_code == 0
    assert "No claims." in run("show", "--as-of-ledger", "2001-01-01").stdout
    assert "'soon' is no day or time" in run("show", "--as-of-ledger", "soon", status=2).stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["accept", "m_0"], "There is no claim m_0"),
        (["withdraw", "j_0"], "There is no judgement j_0"),
        (["add", "12", "killed"], "--doc"),
        (["add", "12", "killed", "--told-by", "AFAD"], "--on"),
        (["add", "12", "displaced", "--doc", "noon.html", "--set", "number"], "FIELD=VALUE"),
        (["reject", "m_0"], "--why"),
        (["adopt", "15", "--measure", "killed", "--country", "FR", "--why", "x"], "No toll counts killed, role people"),
    ],
)
def test_wrong_use_is_told_in_a_sentence(words: list[str], said: str) -> None:
    assert said in " ".join(run("judge", *words, status=2).stderr.split())


def test_reading_again_tells_what_it_did() -> None:
    assert (
        run("reread").stdout
        == "No differences.\n0 texts read again: 0 claims gained, 0 lost, 0 changed, in 0 documents.\n"
    )
    done = run("reread", "--all", "--format", "jsonl")
    assert (done.stdout, done.stderr.split(":")[0]) == ("", "1 text read again")


def test_the_page_about_judgements_runs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = PAGE.read_text("utf-8")
    blocks = re.findall(r"^```(\w+)\n(.+?)^```", page, re.MULTILINE | re.DOTALL)
    (tmp_path / "noon.txt").write_text(next(block for kind, block in blocks if kind == "text"), encoding="utf-8")
    for line in (line for kind, block in blocks if kind == "sh" for line in block.splitlines()):
        run(*shlex.split(re.sub("[jm]_[0-9a-f]{16}", there, line))[1:])
    exec(next(block for kind, block in blocks if kind == "python"), {})
    assert "stands lena correct all of them lived there" in capsys.readouterr().out


def there(shown: re.Match[str]) -> str:
    """In the place of an id that the page only shows, one that its ledger has."""
    if shown[0].startswith("j"):
        return str(records("judge", "list", "--ledger", "fire.db")[-1]["judgement"]["id"])
    found = [claim["id"] for claim in records("claims", "--ledger", "fire.db")]
    return str(found[0] if shown[0].startswith("m_1") else found[1])


def test_the_page_tells_every_command() -> None:
    page = PAGE.read_text("utf-8")
    assert not [name for name in COMMANDS if f"judge {name}" not in page]
