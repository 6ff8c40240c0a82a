"""The commands as a shell sees them: what they print, where, and with which exit status."""

import csv
import json
import os
import random
import re
import shlex
import signal
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

import counterclaim
from counterclaim.cli import app

from .chat import Chat

START = [sys.executable, "-c", "from counterclaim.cli import main; main()"]
REFERENCE = {
    "doc": "a", "line": 0, "n": 15, "n2": None, "measure": "killed", "qualifier": "exact", "role": "people",
    "country": None, "place": None, "attributed": True, "source_type": "police", "as_of": None, "said": None,
    "stance": "asserted", "optional": False,
}  # fmt: skip
BOTH = pytest.mark.usefixtures("store")
POSIX = pytest.mark.skipif(os.name != "posix", reason="POSIX signals and pipes")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, and reports in a folder beside it."""
    reports, here = tmp_path / "reports", tmp_path / "here"
    here.mkdir()
    reports.mkdir()
    (reports / "noon.txt").write_text("At noon, 12 people were killed in the flood, the mayor said.", encoding="utf-8")
    (reports / "two.txt").write_text("Police said 15 people were killed and 30 were injured.", encoding="utf-8")
    monkeypatch.chdir(here)
    monkeypatch.delenv("COUNTERCLAIM_LEDGER", raising=False)
    return here


def run(*words: str, status: int = 0, **options: Any) -> Result:
    """Run a command in this process, and see that it ends with `status` and without a traceback."""
    done = CliRunner().invoke(app, [*words], prog_name="counterclaim", **options)
    assert done.exit_code == status, done.stderr
    assert "Traceback" not in done.stderr
    return done


def shell(*words: str, status: int = 0, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run a command as a shell does, in a process of its own, and see that it ends so."""
    given = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "encoding": "utf-8", "timeout": 120, **options}
    done = subprocess.run([*START, *words], check=False, **given)
    assert done.returncode == status, done.stderr
    assert "Traceback" not in (done.stderr or "")
    return done


def records(lines: str) -> list[dict[str, Any]]:
    """JSONL."""
    return [json.loads(line) for line in lines.splitlines()]


@pytest.mark.parametrize("command", [command.callback.__name__ for command in app.registered_commands])
def test_every_command_has_help_with_an_example(command: str) -> None:
    shown = run(command, "--help").stdout
    assert f"Example:  counterclaim {command}" in " ".join(shown.split("\n"))


def test_every_example_works(folder: Path, chat: Chat) -> None:  # a model for `compare`
    examples = {command.callback.__name__: command.epilog for command in app.registered_commands if command.callback}
    (folder / "reports").symlink_to("../reports")
    story = "Police said on Monday that at least 15 people were killed in the fire and 30 were injured in Ankara."
    (folder / "report.html").write_text(f"<!DOCTYPE html><html lang=en><article><p>{story}</p></article>", "utf-8")
    (folder / "article.wiki").write_text("It killed 15 people.<ref name=two>Two</ref>", encoding="utf-8")
    (folder / "docs.jsonl").write_text(json.dumps({"id": "a", "text": story}), encoding="utf-8")
    (folder / "feeds.opml").write_text(
        '<opml version="2.0"><body><outline xmlUrl="docs.jsonl"/></body></opml>', "utf-8"
    )
    run("claims", "docs.jsonl")
    (folder / "claims.jsonl").write_text(json.dumps(REFERENCE), encoding="utf-8")
    alone = {"add", "mcp", "serve"}  # the others ask what is there; these stay open: see their tests
    for name in ("add", *(other for other in examples if other not in alone)):
        example = re.sub(r"Example:|\[/?bold\]", "", examples[name] or "")
        example = re.sub("a_[0-9a-f]{16}", lambda _: counterclaim.additions("quake.db")[0].id, example)
        words = shlex.split(re.sub("m_[0-9a-f]{16}", lambda _: some_claim("quake.db"), example))
        assert words[:2] == ["counterclaim", name]
        once = ["--once"] if name == "watch" else []  # else it goes on for ever
        run(*words[1:], *once, env={"COUNTERCLAIM_LEDGER": "quake.db"})
    assert {path.name for path in folder.iterdir()} >= {"quake.db", "quake.html", "try-out.db"}


def some_claim(ledger: str) -> str:
    """The id of a claim that `ledger` has."""
    return str(records(run("claims", "--ledger", ledger).stdout)[0]["id"])


