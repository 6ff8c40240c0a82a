"""Reports read with a language model, into a ledger and without one: what is kept, what is tried again."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from counterclaim import UsageError, add, claims, problems, reread, retry
from counterclaim.api.readers import chosen, named
from counterclaim.settings import Llm

from ..chat import KEY, Chat, Said, proposals, sentences

FLOOD = "The flood killed 14 people in Osijek, police said."
KILLED = {"number": "14", "value": 14, "measure": "killed", "measure_words": ["killed"], "people": "people"}


@pytest.fixture
def reports(tmp_path: Path, chat: Chat) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(FLOOD, encoding="utf-8")
    (folder / "b.txt").write_text(FLOOD.replace("14", "15"), encoding="utf-8")
    chat.script = answers
    return folder


def answers(request: dict[str, Any]) -> Said:
    number = "15" if "15" in sentences(request)[0] else "14"
    return proposals({**KILLED, "number": number, "value": int(number)})


def readers(**where: str) -> list[str]:
    return [claim.reader for claim in claims(**where)]


def test_the_claims_of_files(reports: Path) -> None:
    assert [(c.quantity.low, c.reader) for c in claims(reports, lang="en", reader="llm")] == [
        (14, "llm/scripted@1"),
        (15, "llm/scripted@1"),
    ]


def test_a_reader_as_it_is_written(chat: Chat) -> None:
    assert named("llm") == Llm()
    assert named("llm:qwen3:8b") == Llm(model="qwen3:8b")
    assert named("llm:a@b/c:d@http://localhost:11434/v1") == Llm("http://localhost:11434/v1", "a@b/c:d")
    with chosen(f"llm:other@{chat.url}") as by:
        assert by.name == "llm/other@1"
    with pytest.raises(UsageError, match="there are rules, llm"):
        next(claims("x.txt", reader="gpt"))


def test_what_the_model_read_is_not_read_again_and_the_rules_may_follow(
    chat: Chat, reports: Path, address: str
) -> None:
    first = add(reports, address, lang="en", reader="llm")
    assert (first.new, first.claims, readers(ledger=address)) == (2, 2, ["llm/scripted@1"] * 2)
    assert add(reports, address, lang="en", reader="llm").unchanged == 2
    assert len(chat.asked) == 2
    done = reread(address)
    assert done.texts == 2
    assert not done.differences or {each.difference for each in done.differences} == {"changed"}
    assert readers(ledger=address) == ["rules/2026.1"] * 2
    reread(address, reader="llm")
    assert readers(ledger=address) == ["llm/scripted@1"] * 2
    assert len(chat.asked) == 2, "the second time from the cache"


def test_what_the_budget_leaves_is_a_problem_that_retry_takes_up(chat: Chat, reports: Path, address: str) -> None:
    (reports / "a.txt").unlink()
    for number in range(8):
        (reports / f"{number}.txt").write_text(f"Flood {chr(65 + number)}: {FLOOD}", encoding="utf-8")
    done = add(reports, address, lang="en", reader=Llm(budget="1100 tokens"))
    assert done.unread >= 4, "those asked at one time are finished, the others are left"
    assert {problem.kind for problem in done.problems} == {"budget"}
    assert done.new + done.unread == 9
    again = retry(ledger=address, reader="llm")
    assert (len(again.mended), again.left) == (done.unread, ())
    assert len(readers(ledger=address)) == 9
    assert len(chat.asked) == 9, "nothing is paid twice"


def test_a_text_that_could_not_be_read_again_keeps_its_reading(chat: Chat, reports: Path, address: str) -> None:
    add(reports, address, lang="en")
    chat.script = lambda asked: answers(asked) if "14" in sentences(asked)[0] else Said(status=400, body="too long")
    done = reread(address, reader="llm")
    assert [(problem.doc, problem.kind) for problem in done.problems] == [("b.txt", "unanswered")]
    assert readers(ledger=address) == ["llm/scripted@1", "rules/2026.1"]
    assert [problem.doc for problem in problems(ledger=address)] == ["b.txt"]
    chat.script = answers
    again = retry(ledger=address, reader="llm")
    assert [met.doc for met in again.mended] == ["b.txt"]
    assert readers(ledger=address) == ["llm/scripted@1"] * 2


def test_the_key_is_in_no_file_and_no_problem(chat: Chat, reports: Path, tmp_path: Path) -> None:
    chat.script = lambda asked: answers(asked) if "14" in sentences(asked)[0] else Said(status=400, body=f"bad {KEY}")
    ledger = str(tmp_path / "flood.db")
    done = add(reports, ledger, lang="en", reader="llm")
    assert len(done.problems) == 1
    assert "bad …" in done.problems[0].why
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {path.name for path in files} >= {"flood.db", "llm.db"}
    assert not [path for path in files if KEY.encode() in path.read_bytes()]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems keep a user's cache elsewhere")
def test_answers_are_kept_in_the_users_own_cache(
    chat: Chat, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COUNTERCLAIM_LLM_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert len(list(claims(reports, lang="en", reader="llm"))) == 2
    kept = tmp_path / "cache" / "counterclaim" / "llm.db"
    assert kept.stat().st_mode & 0o077 == 0


def test_reading_by_the_rules_loads_no_client_of_a_model(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FLOOD, encoding="utf-8")
    code = (
        "import sys, counterclaim; assert list(counterclaim.claims(sys.argv[1]));"
        "print(*(name for name in sys.modules if name.startswith('counterclaim.extract.readers.llm')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "a.txt")], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ""
