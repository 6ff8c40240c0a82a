"""The desk opens, answers, and closes."""

import re
import socket
import subprocess
import sys
from pathlib import Path

import httpx2
import pytest

from counterclaim import UsageError, serve


def test_serve_opens_the_desk_and_makes_a_ledger(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "counterclaim.cli", "serve", "--port", "0", "--ledger", str(tmp_path / "new.db")]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as running:
        try:
            assert running.stdout
            told = re.search(r"http://127\.0\.0\.1:\d+/", running.stdout.readline())
            assert told
            answer = httpx2.get(told[0], timeout=20)
            assert answer.status_code == 200
            assert "Counterclaim" in answer.text
        finally:
            running.send_signal(2)
            assert running.wait(20) in (0, 130)
    assert (tmp_path / "new.db").stat().st_size


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other, pytest.raises(UsageError, match="taken"):
        serve(str(tmp_path / "new.db"), port=other.getsockname()[1])


def test_nobody_else_reaches_a_desk_without_a_login(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--team"):
        serve(str(tmp_path / "new.db"), host="0.0.0.0")
    assert not (tmp_path / "new.db").exists()


def test_a_team_needs_somebody_who_may_log_in(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="counterclaim users add NAME --role admin"):
        serve(str(tmp_path / "new.db"), team=True, port=0)