def test_help_comes_quickly_and_without_the_heavy_libraries() -> None:
    code = (
        "import sys; sys.argv[1:] = ['--help']\nfrom counterclaim.cli import main\n"
        "try: main()\nfinally: print(*({'sqlalchemy', 'alembic', 'trafilatura', 'jinja2'} & set(sys.modules)))"
    )
    begun = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
    assert time.perf_counter() - begun < 5  # 0.2 s on an idle machine; the benchmark holds it to 0.4
    assert done.stdout.splitlines()[-1] == ""


def test_the_version() -> None:
    assert shell("--version").stdout.startswith("counterclaim 20")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["add"], "PATH"),
        (["nothing"], "nothing"),
        (["add", "nowhere.txt"], "nowhere.txt"),
        (["claims", "--format", "xml"], "xml"),
        (["show"], "There is no ledger at counterclaim.db. Make it with `counterclaim add PATH…`"),
        (["add", "../reports", "--ledger", "nowhere/ledger.db"], "The folder nowhere does not exist"),
        (["add", "../reports", "--ledger", "."], "is a folder"),
        (["add", "../reports", "--ledger", "../reports/noon.txt"], "is not a ledger"),
        (["add", "../reports/noon.txt", "../reports/noon.txt", "../here/../reports/two.txt", "--date", "soon"], "soon"),
        (["evaluate", "no.jsonl", "gold.jsonl"], "no.jsonl"),
    ],
)
def test_wrong_use_is_told_in_a_sentence(words: list[str], said: str, folder: Path) -> None:
    assert said in " ".join(run(*words, status=2).stderr.split())
    assert not (folder / "counterclaim.db").exists()


@BOTH
def test_show_knows_the_measures_and_what_a_country_is() -> None:
    run("add", "../reports")
    assert "The measures are: killed, injured" in run("show", "--measure", "hurt", status=2).stderr
    assert "two letters" in run("show", "--country", "Turkey", status=2).stderr


@BOTH
def test_adding_twice_changes_nothing() -> None:
    first = run("add", "../reports")
    assert first.stdout.startswith("2 new documents, 0 unchanged, 0 new versions; 3 claims; 0 problems.")
    before = run("claims").stdout
    assert [claim["quantity"]["low"] for claim in records(before)] == [12, 15, 30]
    again = run("add", "../reports")
    assert again.stdout.startswith("0 new documents, 2 unchanged, 0 new versions; 0 claims; 0 problems.")
    assert run("claims").stdout == before


def test_a_changed_report_is_a_new_version(folder: Path) -> None:
    run("add", "../reports")
    (folder / "../reports/noon.txt").write_text("Now 14 people were killed in the flood.", encoding="utf-8")
    assert "0 new documents, 1 unchanged, 1 new version; 1 claim" in run("add", "../reports").stdout
    assert [claim["quantity"]["low"] for claim in records(run("claims").stdout)] == [14, 15, 30]
    kept = sqlite3.connect("counterclaim.db")
    assert kept.execute("SELECT count(*) FROM versions").fetchone() == (3,)
    kept.close()


@BOTH
def test_a_date_that_was_forgotten_can_be_told_later() -> None:
    run("add", "../reports")
    assert "2 new versions" in run("add", "../reports", "--date", "2025-06-01").stdout
    assert "2 unchanged, 0 new versions" in run("add", "../reports").stdout
    assert {claim["published"]["start"] for claim in records(run("claims").stdout)} == {"2025-06-01"}


@BOTH
def test_what_cannot_be_read_is_told_and_the_rest_goes_on(folder: Path) -> None:
    (folder / "../reports/empty.txt").touch()
    (folder / "../reports/photo.txt").write_bytes(bytes(range(256)) * 20)
    told = run("add", "../reports", status=1)
    assert "2 new documents, 0 unchanged, 0 new versions, 2 unread; 3 claims; 2 problems." in told.stdout
    assert [line.split(":")[0] for line in told.stderr.splitlines()] == ["empty.txt", "photo.txt"]
    listed = run("problems").stdout
    assert [line.partition(" [")[0] for line in listed.splitlines()] == told.stderr.splitlines()
    assert re.fullmatch(r".* \[empty, 20\d\d-\d\d-\d\d \d\d:\d\d, .*reports.empty\.txt\]", listed.splitlines()[0])
    assert run("add", "../reports", status=1).stderr == told.stderr
    assert run("problems").stdout == listed
    as_records = records(run("claims", "../reports", "--problems", "jsonl", status=1).stderr)
    assert [set(record) for record in as_records] == [{"doc", "stage", "kind", "why", "start", "end"}] * 2
    (folder / "../reports/empty.txt").write_text("Two people were killed.", encoding="utf-8")
    run("add", "../reports", status=1)
    assert [record["doc"] for record in records(run("problems", "--format", "jsonl").stdout)] == ["photo.txt"]


