"""How stories, copies and verdicts grow with the number of reports: python benchmarks/stories.py [DOCUMENTS …]

Makes up reports with claims, from a seed: happenings in towns all over the world over a year, told by one to eight
reports each with tolls that rise, a twelfth of them run twice, and one running count that every twentieth report gives.
Prints documents, claims, stories with their copies, verdicts and tolls, seconds of the processor and the peak of memory
(each number in a process of its own), and how many verdicts 5,000 mentions of one toll give.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from counterclaim.gazetteer.nesting import within
from counterclaim.gazetteer.places import cities
from counterclaim.model import Claim, Document, Event, Group, Place, Published, Sentence, mention_id, quantity, text_id
from counterclaim.reconcile.rules import rules
from counterclaim.reconcile.verdicts import verdicts_of
from counterclaim.relating import related
from counterclaim.resolve.telling import told_of

Report = tuple[Document, list[Claim]]

_KINDS = ("earthquake", "flood", "fire", "crash", "strike", "shooting", "storm", "explosion")
_WORDS = ("police", "said", "rescue", "teams", "searched", "rubble", "hospital", "road", "closed", "night", "families")
_SIZES = (1, 1, 2, 2, 3, 4, 6, 8)


def made_up(documents: int, seed: int = 1) -> Iterator[Report]:
    """So many reports with their claims; the same `seed` gives the same ones."""
    random = Random(seed)
    towns = [table[0] for name in sorted(cities())[:40_000:8] if (table := cities()[name])]
    made = 0
    while made < documents:
        town, kind = random.choice(towns), random.choice(_KINDS)
        day, dead = date(2031, 1, 1) + timedelta(days=random.randrange(365)), int(random.paretovariate(0.8)) + 1
        for number in range(min(random.choice(_SIZES), documents - made)):
            place = Place(town.country, town.name, town.name, town.geoname, town.lat, town.lon, "town")
            figures = [("killed", dead + number), ("injured", 3 * dead + 2 * number)]
            report = _report(f"{made}", place, kind, day + timedelta(days=number // 3), figures, random)
            yield report
            made += 1
            if random.random() < 1 / 12 and made < documents:
                document, claims = report
                copy = Document(f"{made}", document.text, document.lang, published=document.published)
                yield copy, [_renamed(claim, copy.id) for claim in claims]
                made += 1


def _report(id: str, place: Place, kind: str, day: date, figures: list[tuple[str, int]], random: Random) -> Report:
    filler = " ".join(random.choices(_WORDS, k=random.randrange(60, 300)))
    running = [("displaced", 1_250_000)] if random.random() < 1 / 20 else []
    lines = [f"{number} {measure} in {place.name}" for measure, number in (*figures, *running)]
    text = "\n".join([*lines, f"{filler} {random.randrange(24)}.{random.randrange(10, 60)} {random.randrange(10, 99)}"])
    published = Published(day.isoformat(), day.isoformat(), "given")
    document = Document(id, text, random.choice(("en", "de", "fr", "es")), published=published)
    claims, start = [], 0
    for line, (measure, number) in zip(lines, (*figures, *running), strict=True):
        event = Event(day.isoformat(), day.isoformat(), kind, kind) if measure != "displaced" else None
        claims.append(_claim(document, start, line, measure, number, place, event))
        start += len(line) + 1
    return document, claims


def _claim(
    document: Document, start: int, line: str, measure: str, number: int, place: Place, event: Event | None
) -> Claim:
    version, end = text_id(document.text), start + len(str(number))
    return Claim(
        mention_id(version, start, end, measure, None, 0), document.id, version, document.lang or "", start, end,
        Sentence(start, start + len(line), line), quantity(number, "exact", str(number)), measure, Group("people"),
        places=(place,), event=event, published=document.published, gloss=f"{line}.",
    )  # fmt: skip


def _renamed(claim: Claim, doc: str) -> Claim:
    return replace(claim, doc=doc)


def measure(documents: int) -> str:
    """A row of the table."""
    reports = list(made_up(documents))
    began = time.process_time()
    stories = list(related(reports))
    grouped = time.process_time()
    verdicts = sum(len(story.verdicts()) + len(story.tolls("latest-official")) for story in stories)
    ended = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    claims = sum(len(found) for _, found in reports)
    return (
        f"| {documents:,} | {claims:,} | {len(stories):,} | {verdicts:,} "
        f"| {grouped - began:.1f} | {ended - grouped:.1f} | {peak} |"
    )


def one_toll(mentions: int) -> str:
    """How many verdicts so many mentions of one toll give, and the seconds they take."""
    ((_, claims),) = made_up(1)
    told = told_of([replace(claims[0], doc=f"{n}", id=f"m_{n}") for n in range(mentions)], {})
    began = time.process_time()
    found = verdicts_of(told, rules(), within)
    seconds = time.process_time() - began
    return f"{mentions:,} mentions of one toll: {len(found):,} verdicts in {seconds:.1f} s"


def main(arguments: list[str]) -> None:
    """Print the table, each row measured in a process of its own."""
    if arguments[:1] == ["--one"]:
        print(measure(int(arguments[1])))
        return
    print(
        "| documents | claims | stories | verdicts and tolls | stories, s | verdicts, s | peak, MB |\n"
        "|--:|--:|--:|--:|--:|--:|--:|"
    )
    for documents in arguments or ("1000", "3000", "10000"):
        subprocess.run([sys.executable, __file__, "--one", documents], check=True)
    print(one_toll(5_000))


if __name__ == "__main__":
    main(sys.argv[1:])
