"""A process that reads holds itself to its memory, by the system's means or by its own count."""

import subprocess
import sys

import pytest

from counterclaim.engines.working import OUT_OF_MEMORY

GROW = "kept = []\nfor _ in range(100): kept.append(b'x' * 5_000_000)"


def run(code: str) -> subprocess.CompletedProcess[str]:
    """A new Python that runs `code`."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux holds a process to its memory")
def test_the_system_refuses_more() -> None:
    done = run(f"from counterclaim.engines.working import limited\nassert limited(100_000_000)\n{GROW}")
    assert "MemoryError" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no such count")
def test_where_the_system_does_not_a_process_counts_itself() -> None:
    watched = "import threading\nfrom counterclaim.engines.working import watch_memory\n"
    watched += "threading.Thread(target=watch_memory, args=(100_000_000,), daemon=True).start()\n"
    assert run(f"{watched}{GROW}\nimport time\ntime.sleep(30)").returncode == OUT_OF_MEMORY
    assert run(f"{watched}kept = b'x' * 20_000_000").returncode == 0