def test_a_language_without_a_pack_counts_as_unread(folder: Path) -> None:
    (folder / "tatar.txt").write_text("Ун кеше үлде.", encoding="utf-8")
    told = run("claims", "tatar.txt", "--lang", "tt", "--problems", "jsonl", status=1)
    assert [record["kind"] for record in records(told.stderr)] == ["no_pack"]


@BOTH
def test_no_problems_is_said() -> None:
    run("add", "../reports")
    assert run("problems").stdout == "No problems.\n"
    assert run("problems", "--format", "jsonl").stdout == ""


def test_claims_of_files_touch_no_ledger(folder: Path) -> None:
    stateless = run("claims", "../reports").stdout
    assert list(folder.iterdir()) == []
    run("add", "../reports")
    assert run("claims").stdout == stateless


def test_claims_of_standard_input() -> None:
    line = json.dumps({"id": "a", "lang": "en", "text": "Police said 15 people were killed."})
    (claim,) = records(run("claims", "-", input=line + "\n").stdout)
    assert (claim["doc"], claim["quantity"]["low"]) == ("a", 15)


def test_the_formats_of_claims(folder: Path) -> None:
    table = run("claims", "../reports", "--format", "table").stdout
    assert "How many" in table
    rows = list(csv.DictReader(run("claims", "../reports", "--format", "csv").stdout.splitlines()))
    assert [row["low"] for row in rows] == ["12", "15", "30"]


def test_the_ledger_named_by_the_environment(folder: Path) -> None:
    run("add", "../reports", env={"COUNTERCLAIM_LEDGER": "mine.db"})
    assert [path.name for path in folder.iterdir()] == ["mine.db"]
    assert "15" in run("show", "--ledger", "mine.db", "--speaker", "POLICE").stdout
    assert "No claims." in run("show", "--ledger", "mine.db", "--speaker", "nobody").stdout


def test_a_ledger_among_the_reports_is_no_report(folder: Path) -> None:
    for _ in range(2):
        assert "0 problems" in run("add", "../reports", "--ledger", "../reports/ledger.db").stdout


@BOTH
def test_the_report_from_files_and_from_the_ledger(folder: Path) -> None:
    assert "report.html" in run("report", "../reports").stdout
    assert "the mayor" in (folder / "report.html").read_text(encoding="utf-8")
    run("add", "../reports")
    run("report", "-o", "ours.html")
    assert "the mayor" in (folder / "ours.html").read_text(encoding="utf-8")
    assert "cannot be written" in run("report", "../reports", "-o", "nowhere/report.html", status=2).stderr


def test_the_demo(folder: Path) -> None:
    told = shell("demo").stdout
    assert "How many" in told
    assert str(folder / "report.html") in told
    assert "serve --open --ledger counterclaim-demo.db" in told
    assert sorted(path.name for path in folder.iterdir()) == ["counterclaim-demo.db", "report.html"]
    assert " 0 new versions" in run("demo").stdout


def test_the_demo_in_another_ledger(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "else").mkdir()
    run("demo", "--ledger", "../else/tried.db")
    assert sorted(path.name for path in (tmp_path / "else").iterdir()) == ["report.html", "tried.db"]
    assert list(folder.iterdir()) == []


