"""The desk under load: so many requests a second, whether or not the last ones are answered, and how long each took.

    python benchmarks/desk_load.py LEDGER [--rate 20] [--seconds 60] [--seed 1]

Opens a desk on the ledger (a path or an address; see desk_ledger.py for one of a million claims) in a process of its
own, finds stories, documents and words to ask for, and asks for pages of stories, documents, searches and home as
people would: some often, most seldom. Every request goes to this machine; the run ends by itself. Latencies are counted
from the moment at which a request was due, so that a desk that falls behind cannot hide it.
"""

import argparse
import asyncio
import platform
import random
import re
import signal
import subprocess
import sys
from collections import defaultdict
from time import perf_counter
from urllib.parse import quote

import httpx2

WORDS = ("Kursk", "Izmir", "flood", "Krankenhaus", "наводнение", "北京", "서울", "زلزال", "soldiers", "Osijek police")
SHARES = {"story": 0.4, "document": 0.3, "search": 0.2, "home": 0.1}


def quantile(times: list[float], share: float) -> float:
    """The time below which `share` of `times` lie (nearest rank)."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


async def addresses(client: httpx2.AsyncClient, chosen: random.Random) -> dict[str, list[str]]:
    """What to ask for: the stories of the first pages, of which the largest, and documents that they name."""
    stories: list[str] = []
    documents: list[str] = []
    after = ""
    for _ in range(20):
        home = (await client.get(f"/api/v1/?size=50&after={after}")).json()
        stories += [story["id"] for story in home["stories"]["items"]]
        after = home["stories"]["after"]
        if not after:
            break
    for id in chosen.sample(stories, min(60, len(stories))):
        page = (await client.get(f"/stories/{id}")).text
        documents += re.findall(r'href="(/documents\?id=[^"&#]+)', page)[:10]
    return {
        "story": [f"/stories/{id}" for id in stories],
        "document": sorted(set(documents)),
        "search": [f"/?q={quote(word)}" for word in WORDS],
        "home": ["/", "/?measure=killed", "/?status=contested", "/?order=changed"],
    }


async def ask(client: httpx2.AsyncClient, kind: str, path: str, due: float, told: dict[str, list[float]]) -> None:
    """Ask for `path`, and note how long after it was due the answer was there."""
    try:
        answer = await client.get(path)
        told[kind if answer.status_code == 200 else f"{kind} {answer.status_code}"].append(perf_counter() - due)
    except httpx2.HTTPError as error:
        told[f"{kind} {type(error).__name__}"].append(perf_counter() - due)


async def load(address: str, rate: float, seconds: float, seed: int) -> dict[str, list[float]]:
    """The latencies, in seconds, by kind of page."""
    chosen = random.Random(seed)
    told: dict[str, list[float]] = defaultdict(list)
    async with httpx2.AsyncClient(base_url=address, timeout=30) as client:
        there = {kind: found for kind, found in (await addresses(client, chosen)).items() if found}
        print({kind: len(found) for kind, found in there.items()})
        asked: set[asyncio.Task[None]] = set()
        begun = perf_counter()
        for number in range(int(rate * seconds)):
            due = begun + number / rate
            await asyncio.sleep(max(0.0, due - perf_counter()))
            kind = chosen.choices(list(there), [SHARES[kind] for kind in there])[0]
            # some pages are asked for often, most seldom
            path = there[kind][min(int(chosen.paretovariate(0.7)) - 1, len(there[kind]) - 1)]
            task = asyncio.create_task(ask(client, kind, path, due, told))
            asked.add(task)
            task.add_done_callback(asked.discard)
        await asyncio.gather(*asked)
    return told


def main() -> None:
    """Open the desk, load it, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("ledger")
    parser.add_argument("--rate", type=float, default=20.0, help="requests a second")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    words = [sys.executable, "-m", "counterclaim.cli", "serve", "--port", "0", "--ledger", asked.ledger]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as desk:
        try:
            assert desk.stdout
            address = re.search(r"http://\S+", desk.stdout.readline())
            assert address, "the desk did not open"
            told = asyncio.run(load(address[0], asked.rate, asked.seconds, asked.seed))
        finally:
            desk.send_signal(signal.SIGINT)
            desk.wait(20)
    print(f"{platform.processor() or platform.machine()}, {asked.rate:g} requests a second for {asked.seconds:g} s")
    print(f"{'page':20} {'requests':>8} {'p50 ms':>8} {'p95 ms':>8} {'p99 ms':>8} {'most ms':>8}")
    for kind, times in sorted(told.items()):
        row = (quantile(times, share) * 1000 for share in (0.5, 0.95, 0.99, 1.0))
        print(f"{kind:20} {len(times):8} " + " ".join(f"{ms:8.1f}" for ms in row))


if __name__ == "__main__":
    main()
