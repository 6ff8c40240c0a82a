#!/usr/bin/env python3
"""Pages read fast against pages read carefully: page_text.py [--rounds 5] [--every 1]

What is lost, on the project's full pages (quality/pages, whose clean texts are known) and on made-up news as pages
(corpus.py): the words of the text (F1 against the clean one), titles, days of publication, and claims (measure, number
and quoted sentence; those missed, those too many). What is won, on the same pages in the same run: processor time of
fast reading over careful, of the page alone and from the page to its claims; rounds alternate. `--every 4` takes every
fourth page.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newsroom.articles import article
from newsroom.pages import page_of

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "scripts"))
from make_pages import pages
from pages_gate import told_by

from counterclaim.flow import reading_of
from counterclaim.model import Document
from counterclaim.read import documents_of, read_text
from counterclaim.read.piece import Piece
from counterclaim.settings import Given

KINDS = {"careful": "html", "fast": "html-fast"}
NEWS = 300  # made-up pages
DAILY = 1_000.0


@dataclass(frozen=True)
class Known:
    """A page, with the text that is its article and the day on which it was published."""

    name: str
    data: bytes
    texts: Sequence[str]
    day: str


@dataclass
class Kept:
    """What one way of reading found of the texts, titles, days and claims of some pages."""

    pages: int = 0
    words: float = 0.0
    titles: int = 0
    days: int = 0
    right: int = 0
    missed: int = 0
    extra: int = 0
    seconds: dict[str, list[float]] = field(default_factory=lambda: {"page": [], "claims": []})

    def add(self, known: Known, wanted: Counter[tuple[str, str, str]], found: Sequence[Document]) -> None:
        """Hold what was `found` on a page against what is `known`."""
        self.pages += 1
        self.words += f1(" ".join(known.texts), " ".join(each.text for each in found))
        title = " ".join(known.texts[0].partition("\n")[0].split())
        self.titles += any(" ".join((each.title or "").split()) == title for each in found[:1])
        self.days += any(each.published and each.published.start[:10] == known.day for each in found)
        told = told_by(found)
        self.right += (wanted & told).total()
        self.missed += (wanted - told).total()
        self.extra += (told - wanted).total()


def own_pages() -> Iterator[Known]:
    """The full pages of quality/pages."""
    for page in pages():
        yield Known(page.name, page.data, page.texts, page.date[:10])


def news_pages() -> Iterator[Known]:
    """Made-up news, as pages."""
    for number in range(NEWS):
        made = article(1, number, DAILY)
        yield Known(made["id"], page_of(made).encode(), (made["text"],), made["date"])


SETS = {"quality/pages": own_pages, "made-up news": news_pages}


def f1(wanted: str, told: str) -> float:
    """The words that two texts share, over the mean of their numbers; of text without spaces, the characters."""
    one, other = (Counter(text.split() if " " in text.strip() else text) for text in (wanted, told))
    return 2 * (one & other).total() / max(1, one.total() + other.total())


def documents(known: Known, mode: str) -> list[Document]:
    """The documents of a page, read in one of the two ways."""
    found = documents_of(Piece(f"{known.name}.html", KINDS[mode], known.data))
    return [each for each in found if isinstance(each, Document)]


def timed(run: Callable[[], object]) -> float:
    """The processor time of `run`, in seconds."""
    began = time.process_time()
    run()
    return time.process_time() - began


def compare(known: Sequence[Known], rounds: int) -> dict[str, Kept]:
    """What each way keeps of the pages, and what each takes, round by round."""
    kept = {mode: Kept() for mode in KINDS}
    for page in known:
        wanted = told_by([read_text(text, "clean", Given(date=page.day)) for text in page.texts])
        for mode, of_mode in kept.items():
            of_mode.add(page, wanted, documents(page, mode))
    for _ in range(rounds):
        for mode, of_mode in kept.items():
            of_mode.seconds["page"].append(timed(lambda: [documents(page, mode) for page in known]))  # noqa: B023
            whole = timed(lambda: [reading_of(each) for page in known for each in documents(page, mode)])  # noqa: B023
            of_mode.seconds["claims"].append(whole)
    return kept


def rows(name: str, kept: dict[str, Kept]) -> Iterator[dict[str, Any]]:
    """A row for each way of reading: shares of what is right, milliseconds for each page, and ratios to careful."""
    slow = kept["careful"].seconds
    for mode, of_mode in kept.items():
        many = of_mode.pages
        times = {stage: statistics.median(spent) / many * 1_000 for stage, spent in of_mode.seconds.items()}
        ratios = {
            stage: statistics.median(one / other for one, other in zip(slow[stage], spent, strict=True))
            for stage, spent in of_mode.seconds.items()
        }
        yield {
            "pages": name, "read": mode, "number": many, "text F1": round(of_mode.words / many, 3),
            "titles": round(of_mode.titles / many, 3), "days": round(of_mode.days / many, 3),
            "claims right": of_mode.right, "missed": of_mode.missed, "too many": of_mode.extra,
            "ms a page": round(times["page"], 2), "ms to claims": round(times["claims"], 2),
            "times as fast, page": round(ratios["page"], 2), "times as fast, to claims": round(ratios["claims"], 2),
        }  # fmt: skip


def main() -> None:
    """Read the command line, compare, print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=5, metavar="N")
    options.add_argument("--every", type=int, default=1, metavar="N", help="take every Nth page")
    wanted = options.parse_args()
    table = [
        row
        for name, of_set in SETS.items()
        for row in rows(name, compare(list(of_set())[:: wanted.every], wanted.rounds))
    ]
    print("| " + " | ".join(table[0]) + " |\n" + "|---" * len(table[0]) + "|")
    for row in table:
        print("| " + " | ".join(str(cell) for cell in row.values()) + " |")


if __name__ == "__main__":
    main()
