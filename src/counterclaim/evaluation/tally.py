"""Counting, line by line, what a reader finds, misses and gets wrong."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from counterclaim.evaluation.matching import Record, agreement, paired, printed_number
from counterclaim.evaluation.result import Bin, Error, Evaluation, Field, Kind, Score
from counterclaim.model import Document

BINS = 5
FULL = ("qualifier", "country", "attributed")

Counts = defaultdict[str, Counter[str]]


@dataclass(frozen=True, slots=True)
class _Place:
    doc: str
    lang: str
    line: int
    words: str

    def error(self, kind: Kind, measure: str, number: int | None, fields: tuple[str, ...] = ()) -> Error:
        return Error(kind, self.doc, self.lang, self.line, measure, number, self.words, fields)


class Tally:
    """Counts over documents, from which an `Evaluation` is made."""

    def __init__(self) -> None:
        self._languages: Counts = defaultdict(Counter)
        self._measures: Counts = defaultdict(Counter)
        self._fields: Counts = defaultdict(Counter)
        self._judged: list[tuple[float, bool]] = []
        self._errors: list[Error] = []

    def add_document(self, document: Document, references: Iterable[Record], claims: Iterable[Record]) -> None:
        """Hold the `claims` of `document` against its `references`."""
        lines = document.text.split("\n")
        starts = list(accumulate((len(line) + 1 for line in lines), initial=0))[: len(lines)]
        expected: defaultdict[int, list[Record]] = defaultdict(list)
        found: defaultdict[int, list[Record]] = defaultdict(list)
        for reference in references:
            expected[reference["line"]].append(reference)
        for claim in claims:
            found[bisect_right(starts, claim["start"]) - 1].append(claim)
        for line in sorted({*expected, *found}):
            words = lines[line] if 0 <= line < len(lines) else ""
            self._add_line(_Place(document.id, document.lang or "und", line, words), expected[line], found[line])

    def _add_line(self, place: _Place, references: list[Record], claims: list[Record]) -> None:
        pairs, left = paired(references, sorted(claims, key=lambda claim: int(claim["start"])))
        met = {id(reference) for reference, _ in pairs}
        for reference in references:
            if not reference["optional"] and id(reference) not in met:
                self._count(place, reference["measure"], "missed")
                self._errors.append(place.error("missed", reference["measure"], reference["n"]))
        for reference, claim in pairs:
            right = agreement(reference, claim)
            self._judge(claim, right["qualifier"])
            if not reference["optional"]:
                self._add_pair(place, reference, right)
        for claim in left:
            number = printed_number(claim)
            if number not in (0, 1):
                self._count(place, claim["measure"], "wrong")
                self._judge(claim, False)
                self._errors.append(place.error("wrong", claim["measure"], number))

    def _add_pair(self, place: _Place, reference: Record, right: dict[str, bool]) -> None:
        self._count(place, reference["measure"], "right", *(["full"] if all(right[field] for field in FULL) else []))
        for field, fine in right.items():
            self._fields[field]["fine" if fine else "off"] += 1
        off = tuple(field for field, fine in right.items() if not fine)
        if off:
            self._errors.append(place.error("fields", reference["measure"], reference["n"], off))

    def _count(self, place: _Place, measure: str, *kinds: str) -> None:
        self._languages[place.lang].update(kinds)
        self._measures[measure].update(kinds)

    def _judge(self, claim: Record, right: bool) -> None:
        self._judged.append((float(claim.get("confidence") or 0.0), right))

    def evaluation(self, unknown: int) -> Evaluation:
        """What was counted; `unknown` claims were of no document."""
        languages = {lang: Score(**counts) for lang, counts in sorted(self._languages.items())}
        brier = sum((sure - right) ** 2 for sure, right in self._judged) / len(self._judged) if self._judged else None
        return Evaluation(
            total=Score(**sum(self._languages.values(), Counter())),
            languages=languages,
            measures={measure: Score(**counts) for measure, counts in sorted(self._measures.items())},
            fields={name: Field(counts["fine"], counts.total()) for name, counts in sorted(self._fields.items())},
            brier=brier,
            bins=tuple(self._bin(number) for number in range(BINS)),
            errors=tuple(self._errors),
            unknown=unknown,
        )

    def _bin(self, number: int) -> Bin:
        inside = [(sure, right) for sure, right in self._judged if min(int(sure * BINS), BINS - 1) == number]
        count = len(inside) or 1
        confidence, right = sum(sure for sure, _ in inside) / count, sum(right for _, right in inside) / count
        return Bin(number / BINS, (number + 1) / BINS, len(inside), confidence, right)