def test_evaluate(folder: Path) -> None:
    text = (folder / "../reports/two.txt").read_text(encoding="utf-8")
    (folder / "docs.jsonl").write_text(json.dumps({"id": "a", "lang": "en", "text": text}), encoding="utf-8")
    references = [REFERENCE, {**REFERENCE, "n": 31, "measure": "injured"}]
    (folder / "gold.jsonl").write_text("\n".join(map(json.dumps, references)), encoding="utf-8")
    shown = run("evaluate", "docs.jsonl", "gold.jsonl", "--errors", "5").stdout
    assert "MISSED a:0 injured 31" in shown
    assert "WRONG a:0 injured 30" in shown
    scores = json.loads(run("evaluate", "docs.jsonl", "gold.jsonl", "--format", "json").stdout)
    assert scores["all"]["core_f1"] == 0.5
    (folder / "claims.jsonl").write_text(run("claims", "docs.jsonl").stdout, encoding="utf-8")
    again = run("evaluate", "docs.jsonl", "gold.jsonl", "--claims", "claims.jsonl", "--format", "json")
    assert json.loads(again.stdout) == scores


@pytest.mark.parametrize(
    "surroundings", [{"PYTHONIOENCODING": "ascii"}, {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0"}]
)
def test_any_console_is_written_in_utf_8(folder: Path, surroundings: dict[str, str]) -> None:
    (folder / "bürgermeister.txt").write_text("12 people were killed, said Mayor Öztürk.", encoding="utf-8")
    env = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "PYTHONIO"))}
    done = shell("claims", "bürgermeister.txt", "--lang", "en", env={**env, **surroundings})
    assert "Öztürk" in done.stdout
    assert "bürgermeister.txt" in done.stdout
    table = shell("claims", "bürgermeister.txt", "--lang", "en", "--format", "table", env={**env, **surroundings})
    assert "Öztürk" in table.stdout


def test_half_a_surrogate_pair_is_printed_as_json_escapes_it() -> None:
    line = json.dumps({"id": "a", "lang": "en", "text": "12 people were killed \ud83d, police said."})
    done = shell("claims", "-", input=line + "\n")
    assert records(done.stdout)[0]["quantity"]["low"] == 12


