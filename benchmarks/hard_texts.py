#!/usr/bin/env python3
"""How the reader's time grows with a text's length, over texts of kinds that are hard on readers.

usage: hard_texts.py [--longest CHARACTERS] [--seconds S]

Each kind is one stretch repeated to 10,000, 100,000 … characters, up to --longest, in one line unless the stretch ends
one. Printed are seconds of processor time for all that happens to a text: its language, its clutter, its claims. The
next length of a kind is left out where this one took more than --seconds. `growth` is how many times longer the last
step took; ten times the text should take ten times as long.
"""

import argparse
import time

from counterclaim.flow import reading_of
from counterclaim.read.document import document
from counterclaim.read.facts import Facts

KINDS = {
    "a report": "12 people were killed in Kyiv on Monday, police said. The mayor, Ivan Koval, said 30 were injured.\n",
    "one line": "Police said 12 people were killed and 30 injured in the city on Monday while rescuers searched ",
    "one sentence, Chinese": "警方表示12人死亡",
    "nothing but claims": "12 killed.\n",
    "open quotations": "“12 killed ",
    "a thousand quotations": '"12 killed" ',
    "digits": "1234567890",
    "numbers": "12 ",
    "marks in numbers": "1,",
    "number words": "hundred ",
    "brackets": "([{",
    "closing brackets": ")]}",
    "no spaces": "twelvepeoplewerekilled",
    "one word": "killed ",
    "one word, Chinese": "死",
    "names": "Mr. Smith said that ",
    "capitals": "Aaa Bbb ",
    "dates": "on 12 May 2024 ",
    "full stops": "...",
    "empty lines": "\n",
    "spaces": " ",
    "accents": "e\u0301\u0301\u0301",
    "cells": "12\t30\tkilled\t\n",
}
LENGTHS = (10_000, 100_000, 1_000_000, 10_000_000)


def seconds(stretch: str, length: int) -> float:
    """Processor time, in seconds, for a text of so many characters."""
    text = (stretch * (length // len(stretch) + 1))[:length]
    began = time.process_time()
    lang = document("", text[:1_000], Facts()).lang or "en"
    reading_of(document("", text, Facts(lang=lang)))
    return time.process_time() - began


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--longest", type=int, default=LENGTHS[-1], metavar="CHARACTERS")
    options.add_argument("--seconds", type=float, default=30, metavar="S")
    wanted = options.parse_args()
    lengths = [length for length in LENGTHS if length <= wanted.longest]
    print("| text | " + " | ".join(f"{length:,}" for length in lengths) + " | growth |")
    print("|---|" + "---|" * (len(lengths) + 1))
    for name, stretch in KINDS.items():
        seconds(stretch, 2_000)  # loads what is known of its language
        took: list[float] = []
        while len(took) < len(lengths) and (not took or took[-1] <= wanted.seconds):
            took.append(seconds(stretch, lengths[len(took)]))
        shown = [f"{each:.2f}" for each in took] + [""] * (len(lengths) - len(took))
        growth = f"{took[-1] / took[-2]:.1f}" if len(took) > 1 and took[-2] > 0.05 else ""
        print(f"| {name} | " + " | ".join(shown) + f" | {growth} |", flush=True)


if __name__ == "__main__":
    main()
