"""From a model's proposal to a draft whose every field stands in the words, or to the reason why there is none."""

from dataclasses import replace

from counterclaim.extract.circumstances import day_otherwise, place_of_report
from counterclaim.extract.context import STOCKS, basis_of
from counterclaim.extract.evidence import Draft
from counterclaim.extract.readers.llm.figures import Figure, Unproved, figure_of
from counterclaim.extract.readers.llm.portions import Portion
from counterclaim.extract.readers.llm.proposals import Proposal
from counterclaim.extract.readers.llm.surroundings import Surroundings
from counterclaim.extract.reading import Reading
from counterclaim.model import Counting, Problem, Span

KNOWN, UNKNOWN = 0.8, 0.5
"""How sure a claim is whose words for what happened our own data knows, and one whose words it does not. No model is
calibrated here: the first is below what the rules call sure, the second is queued for a person's look."""


def drafted(reading: Reading, portion: Portion, proposal: Proposal) -> tuple[Draft | None, list[Problem]]:
    """The draft of `proposal` about a sentence of `portion`; None where the words do not give its number and what
    happened. What had to be dropped of it is told as problems."""
    doc = reading.document.id
    if not 1 <= proposal.sentence <= len(portion.sentences):
        return None, [_refused(doc, f"there is no sentence {proposal.sentence}", _around(reading, portion))]
    number = portion.sentences[proposal.sentence - 1]
    try:
        figure = figure_of(reading.tagged(number), proposal)
    except Unproved as error:
        return None, [_refused(doc, str(error), reading.sentences[number])]
    around = Surroundings(reading, portion, number, figure, proposal)
    draft = _draft(around, figure)
    why = "; ".join(around.dropped)
    return draft, [_dropped(doc, why, figure.number)] if why else []


def _draft(around: Surroundings, figure: Figure) -> Draft:
    reading, proposal = around.reading, around.proposal
    group, sources, via = around.group(), around.speakers(via=False), around.speakers(via=True)
    said = around.moment("said", proposal.said)
    window = around.moment("window", proposal.window)
    as_of = around.moment("as_of", proposal.as_of)
    event = around.event(as_of)
    if as_of is None and window is None:
        as_of = day_otherwise(reading, around.number, said)
    place = around.place() or place_of_report(reading, proposal.measure, group.country)
    stance = proposal.stance if around.stance_is_told() else "asserted"
    evidence = {"quantity": (figure.number,), "measure": figure.measure, **around.evidence}
    if figure.qualifier is not None:
        evidence["qualifier"] = (figure.qualifier,)
    telling = tuple(replace(speaker, said=said) for speaker in via or sources)  # the day is that of who says it here
    return Draft(
        number=figure.number,
        sentence=reading.sentences[around.number],
        quantity=figure.quantity,
        measure=proposal.measure,
        group=group,
        evidence=evidence,
        places=(place,) if place else (),
        sources=sources if via else telling,
        via=telling if via else (),
        as_of=as_of,
        window=window,
        event=event,
        counting=_counting(proposal),
        basis=basis_of(sources[0] if sources else None, proposal.measure),
        stance=stance,
        implicit=figure.implicit,
        confidence=KNOWN if figure.known else UNKNOWN,
    )


def _counting(proposal: Proposal) -> Counting:
    return "stock" if proposal.counting == "unknown" and proposal.measure in STOCKS else proposal.counting


def _around(reading: Reading, portion: Portion) -> Span:
    first, last = reading.sentences[portion.sentences[0]], reading.sentences[portion.sentences[-1]]
    return Span(first.start, last.end)


def _refused(doc: str, why: str, where: Span) -> Problem:
    return Problem(doc, "extract", "refused", f"A claim that the language model proposed is left out: {why}.", *where)


def _dropped(doc: str, why: str, where: Span) -> Problem:
    return Problem(
        doc, "extract", "dropped", f"Of what the language model proposed, fields are left out: {why}.", *where
    )