@POSIX
def test_a_reader_that_has_enough_is_no_error(folder: Path) -> None:
    lines = [json.dumps({"id": str(n), "lang": "en", "text": "12 people were killed."}) for n in range(3000)]
    (folder / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    with subprocess.Popen([*START, "claims", "many.jsonl"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as claims:
        assert claims.stdout
        assert claims.stderr
        claims.stdout.readline()
        claims.stdout.close()
        assert claims.stderr.read() == b""
        assert claims.wait(60) == 0


FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")


@FULL
@pytest.mark.parametrize(
    "words", [["--help"], ["claims", "--help"], ["claims", "../reports"], ["show"], ["add", "../reports"]]
)
def test_output_that_cannot_be_written_is_told_in_a_sentence(words: list[str]) -> None:
    run("add", "../reports")
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        told = shell(*words, status=2, stdout=full).stderr
    assert told == "counterclaim: The output cannot be written: no space left on device.\n"


@POSIX
@pytest.mark.parametrize("words", [["--help"], ["claims", "--help"], ["claims", "../reports", "--format", "table"]])
def test_help_and_tables_for_a_reader_that_has_enough_are_no_error(words: list[str]) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    with os.fdopen(theirs, "w") as closed:
        assert shell(*words, stdout=closed).stderr == ""


@POSIX
@pytest.mark.parametrize(
    ("closed", "words", "status"),
    [("<&-", "claims -", 0), (">&-", "claims ../reports", 0), ("2>&-", "claims nowhere.txt", 2),
     (">&-", "add ../reports", 0), ("<&- >&- 2>&-", "add ../reports", 0)],
)  # fmt: skip
def test_closed_streams_do_no_harm(closed: str, words: str, status: int, folder: Path) -> None:
    line = f"{shlex.join(START)} {words} {closed}"
    done = subprocess.run(["sh", "-c", line], capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout, done.stderr) == (status, "", "")
    if words.startswith("add"):
        assert len(_kept("counterclaim.db")[0]) == 2


def test_names_and_words_from_outside_do_not_steer_the_terminal(folder: Path) -> None:
    (folder / "a.jsonl").write_text(json.dumps({"id": "a\x1b[2J\nb", "lang": "sw", "text": "Habari."}), "utf-8")
    told = run("claims", "a.jsonl", status=1).stderr
    assert told.startswith(r"a\x1b[2J\nb: ")
    assert told.count("\n") == 1
    assert r"no\x1bwhere" in run("claims", "no\x1bwhere", status=2).stderr


def _reports(number: int) -> list[str]:
    text = "On day {0}, {1} people were killed and {2} were injured, police said."
    texts = [text.format(n, n + 10, n + 20) if n % 50 else " " for n in range(1, number + 1)]
    return [json.dumps({"id": f"{n}", "lang": "en", "text": text}) for n, text in enumerate(texts)]


def _kept(ledger: str) -> list[list[tuple[Any, ...]]]:
    """All that a ledger holds, but for clocks."""
    tables = {
        "documents": "number, id", "versions": "number, document, text_id, text, lang",
        "readings": "number, version, reader",
        "claims": "number, reading, id, record", "problems": "number, doc, reading, kind, why", "settled": "problem",
    }  # fmt: skip
    connection = sqlite3.connect(ledger)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    kept = [connection.execute(f"SELECT {columns} FROM {table}").fetchall() for table, columns in tables.items()]
    connection.close()
    return kept


def _documents(ledger: Path) -> int:
    if not ledger.exists():
        return 0
    connection = sqlite3.connect(ledger)
    try:
        return int(connection.execute("SELECT count(*) FROM documents").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    finally:
        connection.close()


@POSIX
def test_killed_at_any_moment_nothing_is_lost_or_doubled(folder: Path) -> None:
    (folder / "many.jsonl").write_text("\n".join(_reports(400)), encoding="utf-8")
    run("add", "many.jsonl", "--ledger", "undisturbed.db", status=1)

    def killed_again_and_again(ledger: str) -> int:
        chance, kills = random.Random(ledger), 0
        for _ in range(3):
            add = subprocess.Popen(
                [*START, "add", "many.jsonl", "--ledger", ledger], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            time.sleep(chance.uniform(0.4, 2))
            add.kill()
            kills += add.wait() == -signal.SIGKILL
        return kills

    ledgers = ["one.db", "two.db"]
    with ThreadPoolExecutor() as threads:
        assert all(threads.map(killed_again_and_again, ledgers))
    for ledger in ledgers:
        run("add", "many.jsonl", "--ledger", ledger, status=1)
        assert _kept(ledger) == _kept("undisturbed.db")


@POSIX
def test_interrupted_half_way_what_was_read_stays(folder: Path) -> None:
    reports = _reports(300)
    add = subprocess.Popen(
        [*START, "add", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    )
    assert add.stdin
    add.stdin.write("\n".join(reports) + "\n")
    add.stdin.flush()
    patience = time.monotonic() + 60
    while not _documents(folder / "counterclaim.db") and time.monotonic() < patience:
        time.sleep(0.05)
    add.send_signal(signal.SIGINT)
    told = add.communicate(timeout=30)[1]
    assert add.returncode == 130
    assert (
        told == "counterclaim: Interrupted. What was added stays in the ledger; the same command goes on from there.\n"
    )
    kept = _documents(folder / "counterclaim.db")
    assert 0 < kept < 300
    again = run("add", "-", input="\n".join(reports), status=1).stdout
    assert f" {kept} unchanged" in again
    assert len(_kept("counterclaim.db")[0]) == 294


@POSIX
def test_ctrl_c_at_any_moment_ends_all_processes_without_a_traceback(folder: Path) -> None:
    (folder / "many.jsonl").write_text("\n".join(_reports(600)), encoding="utf-8")

    def interrupted(number: int) -> int:
        add = subprocess.Popen(
            [*START, "add", "many.jsonl", "--ledger", f"{number}.db"],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True,
        )  # fmt: skip
        time.sleep(random.Random(number).uniform(0.5, 3))
        os.killpg(add.pid, signal.SIGINT)
        told = add.communicate(timeout=30)[1]
        assert "Traceback" not in told
        with pytest.raises(ProcessLookupError):
            for _ in range(200):
                os.killpg(add.pid, 0)
                time.sleep(0.05)
        return add.returncode

    with ThreadPoolExecutor(4) as threads:  # several at once, for they mostly wait
        statuses = set(threads.map(interrupted, range(8)))
    assert statuses <= {1, 130}
    assert 130 in statuses


def test_languages_are_listed_and_checked() -> None:
    (listed,) = (json.loads(line) for line in run("languages", "--format", "json").stdout.splitlines())
    assert {"en", "de", "nl"} <= {language["code"] for language in listed}
    assert all(language["lacks"] == [] for language in listed)
    assert "nl: Nothing is missing." in run("languages", "nl", "--check").stdout
    assert "There is no pack 'qq'" in run("languages", "qq", status=2).stderr
