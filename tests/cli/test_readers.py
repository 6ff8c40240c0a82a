"""`--reader llm` on the command line."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from counterclaim.cli import app

from ..chat import KEY, Chat, proposals

KILLED = {"number": "14", "value": 14, "measure": "killed", "measure_words": ["killed"]}


@pytest.fixture
def report(tmp_path: Path, chat: Chat, monkeypatch: pytest.MonkeyPatch) -> str:
    (tmp_path / "report.txt").write_text("The flood killed 14 people in Osijek.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    chat.says(proposals(KILLED))
    return "report.txt"


def test_the_claims_and_what_they_took(report: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTERCLAIM_LLM_PRICE", "2/10 EUR")
    done = CliRunner().invoke(app, ["claims", report, "--reader", "llm", "--format", "jsonl"])
    assert done.exit_code == 0
    assert json.loads(done.stdout)["reader"] == "llm/scripted@1"
    assert done.stderr.startswith(
        "Language model: 1 request (0 more from the cache), 1,000 tokens in, 100 out, 0.0 s of answering, 0.0030 EUR."
    )
    again = CliRunner().invoke(app, ["claims", report, "--reader", "llm", "--format", "jsonl"])
    assert again.stdout == done.stdout
    assert "0 requests (1 more from the cache)" in again.stderr


def test_what_is_refused_goes_to_the_problems(report: str, chat: Chat) -> None:
    chat.says(proposals({**KILLED, "value": 41}))
    done = CliRunner().invoke(app, ["claims", report, "--reader", "llm", "--format", "jsonl"])
    assert (done.exit_code, done.stdout) == (0, "")
    assert "“14” is 14 and not 41" in done.stderr


@pytest.mark.parametrize("words", [["add"], ["reread"], ["retry"], ["claims"]])
def test_every_command_that_reads_takes_it_and_says_what_is_missing(
    report: str, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    CliRunner().invoke(app, ["add", report, "--ledger", "flood.db"])
    monkeypatch.delenv("COUNTERCLAIM_LLM_URL")
    named = [report] if words[0] in ("add", "claims") else ["--ledger", "flood.db"]
    done = CliRunner().invoke(app, [*words, *named, "--reader", "llm"])
    assert done.exit_code == 2
    assert "COUNTERCLAIM_LLM_URL" in done.stderr
    assert "http://localhost:11434/v1" in done.stderr
    assert KEY not in done.output


def test_add_and_reread_through_a_named_endpoint(report: str, chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COUNTERCLAIM_LLM_URL")
    monkeypatch.delenv("COUNTERCLAIM_LLM_MODEL")
    reader = f"llm:qwen3:8b@{chat.url}"
    words = ["--ledger", "flood.db", "--reader", reader, "--budget", "9000 tokens"]
    done = CliRunner().invoke(app, ["add", report, *words])
    assert done.exit_code == 0, done.output
    assert "1 new document" in done.stdout
    assert "Language model: 1 request" in done.stderr
    done = CliRunner().invoke(app, ["reread", "--all", "--ledger", "flood.db", "--reader", reader])
    assert done.exit_code == 0, done.output
    assert chat.asked[0]["model"] == "qwen3:8b"


def test_a_budget_in_money_without_prices(report: str) -> None:
    done = CliRunner().invoke(app, ["claims", report, "--reader", "llm", "--budget", "2.50"])
    assert done.exit_code == 2
    assert "COUNTERCLAIM_LLM_PRICE" in done.stderr
