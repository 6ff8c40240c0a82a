"""Characters per second of the reader, beside spaCy's sentence splitting on the same texts in the same run.

    benchmarks/run                                   # sets itself up, over what lies in quality/
    .venv/bin/python benchmarks/reader_speed.py DOCS.jsonl…

`spacy.blank(lang)` with its sentencizer only tokenizes and splits sentences: it is the floor of what reading a text
costs in Python's best-known pipeline, and finds no figure, speaker or date. One core; start-up and a first pass over
every text stand apart; rounds alternate between the two, and the table shows the median of each, in processor time.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
TWICE = ("en", "de", "fr", "es", "ru")  # in which the reader is to be twice as fast as spaCy
BESIDE = TOP.parent / "shared" / "eval" / "ntrex-dev"  # a larger set, where it lies beside the checkout
NAMED = {"no": "nb"}  # languages that spaCy calls otherwise
TOKENIZERS = {  # spaCy's own, where its default would need another package: words at spaces, vi and ko
    "vi": {"nlp": {"tokenizer": {"use_pyvi": False}}},
    "ko": {"nlp": {"tokenizer": {"@tokenizers": "spacy.Tokenizer.v1"}}},
}
HEAD = ("language", "characters", "reader, characters/s", "spaCy, characters/s", "ratio", "claims", "start-up, s")


def main() -> None:
    """Read the command line, measure, print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("docs", nargs="*", type=Path, help="JSONL documents; without any, the reference sets at hand")
    parser.add_argument("--rounds", type=int, default=7, help="rounds of each, interleaved (7)")
    parser.add_argument("--alone", action="store_true", help="the reader alone, without spaCy")
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})

    print("| " + " | ".join(HEAD) + " |")
    print("|---" * len(HEAD) + "|")
    total: dict[str, float] = {"characters": 0, "reader": 0.0, "spacy": 0.0}
    ratios: dict[str, float] = {}
    for lang, texts in by_language(options.docs or at_hand()).items():
        row = measure(lang, texts, options.rounds, alone=options.alone)
        print(line(lang, row), flush=True)
        if row["spacy"]:
            ratios[lang] = round(row["spacy"] / row["reader"], 2)
        for key in total:
            total[key] += row[key]
    if total["characters"]:
        print(line("all", total))
    for told, least, found in asked_of(ratios):
        print(json.dumps({"asked": told, "found": found, "least": least}))


def asked_of(ratios: dict[str, float]) -> Iterator[tuple[str, float, float]]:
    """What is asked of the `ratios` to spaCy by language: what, how much at least, and the lowest that was found."""
    twice = {lang: ratio for lang, ratio in ratios.items() if lang in TWICE}
    if twice:
        slowest = min(twice, key=lambda lang: twice[lang])
        yield f"as fast as spaCy splits, {', '.join(twice)} (least: {slowest})", 2.0, twice[slowest]
    if ratios:
        slowest = min(ratios, key=lambda lang: ratios[lang])
        yield f"as fast as spaCy splits, each of {len(ratios)} languages (least: {slowest})", 1.0, ratios[slowest]


def at_hand() -> list[Path]:
    """The documents to measure on where none are named: of every language with references here, the largest set."""
    from counterclaim.packs import languages

    own = [path for lang in languages() if (path := TOP / "quality" / lang / "docs.jsonl").exists()]
    beside = [BESIDE / f"docs.{path.parent.name}.jsonl" for path in own]
    if not own:
        sys.exit("No documents at hand: name some JSONL files.")
    return [other if other.exists() else path for path, other in zip(own, beside, strict=True)]


def by_language(paths: Iterable[Path]) -> dict[str, list[dict[str, str]]]:
    """The documents of `paths`, grouped by the language that they say they are in."""
    groups: dict[str, list[dict[str, str]]] = {}
    for path in paths:
        for row in path.read_text(encoding="utf-8").split("\n"):
            if row.strip():
                document = json.loads(row)
                groups.setdefault(document["lang"], []).append(document)
    return groups


def measure(lang: str, rows: list[dict[str, str]], rounds: int, *, alone: bool) -> dict[str, float]:
    """Median seconds of one pass of each over `rows`, with characters, claims and seconds of start-up."""
    from counterclaim.extract import claims_of
    from counterclaim.model import Claim, Document, Published

    days = [row.get("date") for row in rows]
    documents = [
        Document(row["id"], row["text"], lang, published=Published(day, day, "given") if day else None)
        for row, day in zip(rows, days, strict=True)
    ]
    texts = [row["text"] for row in rows]

    def read() -> int:
        return sum(isinstance(item, Claim) for document in documents for item in claims_of(document))

    begun = time.perf_counter()
    claims_of(Document("first", "", lang))
    reader_start = time.perf_counter() - begun
    claims = read()

    runs: dict[str, Callable[[], object]] = {"reader": read}
    spacy_start = 0.0
    if not alone:
        import spacy

        begun = time.perf_counter()
        pipeline = spacy.blank(NAMED.get(lang, lang), config=TOKENIZERS.get(lang, {}))
        pipeline.add_pipe("sentencizer")
        spacy_start = time.perf_counter() - begun

        def split() -> int:
            return sum(sum(1 for _ in doc.sents) for doc in pipeline.pipe(texts))

        split()
        runs["spacy"] = split

    gc.freeze()  # what stays is not looked through again and again, for either
    seconds: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            gc.collect()
            begun = time.process_time()
            run()
            seconds[name].append(time.process_time() - begun)
    medians = {name: statistics.median(times) for name, times in seconds.items()}
    return {
        "characters": sum(map(len, texts)),
        "spacy": 0.0,
        **medians,
        "claims": claims,
        "reader_start": reader_start,
        "spacy_start": spacy_start,
    }


def line(name: str, row: dict[str, float]) -> str:
    """One row of the table."""
    reader = row["characters"] / row["reader"]
    spacy = f"{row['characters'] / row['spacy']:,.0f}" if row["spacy"] else "–"
    ratio = f"{row['spacy'] / row['reader']:.2f}" if row["spacy"] else "–"
    start = f"{row['reader_start']:.2f}, {row['spacy_start']:.2f}" if "reader_start" in row else ""
    claims = f"{row['claims']:.0f}" if "claims" in row else ""
    return f"| {name} | {row['characters']:,.0f} | {reader:,.0f} | {spacy} | {ratio} | {claims} | {start} |"


if __name__ == "__main__":
    main()
