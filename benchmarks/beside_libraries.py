#!/usr/bin/env python3
"""The reader beside libraries that do a part of what it does: beside_libraries.py [--pages 40] [--rounds 5]

In English, in one run, rounds alternating, in processor time: what trafilatura takes to get the text out of a page, and
what quantulum3's parser and dateparser.search take for a text, over what the reader takes for that text (its language,
claims, positions, evidence). The texts are made-up news (corpus.py), as many of them with figures of people as there
are in real ones. Trafilatura is given each as a light page and as one with the menus, teasers and scripts of an outlet
around it, whose weight is our guess; and the project's own pages, whose texts are all claims. What was asked is told
of each of the three, and of dateparser with and without the language. The slow ones are given fewer texts, and the
reader is timed on the same. Prints Markdown, and a line of JSON for each thing that was asked.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from newsroom.articles import told_by
from newsroom.pages import page_of
from page_text import own_pages, timed

from counterclaim.flow import reading_of
from counterclaim.read import read_text

SLOW = 8  # texts that the slow ones are given
DAILY = 1_000.0
HEAVY = "pages as heavy as outlets'"
Run = Callable[[], object]


@dataclass(frozen=True)
class Pair:
    """The reader beside a library: what each does with the same texts, and how the ratio of their times is told."""

    beside: str
    does: str
    library: Run
    reader: Run
    texts: int
    characters: int


def made_up(many: int) -> list[dict[str, Any]]:
    """Made-up news in English."""
    told = [told_by("en", 1, DAILY, number / DAILY, Random(f"en:{number}"))[1] for number in range(many)]
    day, outlet = "2025-03-28", "outlet.example"
    return [
        {"text": text, "outlet": outlet, "date": day, "url": f"https://{outlet}/2025/03/28/{number}"}
        for number, text in enumerate(told)
    ]


def heavy(page: str) -> str:
    """A light page with what outlets put around an article: about 1,000 elements and 125 kB more."""
    menu = "".join(
        f"<li class='menu__item'><a href='/topic/{n}' data-track='menu-{n}'>Topic {n}</a></li>" for n in range(120)
    )
    cards = "".join(
        f"<div class='card card--{n % 5}' data-id='{n}'><a href='/story/{n}'><img src='/i/{n}.jpg' alt='Picture {n}' "
        f"loading='lazy'><h3 class='card__title'>What the council decided on item {n} of its list</h3></a>"
        f"<p class='card__text'>The members met for the {n}th time, and adjourned.</p><span>{n} min</span></div>"
        for n in range(110)
    )  # fmt: skip
    scripts = "".join(f"<script>window.slots.push({{id:{n},sizes:'{'300x250,' * 100}'}});</script>" for n in range(100))
    return page.replace("<nav>", f"<nav><ul class='menu'>{menu}</ul>").replace(
        "</main>", f"<section>{cards}</section></main>{scripts}"
    )


def read(texts: Sequence[str]) -> list[Any]:
    """All that the reader does with texts."""
    return [reading_of(read_text(text, f"{number}")) for number, text in enumerate(texts)]


def extracting(pages: Sequence[bytes], of: str) -> Pair:
    """Trafilatura getting the texts out of `pages`, beside the reader on what it gets."""
    import trafilatura

    both = [(page, text) for page in pages if (text := trafilatura.extract(page))]
    weight = sum(len(page) for page, _ in both) // len(both) // 1_000
    return Pair("trafilatura", f"gets the text out of {of} ({weight} kB each)",
                lambda: [trafilatura.extract(page) for page, _ in both], lambda: read([text for _, text in both]),
                len(both), sum(len(text) for _, text in both))  # fmt: skip


def pairs(many: int) -> Iterator[Pair]:
    """What is timed, on `many` texts. Says so on standard error where a library is missing, and leaves it out."""
    warnings.simplefilter("ignore")
    news = made_up(many)
    light = [page_of(each) for each in news]
    yield extracting([heavy(page).encode() for page in light], HEAVY)
    yield extracting([page.encode() for page in light], "light pages")
    own = [known.data for known in own_pages() if known.name.endswith("-en")]
    yield extracting(own[:many], "quality/pages, all claims")
    try:
        from dateparser.search import search_dates
        from quantulum3 import parser
    except ImportError as error:
        print(f"{error}: `scripts/setup bench` installs it.", file=sys.stderr)
        return
    few = [each["text"] for each in news[:SLOW]]
    size = sum(map(len, few))
    yield Pair("quantulum3", "finds numbers and units", lambda: [parser.parse(text) for text in few],
               lambda: read(few), len(few), size)  # fmt: skip
    yield Pair("dateparser.search", "finds dates, told as little of the language as the reader",
               lambda: [search_dates(text) for text in few], lambda: read(few), len(few), size)  # fmt: skip
    yield Pair("dateparser.search", "finds dates, told that it is English",
               lambda: [search_dates(text, languages=["en"]) for text in few], lambda: read(few), len(few),
               size)  # fmt: skip


def compare(pair: Pair, rounds: int) -> tuple[float, float, float]:
    """Seconds of the library and of the reader (medians), and the median of the library's over the reader's."""
    pair.reader()
    pair.library()
    times = [(timed(pair.library), timed(pair.reader)) for _ in range(rounds)]
    library, reader = (statistics.median(column) for column in zip(*times, strict=True))
    return library, reader, statistics.median(one / other for one, other in times)


def main() -> None:
    """Read the command line, compare, print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--pages", type=int, default=40, metavar="N")
    options.add_argument("--rounds", type=int, default=5, metavar="N")
    wanted = options.parse_args()
    asked = []
    print("| beside | what it does | texts | characters | it, ms a text | the reader, ms a text | times as long |")
    print("|---|---|--:|--:|--:|--:|--:|")
    for pair in pairs(wanted.pages):
        library, reader, ratio = compare(pair, wanted.rounds)
        cells = (f"{pair.texts}", f"{pair.characters:,}", f"{library / pair.texts * 1e3:.2f}",
                 f"{reader / pair.texts * 1e3:.2f}", f"{ratio:.1f}")  # fmt: skip
        print(f"| {pair.beside} | {pair.does} | {' | '.join(cells)} |", flush=True)
        if pair.beside == "trafilatura":
            told = f"the reader's cost over trafilatura's, which {pair.does}"
            asked.append({"asked": told, "found": round(1 / ratio, 3), "most": 0.1})
        else:
            told = f"{pair.beside}'s cost over the reader's, where it {pair.does}"
            asked.append({"asked": told, "found": round(ratio, 1), "least": 50})
    for each in asked:
        print(json.dumps(each))


if __name__ == "__main__":
    main()
