"""`compare` on the command line."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from counterclaim.cli import app

from ..chat import Chat, proposals


def test_a_table_and_what_it_took(tmp_path: Path, chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("report.txt").write_text("The flood killed 14 people and injured 30 others in Osijek.", encoding="utf-8")
    dead = {"number": "14", "value": 14, "measure": "killed", "measure_words": ["killed"], "people": "people"}
    chat.says(proposals({**dead, "place": "Osijek"}))
    done = CliRunner().invoke(app, ["compare", "report.txt", "--lang", "en"])
    assert done.exit_code == 0, done.output
    assert "first alone" in done.stdout
    assert "rules/2026.1 and llm/scripted@1: 1 agreed, 0 differ, 1 by the first alone" in done.stdout
    assert "Language model: 1 request" in done.stderr
    done = CliRunner().invoke(app, ["compare", "report.txt", "--lang", "en", "--format", "jsonl"])
    assert [json.loads(line)["match"] for line in done.stdout.splitlines()] == ["agreed", "first"]
    assert "1 agreed" in done.stderr


def test_one_reader_is_not_enough(chat: Chat) -> None:
    done = CliRunner().invoke(app, ["compare", "report.txt", "--readers", "rules"])
    assert done.exit_code == 2
    assert "--readers rules,llm" in done.stderr
