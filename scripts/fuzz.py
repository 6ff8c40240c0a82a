#!/usr/bin/env python3
"""Put spoilt input through readers and extractor: none may crash, hang, grow or tell what does not stand there.

usage: fuzz.py [--inputs N] [--first NUMBER] [--processes N] [--drawn N] [--languages en,ar …]
       fuzz.py --one NUMBER

Input NUMBER is always the same (see fuzz_inputs.py), so that a long run goes on with --first and --one shows what a
finding is about. --drawn tries so many inputs that hypothesis draws beside. Every document's claims and positions are
held against its text. The exit status is 1 where anything was found.
"""

import argparse
import faulthandler
import io
import multiprocessing
import os
import resource
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from fuzz_inputs import made
from pile import page_of, texts_of

from counterclaim.engines.working import limited
from counterclaim.extract import claims_of
from counterclaim.model import Claim, Document, Position, Problem, Span
from counterclaim.read.containers import pieces_in
from counterclaim.read.leaves import documents_of
from counterclaim.read.opened import Budget, Opened
from counterclaim.read.piece import Piece
from counterclaim.read.sniff import HEAD

SLOW = 5.0
"""Seconds of processor time that one input may take."""

HANGS = 180.0
"""Seconds after which an input is given up."""

MEMORY = 2_500_000_000
"""Bytes that a process may take above what it takes at its start."""


@dataclass
class Seen:
    """What a run came to."""

    inputs: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    findings: list[str] = field(default_factory=list)
    slowest: tuple[float, int] = (0.0, 0)
    memory: int = 0

    def add(self, other: "Seen") -> None:
        """Take in what `other` saw."""
        self.inputs += other.inputs
        self.found += other.found
        self.findings += other.findings
        self.slowest = max(self.slowest, other.slowest)
        self.memory = max(self.memory, other.memory)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--inputs", type=int, default=100_000, metavar="N")
    options.add_argument("--first", type=int, default=0, metavar="NUMBER")
    options.add_argument("--processes", type=int, default=os.cpu_count() or 1, metavar="N")
    options.add_argument("--drawn", type=int, default=0, metavar="N")
    options.add_argument("--languages", default="", metavar="CODES")
    options.add_argument("--one", type=int, metavar="NUMBER")
    wanted = options.parse_args()
    languages = tuple(code for code in wanted.languages.split(",") if code)
    if wanted.one is not None:
        sys.exit(_show(wanted.one, languages))
    began = time.monotonic()
    seen = fuzzed(wanted.first, wanted.inputs, wanted.processes, languages)
    if wanted.drawn:
        from fuzz_drawn import drawn

        seen.add(drawn(wanted.drawn, wanted.first))
    for finding in seen.findings:
        print(finding)
    print(f"{seen.inputs.total():,} inputs in {time.monotonic() - began:.0f} s:", _told(seen.inputs))
    print("In them:", _told(seen.found))
    print(f"Slowest: {seen.slowest[0]:.2f} s (input {seen.slowest[1]}). Most memory of a process: {seen.memory} MB.")
    print(f"Findings: {len(seen.findings)}")
    sys.exit(bool(seen.findings))


def _told(counts: Counter[str]) -> str:
    return ", ".join(f"{name} {number:,}" for name, number in counts.most_common())


def fuzzed(first: int, inputs: int, processes: int, languages: tuple[str, ...]) -> Seen:
    """Try so many `inputs` from the `first` on, in so many `processes`."""
    seen, running = Seen(), dict[Connection, tuple[BaseProcess, range]]()
    for part in range(processes):
        _start(running, range(first + part, first + inputs, processes), languages)
    while running:
        for pipe in wait(list(running)):
            assert isinstance(pipe, Connection)
            process, numbers = running.pop(pipe)
            at = numbers.start
            try:
                while isinstance(told := pipe.recv(), int):
                    at = told
                seen.add(told)
                process.join()
            except EOFError:
                process.join()
                seen.findings.append(f"input {at}: the process ended (status {process.exitcode}), or hung")
                _start(running, range(at + processes, numbers.stop, processes), languages)
    return seen


def _start(running: dict[Connection, tuple[BaseProcess, range]], numbers: range, languages: tuple[str, ...]) -> None:
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    process = spawn.Process(target=_work, args=(theirs, numbers, languages))
    process.start()
    theirs.close()
    running[ours] = (process, numbers)


def _work(pipe: Connection, numbers: range, languages: tuple[str, ...]) -> None:
    limited(MEMORY)
    for lang, text in dict(texts_of(languages)).items():  # loads what is known of each, which is no input's time
        list(read("a.html", page_of(text, lang).encode()))
    seen = Seen()
    for number in numbers:
        pipe.send(number)
        faulthandler.dump_traceback_later(HANGS, exit=True)
        kind, name, data = made(number, languages)
        tried(number, kind, name, data, seen)
        faulthandler.cancel_dump_traceback_later()
    pipe.send(seen)


