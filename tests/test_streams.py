"""The standard streams, in whatever state."""

import subprocess
import sys


def test_an_interruption_that_cannot_be_raised_comes_again() -> None:
    code = """
import time
from counterclaim import streams
streams.prepare()
class Interrupted:
    def __del__(self):
        raise KeyboardInterrupt
try:
    Interrupted()
    time.sleep(5)
except KeyboardInterrupt:
    print("interrupted")
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert (done.stdout, done.stderr) == ("interrupted\n", "")


def test_another_error_there_is_still_told() -> None:
    code = """
from counterclaim import streams
streams.prepare()
class Broken:
    def __del__(self):
        raise ValueError("broken")
Broken()
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert "ValueError: broken" in done.stderr
