"""A statement as prose tells it: who gives which figure, of whom, when, and what speaks against it."""

import calendar
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.measures import measures
from counterclaim.model import Claim, Moment, Quantity, Told, Toll, Verdict
from counterclaim.output.naming import Names
from counterclaim.output.report.dating import told_on
from counterclaim.output.report.fields import BASES
from counterclaim.output.standing import range_words, toll_words
from counterclaim.output.wording import MONTHS, ORDERS, When, date_words, joined, plain
from counterclaim.reconcile.dossier import Course
from counterclaim.reconcile.statements import Statement
from counterclaim.reconcile.wording import english, figure, named

_IN_FULL = dict(zip(MONTHS, calendar.month_name[1:], strict=True))
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b")


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A statement in words: when it was given, by whom (`who`, and `via` whom), its `figure`, and what it counts.

    `named` says whether a speaker is named; else `who` is the report that tells it. `reports` tell it, of which
    `copies` are copied from another.
    """

    statement: Statement
    date: When
    who: str
    named: bool
    via: str
    figure: str
    counted: str
    reports: int
    copies: int

    @property
    def mentions(self) -> list[Told]:
        """One mention of each report that tells it and is no copy (of the copies where all are): that which says most,
        for a headline proves less than the sentence that names the speaker."""
        own = [one for one in self.statement.told if not one.copied] or list(self.statement.told)
        fullest: dict[str, Told] = {}
        for one in own:
            fullest[one.claim.doc] = max(fullest.get(one.claim.doc, one), one, key=self._says)
        return list(fullest.values())

    def _says(self, one: Told) -> tuple[bool, bool, int]:
        same = one.claim.quantity.qualifier == self.statement.quantity.qualifier
        return same, bool(one.claim.sources), len(one.claim.sentence.text)


def line_of(statement: Statement, names: Names) -> Line:
    """`statement` in words."""
    claim = statement.claim
    copied = {one.claim.doc: one.copied for one in statement.told}
    return Line(
        statement,
        told_on(statement.first),
        who_words(claim),
        bool(claim.sources),
        joined([plain(named(speaker)) for speaker in claim.via]),
        figure_words(claim.quantity),
        counted_words(claim, names),
        len(copied),
        sum(copied.values()),
    )


def who_words(claim: Claim) -> str:
    """Who gives the figure, in English where the gazetteer knows the name; else the report that tells it."""
    if claim.sources:
        return _begun(joined(list(dict.fromkeys(plain(named(speaker)) for speaker in claim.sources))))
    return plain(claim.outlet or claim.doc)


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]


def figure_words(quantity: Quantity) -> str:
    """ "more than 1,100", "10,000 to 12,000", "dozens", "30 households"."""
    ends = (quantity.low or 0, quantity.high or 0)
    vague = quantity.qualifier == "vague" and ends in ORDERS
    words = ORDERS[ends] if vague else english(figure(quantity))
    return words if quantity.unit == "person" else f"{words} households"


def counted_words(claim: Claim, names: Names) -> str:
    """ "North Korean soldiers killed in Kursk Oblast, Russia (new ones only)"."""
    measure = measures().get(claim.measure)
    words = f"{names.people(claim)} {measure.past if measure else plain(claim.measure)}"
    if claim.places:
        words += f" in {names.where(claim.places[0])}"
    limits = [
        "new ones only" if claim.counting == "new" else "",
        f"counted {moment_words(claim.window)}" if claim.window else "",
        f"rests on {BASES[claim.basis]}" if claim.basis in BASES and not _goes_without_saying(claim) else "",
    ]
    told = "; ".join(filter(None, limits))
    return _begun(words) + (f" ({told})" if told else "")


def _goes_without_saying(claim: Claim) -> bool:
    """Whether what the figure rests on is plain from who gives it."""
    kinds = {speaker.type for speaker in claim.sources}
    return claim.basis == "official" or (claim.basis == "intelligence" and "intelligence" in kinds)


def moment_words(moment: Moment) -> str:
    """A period with its months in full: "3–5 June 2024"."""
    return in_full(date_words(moment.start, moment.end))


def in_full(words: str) -> str:
    """`words` of a date with the months in full: "20 December 2024"."""
    return _MONTH.sub(lambda month: _IN_FULL[month[0]], words)


def lines_of(course: Course, names: Names) -> list[Line]:
    """The statements of `course` in words, in time."""
    return [line_of(statement, names) for statement in course.statements]


def behind(toll: Toll, lines: Sequence[Line]) -> Line | None:
    """The line that gives the best figure of `toll`, the newest of several; without one, the newest."""
    best = [one for one in lines if one.statement.quantity.spoken == toll.best and _asserts(one.statement)]
    return (best or [*lines])[-1] if lines else None


def _asserts(statement: Statement) -> bool:
    return statement.claim.stance in ("asserted", "confirmed")


def by_mention(lines: Iterable[Line]) -> Mapping[str, Line]:
    """The line in which each mention stands, by the mention's id; the first of several."""
    found: dict[str, Line] = {}
    for line in lines:
        for one in line.statement.told:
            found.setdefault(one.claim.id, line)
    return found


def against(line: Line, verdicts: Iterable[Verdict], lines: Mapping[str, Line]) -> list[Line]:
    """The lines that `verdicts` say contradict `line`, each once."""
    found: dict[int, Line] = {}
    for verdict in verdicts:
        if verdict.relation == "contradicts":
            one, other = lines.get(verdict.a), lines.get(verdict.b)
            if one is not None and other is not None and line in (one, other):
                rival = other if one is line else one
                found[id(rival)] = rival
    return list(found.values())


def later(line: Line, verdicts: Iterable[Verdict], lines: Mapping[str, Line]) -> Line | None:
    """The newest line that `verdicts` say brings `line` up to date."""
    newer = [
        lines[verdict.b]
        for verdict in verdicts
        if verdict.relation == "updates" and verdict.b in lines and lines.get(verdict.a) is line
    ]
    dated = [one for one in newer if one.date.start is not None]
    return max(dated, key=lambda one: one.date.order, default=newer[-1] if newer else None)


def stands_words(toll: Toll, line: Line | None) -> str:
    """What stands: "about 600", "11,000 (10,000–11,000)", "100–600, no single number". `line` gives the best figure, in
    its own wording."""
    best = line is not None and toll.best is not None and line.statement.quantity.spoken == toll.best
    if line is None or not best:
        return toll_words(toll)
    ends = range_words(toll)
    plainly = {f"{toll.best:,}", f"{toll.best:,} or more", f"up to {toll.best:,}"}
    return line.figure if ends in plainly else f"{line.figure} ({ends})"
