"""A watch that is killed at any moment and started again loses no message, and tells none twice under two keys."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from counterclaim.ledger.watched import Watched

FLOOD = "The flood on the Drava in Osijek, Croatia, killed {} people, police said on Wednesday."


@pytest.fixture
def command(web, address):
    """Starts a watch of the feed of `web` in a process of its own, whose lines go to a file."""
    told = {"COUNTERCLAIM_ALLOW_HOSTS": web.host, "COUNTERCLAIM_PAUSE": "0"}
    words = [sys.executable, "-m", "counterclaim.cli", "watch", web("/feed"), "--ledger", address]
    words += ["--webhook", web("/hook"), "--format", "jsonl"]

    def start(*more, output):
        return subprocess.Popen(
            [*words, *more], env=os.environ | told, stdout=output, stderr=subprocess.PIPE, start_new_session=True
        )

    return start


def test_killed_at_random_moments(web, command, address, tmp_path):
    chance = random.Random(5)
    entries = list[str]()
    with (tmp_path / "told.jsonl").open("wb") as output:
        for number in range(5):
            entries.insert(0, web.entry(FLOOD.format(14 + number), hour=number))
            web.feed("/feed", *entries)
            asked = len(web.asked)
            watch = command("--every", "1s", output=output)
            until = time.monotonic() + 60
            while len(web.asked) == asked and time.monotonic() < until:
                time.sleep(0.02)
            time.sleep(chance.uniform(0.0, 1.5))
            watch.kill()
            watch.communicate()
        done = command("--once", output=output)
        _, errors = done.communicate(timeout=120)
    assert done.returncode == 0, errors.decode()
    with Watched.open(address) as store:
        kept = [message.key for message in reversed(store.messages(1_000))]
        last = store.messages(1)[0]
    posted = [record["key"] for record in web.taken()]
    printed = (tmp_path / "told.jsonl").read_text("utf-8")
    assert list(dict.fromkeys(posted)) == kept
    assert all(f'"key": "{key}"' in printed for key in kept)
    assert len(posted) <= len(kept) + 5  # at most what was being told when it was killed comes again
    assert last.changes[0].new.best == 18


def test_interrupted_it_says_so_and_ends_well(web, command, tmp_path):
    web.feed("/feed", web.entry(FLOOD.format(14)))
    with (tmp_path / "told.jsonl").open("wb") as output:
        watch = command("--every", "1h", output=output)
        until = time.monotonic() + 60
        while not web.posted and time.monotonic() < until:
            time.sleep(0.05)
        time.sleep(0.5)
        watch.send_signal(signal.SIGINT)
        _, errors = watch.communicate(timeout=60)
    assert watch.returncode == 130
    assert "goes on from there" in errors.decode()
    assert len(web.posted) == 1
