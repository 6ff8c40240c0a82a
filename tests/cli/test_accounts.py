"""The commands for the people of a team: thin, and never with a password among their words."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import counterclaim
from counterclaim.cli import app
from counterclaim.ledger import Ledger

GOOD = "four geese cross Osijek"


@pytest.fixture(autouse=True)
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An empty ledger where the test works."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COUNTERCLAIM_USER", "root")
    monkeypatch.delenv("COUNTERCLAIM_LEDGER", raising=False)
    Ledger.open("counterclaim.db").close()
    return "counterclaim.db"


def run(*words: str, given: str = "", status: int = 0) -> Result:
    """Run a command in this process, and see that it ends with `status`."""
    done = CliRunner().invoke(app, ["users", *words], prog_name="counterclaim", input=given)
    assert done.exit_code == status, done.stderr
    return done


def test_a_user_from_the_first_day_to_the_last() -> None:
    assert run("list").stdout.startswith("Nobody may log in yet")
    assert run("add", "lena", "--role", "admin", given=f"{GOOD}\n").stdout == "lena may log in as admin.\n"
    assert run("add", "ana", given=f"{GOOD}\n").stdout == "ana may log in as reader.\n"
    assert run("role", "ana", "reviewer").stdout == "ana is reviewer now.\n"
    assert run("password", "ana", given=f"{GOOD} again\n").stdout == "ana has a new password.\n"
    listed = [json.loads(line) for line in run("list", "--format", "jsonl").stdout.splitlines()]
    assert [(user["name"], user["role"]) for user in listed] == [("ana", "reviewer"), ("lena", "admin")]
    assert run("remove", "ana").stdout == "ana may log in no more.\n"
    told = run("audit", "--format", "jsonl").stdout
    assert [json.loads(line)["what"] for line in told.splitlines()] == [
        "user removed", "password changed", "role changed", "user added", "user added",
    ]  # fmt: skip
    assert {json.loads(line)["who"] for line in told.splitlines()} == {"root"}
    assert GOOD not in told


def test_wrong_use_ends_with_a_sentence() -> None:
    assert "has 12 to" in run("add", "lena", given="", status=2).stderr
    assert "among the first" in run("add", "lena", given="password1234\n", status=2).stderr
    run("add", "lena", "--role", "admin", given=f"{GOOD}\n")
    assert "last admin" in run("remove", "lena", status=2).stderr
    assert "There is no user ana" in run("role", "ana", "admin", status=2).stderr
    assert "There is no ledger at nothing.db" in run("list", "--ledger", "nothing.db", status=2).stderr
    assert not Path("nothing.db").exists()


def test_tokens_are_shown_once() -> None:
    run("add", "lena", "--role", "admin", given=f"{GOOD}\n")
    assert run("tokens").stdout == "There are no tokens.\n"
    made = run("token", "lena", "--scope", "add", "--label", "bookmarklet")
    assert made.stdout.startswith("ccl_")
    listed = json.loads(run("tokens", "lena", "--format", "jsonl").stdout)
    assert (listed["scope"], listed["label"], listed["used"]) == ("add", "bookmarklet", None)
    assert made.stdout.strip() not in run("tokens").stdout + run("audit").stdout
    assert run("revoke", listed["id"]).stdout == f"{listed['id']} of lena opens nothing any more.\n"
    assert counterclaim.users.tokens() == []


def test_no_command_takes_a_password_among_its_words() -> None:
    assert "No such option" in run("add", "lena", "--password", GOOD, status=2).stderr
    assert "unexpected extra argument" in run("password", "lena", GOOD, status=2).stderr
