"""Numbers of a text that no claim was made of, each with what its sentence tells of people."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from counterclaim.extract.complements import people_behind
from counterclaim.extract.numerals import numerals_of
from counterclaim.extract.outcomes import sites_of
from counterclaim.extract.reading import Reading
from counterclaim.model import Claim, Document, Quantity, Role, Span, quantity
from counterclaim.packs import pack_for


class ToldNumber(NamedTuple):
    """A number, its characters and those of its sentence; the measures that the sentence has words for, those of which
    something else is counted there or nobody is, and the role of the people behind the number, where one is told."""

    quantity: Quantity
    span: Span
    sentence: Span
    measures: frozenset[str]
    counted: frozenset[str]
    nobody: frozenset[str]
    role: Role | None


def told_numbers(document: Document, claims: Sequence[Claim]) -> Iterator[ToldNumber]:
    """The numbers of `document` that are in none of its `claims`, and stand before people, or in a sentence about what
    happens to people."""
    pack = pack_for(document.lang) if document.lang else None
    if pack is None:
        return
    reading = Reading(document, pack)
    taken = {place for claim in claims for place in range(claim.start, claim.end)}
    for number, sentence in enumerate(reading.sentences):
        if reading.is_clutter(sentence):
            continue
        tagged = reading.tagged(number)
        here = [claim for claim in claims if sentence.start <= claim.start < sentence.end]
        measures = frozenset(each.measure for site in sites_of(tagged) for each in site.readings)
        counted = frozenset(claim.measure for claim in here if not claim.implicit)
        nobody = frozenset(claim.measure for claim in here if claim.implicit)
        for numeral in numerals_of(tagged):
            if numeral.veto is not None or numeral.article or numeral.spans[0].start in taken:
                continue
            span = numeral.spans[0]
            people = people_behind(tagged, span.end)
            if people or measures:
                said = quantity(numeral.value, numeral.qualifier, document.text[slice(*span)], numeral.upper)
                role = people.value.role if people else None
                yield ToldNumber(said, span, sentence, measures, counted, nobody, role)
