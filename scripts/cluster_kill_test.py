#!/usr/bin/env python3
"""Kill and stop the workers of a cluster that adds, and the program that asked for it, and see that nothing is lost.

usage: cluster_kill_test.py --ledger postgresql://USER@HOST/DATABASE [--documents N] [--workers N] [--kills N]
                            [--hangs N] [--restarts N] [--seed N]

Makes a pile of reports, and adds it undisturbed on this machine alone. Then a Dask scheduler and so many workers, on
loopback, add it to another ledger, while so many workers are killed (SIGKILL) or held up (SIGSTOP) in the midst of it,
another taking the place of each, and `add` itself is killed and begun again. At the end both ledgers have to hold the
same in every table, clocks and row numbers apart, and give the same verdicts. Two databases are made on that server,
and dropped afterwards. With what is set it takes some four minutes, one of them waiting for the worker held up.
"""

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from kill_test import compared, kept, ledgers, undisturbed
from machines import Machines, machines
from pile import make_pile

DOES = {"kill": signal.SIGKILL, "hang": signal.SIGSTOP}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--ledger", required=True, metavar="ADDRESS")
    for name, default in (
        ("documents", 2_000),
        ("workers", 2),
        ("kills", 3),
        ("hangs", 1),
        ("restarts", 1),
        ("seed", 1),
    ):
        options.add_argument(f"--{name}", type=int, default=default, metavar="N")
    wanted = options.parse_args()
    with tempfile.TemporaryDirectory() as work, ledgers(Path(work), wanted.ledger) as (quiet, killed):
        pile = Path(work) / "pile"
        files = make_pile(pile, wanted.documents, wanted.seed)
        print(f"{files:,} files with {wanted.documents:,} documents, seed {wanted.seed}.")
        print(f"Undisturbed, on one machine: {undisturbed(pile, quiet)[1]}")
        chance = random.Random(wanted.seed)
        troubles = ["kill"] * wanted.kills + ["hang"] * wanted.hangs + ["restart"] * wanted.restarts
        chance.shuffle(troubles)
        with machines(wanted.workers) as there:
            disturbed(pile, killed, there, troubles, chance, kept(quiet))
        sys.exit(compared(quiet, killed))


def disturbed(pile: Path, ledger: str, there: Machines, troubles: list[str], chance: random.Random, all: int) -> None:
    """Add the pile on the cluster, each of the `troubles` coming after its share of `all` the documents is kept."""
    began = time.monotonic()
    run, alive = begun(pile, ledger, there.address), list(range(len(there.workers)))
    for place, trouble in enumerate(troubles, 1):
        while run.poll() is None and kept(ledger) < all * place / (len(troubles) + 1):
            time.sleep(0.05)
        if run.poll() is not None:
            sys.exit(f"The run ended before the trouble number {place}: take more documents.")
        if trouble == "restart":
            run.kill()
            run.communicate()
            run = begun(pile, ledger, there.address)
        else:
            one = alive.pop(chance.randrange(len(alive)))
            there.workers[one].send_signal(DOES[trouble])
            there.add()
            alive.append(len(there.workers) - 1)
        print(f"  {trouble} at {kept(ledger):,} documents")
    out, err = run.communicate()
    if run.returncode not in (0, 1):
        sys.exit(f"The run ended with exit status {run.returncode}:\n{err}")
    print(f"On a cluster, in {time.monotonic() - began:.0f} s: {out.partition(chr(10))[0]}")


def begun(pile: Path, ledger: str, scheduler: str) -> subprocess.Popen[str]:
    """A run of `add` on the cluster."""
    command = [sys.executable, "-m", "counterclaim.cli", "add", str(pile), "--ledger", ledger, "--engine", "dask"]
    words = ["--scheduler", scheduler, "--problems", "jsonl", "--progress", "none"]
    return subprocess.Popen(
        [*command, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )


if __name__ == "__main__":
    main()