def tried(number: int, kind: str, name: str, data: bytes, seen: Seen) -> None:
    """Read one input, and note in `seen` what came of it."""
    began = time.process_time()
    try:
        for what, finding in read(name, data):
            seen.found[what] += 1
            if finding:
                seen.findings.append(f"input {number} ({kind}): {finding}")
    except Exception as error:  # noqa: BLE001 - which is what is looked for
        where = traceback.extract_tb(error.__traceback__)[-1]
        seen.findings.append(
            f"input {number} ({kind}): {type(error).__name__}: {error} ({where.filename}:{where.lineno})"
        )
    took = time.process_time() - began
    if took > SLOW:
        seen.findings.append(f"input {number} ({kind}): {took:.1f} s")
    seen.inputs[kind] += 1
    seen.slowest = max(seen.slowest, (took, number))
    seen.memory = max(seen.memory, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


def read(name: str, data: bytes) -> Iterator[tuple[str, str | None]]:
    """Each thing that is in the file `name`, and what is wrong with it, if anything."""
    for piece in pieces_in(Opened("fuzz", name, io.BufferedReader(io.BytesIO(data), HEAD), budget=Budget(len(data)))):
        for item in documents_of(piece) if isinstance(piece, Piece) else [piece]:
            yield _judged(item)
            if isinstance(item, Document):
                yield from ((_name(each), misquoted(item, each)) for each in claims_of(item))


def _judged(item: Document | Problem) -> tuple[str, str | None]:
    if isinstance(item, Problem):
        return f"problem {item.kind}", item.why if item.kind in ("crashed", "doubtful_span") else None
    outside = [
        span for table in item.tables for row in table.rows for span in row if not _within(span, item, empty=True)
    ]
    outside += [span for span in item.clutter if not _within(span, item, empty=True)]
    return "document", f"{outside[0]} lies outside of its text" if outside else None


def _name(item: Claim | Position | Problem) -> str:
    return f"problem {item.kind}" if isinstance(item, Problem) else type(item).__name__.lower()


def _within(span: Span, document: Document, *, empty: bool = False) -> bool:
    return 0 <= span.start <= span.end <= len(document.text) and (empty or span.start < span.end)


def misquoted(document: Document, item: Claim | Position | Problem) -> str | None:
    """What `item` says of the text of `document` that does not stand there; None where all of it does."""
    if isinstance(item, Problem):
        return item.why if item.kind in ("crashed", "doubtful_span") else None
    text = document.text
    if item.text != document.version or item.doc != document.id:
        return f"{item.id} is of another text"
    for field_, spans in item.evidence.items():
        if not spans or not all(_within(span, document) for span in spans):
            return f"{item.id}: {field_} is proved by {spans}"
    if isinstance(item, Position):
        quoted = {"quote": (item.quote, text[item.start : item.end])}
    else:
        sentence = item.sentence
        quoted = {
            "quantity": (item.quantity.text, text[item.start : item.end]),
            "sentence": (sentence.text, text[sentence.start : sentence.end]),
        }
    if item.group and item.group.text and "group" in item.evidence:
        (span, *_) = item.evidence["group"]
        quoted["group"] = (item.group.text, text[span.start : span.end])
    if isinstance(item, Claim) and item.event and "event" in item.evidence:
        (span, *_) = item.evidence["event"]
        quoted["event"] = (item.event.text, text[span.start : span.end])
    for name, (said, there) in quoted.items():
        if said != there:
            return f"{item.id}: {name} is {said!r}, and there stands {there!r}"
    return next((f"{item.id}: {said!r} does not stand in the text" for said in _said(item) if said not in text), None)


def _said(item: Claim | Position) -> Iterator[str]:
    """The words that the places, the speakers and the times of `item` are told by."""
    speakers = (item.source,) if isinstance(item, Position) else (*item.sources, *item.via)
    moments = [item.said] if isinstance(item, Position) else [item.as_of, item.window]
    told = [*(speaker.text for speaker in speakers), *(place.text for place in item.places)]
    told += [moment.text for moment in (*moments, *(speaker.said for speaker in speakers)) if moment]
    yield from (words for words in told if words)


def _show(number: int, languages: tuple[str, ...]) -> int:
    kind, name, data = made(number, languages)
    print(f"Input {number}: {kind}, {name}, {len(data):,} bytes\n{data[:2_000]!r}")
    wrong = 0
    for what, finding in read(name, data):
        print(what, finding or "")
        wrong += bool(finding)
    return int(wrong > 0)


if __name__ == "__main__":
    main()
