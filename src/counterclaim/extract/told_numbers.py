"""Numbers of a text that no claim was made of, each with what its sentence tells of people."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from counterclaim.extract.numerals import numerals_of
from counterclaim.extract.outcomes import sites_of
from counterclaim.extract.reading import Reading
from counterclaim.model import Claim, Document, Quantity, Span, quantity
from counterclaim.packs import pack_for


class ToldNumber(NamedTuple):
    """A number, its characters and those of its sentence, and the measures that the sentence has words for."""

    quantity: Quantity
    span: Span
    sentence: Span
    measures: frozenset[str]


def told_numbers(document: Document, claims: Sequence[Claim]) -> Iterator[ToldNumber]:
    """The numbers of `document` that stand in a sentence about people, and in none of its `claims`."""
    pack = pack_for(document.lang) if document.lang else None
    if pack is None:
        return
    reading = Reading(document, pack)
    taken = {place for claim in claims for place in range(claim.start, claim.end)}
    for number, sentence in enumerate(reading.sentences):
        tagged = reading.tagged(number)
        measures = frozenset(each.measure for site in sites_of(tagged) for each in site.readings)
        if not measures or reading.is_clutter(sentence):
            continue
        for numeral in numerals_of(tagged):
            if numeral.veto is None and not numeral.article and numeral.spans[0].start not in taken:
                span = numeral.spans[0]
                words = document.text[span.start : span.end]
                said = quantity(numeral.value, numeral.qualifier, words, numeral.upper)
                yield ToldNumber(said, span, sentence, measures)
