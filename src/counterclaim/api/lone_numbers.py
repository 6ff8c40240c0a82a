"""A figure of an article that no claim of its source gives, and whose number stands there all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from counterclaim.model import Answer, Claim, Document, Quoted

if TYPE_CHECKING:
    from counterclaim.api.cited_sources import Source
    from counterclaim.extract.told_numbers import ToldNumber


class Alone(NamedTuple):
    """The answer for a number that stands alone, the sentence that says why, and the words."""

    answer: Answer
    why: str
    proof: Quoted


def number_alone(figure: Claim, source: Source) -> Alone | None:
    """What to say of `figure`, where its number stands in `source` and the reader could not tell what it counts.

    In a sentence about the same, it is taken for the same, for nothing would cost an editor more than to be told that
    it is not there; before people of another role, for theirs; in a sentence about another kind, for that.
    """
    from counterclaim.extract.told_numbers import told_numbers
    from counterclaim.reconcile.reach import meet
    from counterclaim.reconcile.rules import rules

    found = [
        (told, document)
        for document, claims in source.reports
        for told in told_numbers(document, claims)
        if meet(told.quantity, figure.quantity, rules())
    ]
    for told, document in found:
        if _is_same(told, figure):
            why = f"The number stands in a sentence of the source about the same ({told.quantity.text}); look at it."
            return Alone("in_source", why, _words(told, document))
    for told, document in found:
        if _is_of_others(told, figure):
            why = f"The source says this number of {told.role}, and not of {figure.group.role}; look at it."
            return Alone("other_side", why, _words(told, document))
    for told, document in found:
        if kinds := _other_kinds(told, figure):
            why = f"The number stands in a sentence of the source about people {kinds}; look at it."
            return Alone("other_kind", why, _words(told, document))
    return None


def _is_same(told: ToldNumber, figure: Claim) -> bool:
    if figure.measure not in told.measures or figure.measure in told.nobody:
        return False
    return figure.measure not in told.counted or told.role == figure.group.role


def _is_of_others(told: ToldNumber, figure: Claim) -> bool:
    from counterclaim.reconcile.likeness import table

    named = figure.group.role not in table()["audit"]["broad"] and told.role not in (None, figure.group.role)
    return named and _is_telling(told, figure)


def _other_kinds(told: ToldNumber, figure: Claim) -> str:
    """The kinds told in the number's sentence for which that of `figure` is mistaken; "" where it tells of the same."""
    from counterclaim.measures import measures
    from counterclaim.reconcile.likeness import table

    if figure.measure in told.measures or not _is_telling(told, figure):
        return ""
    alike = {each for group in table()["measures"]["mistaken"] if figure.measure in group for each in group}
    return " and ".join(measures()[each].label for each in sorted(told.measures & alike))


def _is_telling(told: ToldNumber, figure: Claim) -> bool:
    from counterclaim.reconcile.likeness import table

    return bool(told.quantity.spoken == figure.quantity.spoken >= table()["audit"]["telling"])


def _words(told: ToldNumber, document: Document) -> Quoted:
    return Quoted(document.id, document.url, *told.sentence, document.text[slice(*told.sentence)])
