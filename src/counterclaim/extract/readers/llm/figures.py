"""The figure that a proposal speaks of, read again: which number the words give, and what they say happened."""

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.extract.counters import counted_head
from counterclaim.extract.groups import Head
from counterclaim.extract.numbers import Numeral
from counterclaim.extract.numerals import numerals_of
from counterclaim.extract.outcomes import Site, sites_of
from counterclaim.extract.readers.llm.locating import gap, nearest_place, overlaps, places_of
from counterclaim.extract.readers.llm.proposals import Proposal
from counterclaim.extract.tagging import Tagged
from counterclaim.model import Quantity, Span, Unit, quantity


class Unproved(Exception):
    """What is proposed does not stand in the words; the message says why, for people."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as the words have it: its characters, what they are worth, those that bound it and those that say what
    happened; whom it counts, as our own reading sees it (`head`, with the tokens); whether no numeral stands there; and
    whether the words for what happened are known in this language."""

    number: Span
    quantity: Quantity
    qualifier: Span | None
    measure: tuple[Span, ...]
    head: Head | None
    numeral: Numeral | None
    implicit: bool
    known: bool


def figure_of(s: Tagged, proposal: Proposal) -> Figure:
    """The figure of the sentence `s` that `proposal` speaks of. Raises Unproved where the words do not give it."""
    quoted = places_of(proposal.number, s.text, s.span)
    if not quoted:
        raise Unproved(f"“{proposal.number}” does not stand in that sentence")
    sites = sites_of(s)
    if proposal.value == 0:
        return _nobody(s, proposal, quoted, sites)
    found = [(numeral, head) for numeral, head in _headed(s) if overlaps(_where(s, numeral, head), quoted)]
    agreeing = [(numeral, head) for numeral, head in found if numeral.veto is None and _agrees(numeral, proposal)]
    if not agreeing:
        raise Unproved(_why_none(s, proposal, [numeral for numeral, _ in found]))
    told = [(numeral, head, _happened(s, proposal, _where(s, numeral, head))) for numeral, head in agreeing]
    numeral, head, words = min(told, key=lambda one: min(gap(_where(s, *one[:2]), word) for word in one[2]))
    measure, known = _checked(s, proposal, words, sites)
    number = _counted(s, head) if numeral.article else numeral.spans[0]
    unit: Unit = "household" if head.household else "person"
    printed = s.text[number.start : number.end]
    bounds = s.characters(*numeral.qualifier_tokens) if numeral.qualifier_tokens else None
    worth = quantity(numeral.value, numeral.qualifier, printed, numeral.upper, unit)
    return Figure(number, worth, bounds, measure, head, numeral, numeral.article, known)


def _headed(s: Tagged) -> list[tuple[Numeral, Head]]:
    """The numerals of `s`, each with whom or what it counts; "a" alone where that is a person."""
    headed = [(numeral, counted_head(s, numeral)) for numeral in numerals_of(s)]
    return [(numeral, head) for numeral, head in headed if not numeral.article or head.people or head.outcome]


def _counted(s: Tagged, head: Head) -> Span:
    """The noun for the one who is told without a numeral."""
    noun = head.people or head.outcome
    assert noun is not None
    return s.characters(noun.i, noun.j)


def _where(s: Tagged, numeral: Numeral, head: Head) -> Span:
    """The characters of a numeral; of an "a", with the noun behind it."""
    if not numeral.article:
        return numeral.spans[0]
    noun = _counted(s, head)
    return Span(min(numeral.spans[0].start, noun.start), max(numeral.spans[0].end, noun.end))


def _agrees(numeral: Numeral, proposal: Proposal) -> bool:
    """Whether our own reading of the numeral gives what is proposed; any number within a vague one will do."""
    if numeral.vague:
        return proposal.value is None or numeral.value <= proposal.value <= (numeral.upper or proposal.value)
    return (proposal.value, proposal.upper if numeral.upper is not None else None) == (numeral.value, numeral.upper)


def _why_none(s: Tagged, proposal: Proposal, found: Sequence[Numeral]) -> str:
    if not found:
        return f"“{proposal.number}” is no number that can be read there"
    numeral = found[0]
    printed = s.words(numeral.i, numeral.j)
    if numeral.veto is not None:
        return f"“{printed}” counts no people there ({numeral.veto})"
    worth = f"{numeral.value:,}" + (f" to {numeral.upper:,}" if numeral.upper is not None else "")
    told = "none" if proposal.value is None else f"{proposal.value:,}"
    return f"“{printed}” is {worth} and not {told}" + (f" to {proposal.upper:,}" if proposal.upper is not None else "")


def _happened(s: Tagged, proposal: Proposal, near: Span) -> tuple[Span, ...]:
    """Where the words stand that say what happened, those nearest to the number."""
    found = []
    for words in proposal.measure_words:
        place = nearest_place(words, s.text, s.span, near)
        if place is None:
            raise Unproved(f"“{words}” ({proposal.measure}) does not stand in that sentence")
        found.append(place)
    return tuple(sorted(found))


def _checked(
    s: Tagged, proposal: Proposal, words: tuple[Span, ...], sites: Sequence[Site]
) -> tuple[tuple[Span, ...], bool]:
    """The `words` that say what happened, and whether they are known in this language to say so.

    Known words that mean another thing are no proof of this one; a word that is not known is taken, unless no letter
    is in it.
    """
    there = [site for site in sites if any(overlaps(word, site.spans) for word in words)]
    saying = [site for site in there if any(reading.measure == proposal.measure for reading in site.readings)]
    if saying:
        return saying[0].spans if len(words) == 1 or len(saying) == 1 else words, True
    printed = [s.text[word.start : word.end] for word in words]
    if there and not any(word.lower() in s.pack.bare or word.lower() in s.pack.ailing for word in printed):
        others = sorted({reading.measure for site in there for reading in site.readings})
        raise Unproved(f"“{' … '.join(printed)}” says {' or '.join(others)} and not {proposal.measure}")
    if not any(letter.isalpha() for word in printed for letter in word):
        raise Unproved(f"“{' … '.join(printed)}” are no words for what happened")
    return words, bool(there)


def _nobody(s: Tagged, proposal: Proposal, quoted: Sequence[Span], sites: Sequence[Site]) -> Figure:
    """ "No casualties": a figure of nobody, where the language has these words for it."""
    for site in sites:
        outcome = site.reading("none")
        if outcome is not None and outcome.measure == proposal.measure and any(overlaps(q, site.spans) for q in quoted):
            span = site.spans[0]
            worth = quantity(0, "exact", s.text[span.start : span.end])
            return Figure(span, worth, None, (span,), None, None, implicit=True, known=True)
    raise Unproved(f"“{proposal.number}” is not known to say that nobody was {proposal.measure}")
