"""Full disks, damaged files, servers that go away: a clear error, an intact ledger, and the next run goes on."""

import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

import counterclaim
from counterclaim.cli import app
from counterclaim.errors import LedgerError
from counterclaim.model import Progress

START = [sys.executable, "-c", "from counterclaim.cli import main; main()"]
TEXT = "On day {0}, police said that {1} people were killed and {2} were injured in Ankara. "


@pytest.fixture(autouse=True)
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with sixty reports, in a folder to work in."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(60):
        text = TEXT.format(number, number + 10, number + 20) * 2 + "Nothing else was known. " * 1_000
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COUNTERCLAIM_LEDGER", raising=False)
    return folder


def run(*words: str) -> Result:
    """Run a command in this process, and see that whatever goes wrong is told in a sentence."""
    done = CliRunner().invoke(app, [*words], prog_name="counterclaim")
    assert "Traceback" not in done.stderr
    assert "please report it" not in done.stderr, (words, done.stderr)
    return done


def state(ledger: str | None = None) -> list[object]:
    """All that stands in a ledger, in an order of its own."""
    found = [*counterclaim.documents(ledger=ledger), *counterclaim.claims(ledger=ledger)]
    return sorted(map(repr, found))


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own, of a megabyte."""
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no file system can be mounted here (it needs root)")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def remounted(folder: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", folder], check=True)


def test_a_full_disk(small: Path) -> None:
    ledger = str(small / "ledger.db")
    done = run("add", "reports", "--ledger", ledger)
    assert done.exit_code == 2
    assert "What was there is intact" in done.stderr
    assert counterclaim.verify(ledger) == []
    remounted(small, "size=64m")
    assert run("add", "reports", "--ledger", ledger).exit_code == 0
    assert counterclaim.verify(ledger) == []
    counterclaim.add("reports", "undisturbed.db")
    assert state(ledger) == state("undisturbed.db")


def test_a_full_disk_under_a_backup(small: Path) -> None:
    counterclaim.add("reports", "ours.db")
    with suppress(OSError), (small / "filler").open("wb", buffering=0) as filler:
        while True:
            filler.write(bytes(4_096))
    assert "cannot be written: no space left on device" in run("backup", str(small / "b"), "--ledger", "ours.db").stderr
    assert [path.name for path in small.iterdir()] == ["filler"]
    counterclaim.backup("b", "ours.db")
    assert "the disk" in run("restore", "b", "--ledger", str(small / "new.db")).stderr
    assert [path.name for path in small.iterdir()] == ["filler"]


def test_a_read_only_disk(small: Path) -> None:
    remounted(small, "size=64m")
    ledger = str(small / "ledger.db")
    counterclaim.add("reports", ledger)
    before = state(ledger)
    remounted(small, "ro")
    for words in (["add", "reports"], ["withdraw", "a_0", "--why", "x"], ["erase", "00.txt", "--why", "x"], ["retry"]):
        done = run(*words, "--ledger", ledger)
        assert (done.exit_code, "cannot be written" in done.stderr) == (2, True), words
    assert run("show", "--ledger", ledger).exit_code == 0
    assert (state(ledger), counterclaim.verify(ledger)) == (before, [])


def test_bytes_overwritten_at_random_places(tmp_path: Path) -> None:
    counterclaim.add("reports", "whole.db")
    counterclaim.judge.accept(next(iter(counterclaim.claims(ledger="whole.db"))).id, by="lena", ledger="whole.db")
    whole = state("whole.db")
    raw = Path("whole.db").read_bytes()
    found = 0
    for seed in range(10):
        chance, broken = random.Random(seed), bytearray(raw)
        for _ in range(chance.choice((1, 3, 30))):
            at = chance.randrange(len(broken))
            broken[at : at + 40] = chance.randbytes(min(40, len(broken) - at))
        for left in Path().glob("broken.db*"):
            left.unlink()
        Path("broken.db").write_bytes(broken)
        for words in (
            ["verify"], ["claims"], ["documents"], ["problems"], ["additions"], ["judge", "list"], ["positions"],
            ["backup", "broken.db.backup"], ["add", "reports"], ["reread", "--all"],
        ):  # fmt: skip
            done = run(*words, "--ledger", "broken.db")
            assert done.exit_code in (0, 1, 2), (seed, words)
            if words == ["verify"]:
                sound = done.exit_code == 0
                found += not sound
                if sound:
                    assert state("broken.db") == whole, seed
    assert found > 5


def test_a_writer_that_was_killed_leaves_what_it_had_kept(tmp_path: Path) -> None:
    code = (
        "import os, sys\nfrom counterclaim.ledger import Ledger\nfrom counterclaim.model import Document\n"
        "ledger = Ledger.open('ours.db')\n"
        "for number in range(5): ledger.add(Document(str(number), f'{number} dead'), [], [], 'test/1')\n"
        "with ledger.batch():\n"
        "    ledger.add(Document('half', '99 dead ' * 100_000), [], [], 'test/1')\n"
        f"    os.kill(os.getpid(), {signal.SIGKILL.value})\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == -signal.SIGKILL
    assert Path("ours.db-wal").stat().st_size
    assert [each.doc for each in counterclaim.documents(ledger="ours.db")] == ["0", "1", "2", "3", "4"]
    assert counterclaim.verify("ours.db") == []
    assert counterclaim.add("reports", "ours.db").new == 60


def test_two_adds_at_once_lose_and_double_nothing(store: str, reports: Path) -> None:
    both = [
        [*START, "add", *(str(path) for path in sorted(reports.iterdir())[part])] for part in (slice(45), slice(15, 60))
    ]
    with ThreadPoolExecutor() as pool:
        done = list(pool.map(lambda words: subprocess.run(words, capture_output=True, text=True, check=False), both))
    assert [each.returncode for each in done] == [0, 0], [each.stderr for each in done]
    told = [[int(number) for number in each.stdout.replace(",", "").split() if number.isdecimal()] for each in done]
    assert sum(each[0] for each in told) == 60
    assert sum(each[1] for each in told) == 30
    counterclaim.add("reports", "undisturbed.db")
    assert state() == state("undisturbed.db")
    assert sum(run.versions for run in counterclaim.additions()) == 60
    assert counterclaim.verify() == []


def test_a_server_that_goes_away(own_server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("counterclaim.flow.BATCH", 8)

    def stop(told: Progress) -> None:
        if told.done == 20:
            own_server.stop()

    with pytest.raises(LedgerError, match=r"went away: its server ended the connection\. What was there is intact"):
        counterclaim.add("reports", own_server.address, progress=stop)
    with pytest.raises(LedgerError, match="does not answer"):
        counterclaim.problems(own_server.address)
    own_server.start()
    assert counterclaim.verify(own_server.address) == []
    again = counterclaim.add("reports", own_server.address)
    assert again.new + again.unchanged == 60
    counterclaim.add("reports", "undisturbed.db")
    assert state(own_server.address) == state("undisturbed.db")
