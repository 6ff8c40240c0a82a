"""Drafts made claims: each once, proved, with repetitions marked."""

from collections.abc import Callable

from counterclaim.extract.claiming import claims_from
from counterclaim.extract.evidence import Draft
from counterclaim.extract.reading import Reading
from counterclaim.model import Claim, Group, Problem, Span, quantity

TEXT = "14 people were killed.\n14 people were killed."


def draft(start: int, text: str = "14", confidence: float = 0.9) -> Draft:
    sentence = Span(0, 22) if start < 22 else Span(23, 45)
    number = Span(start, start + 2)
    return Draft(
        number,
        sentence,
        quantity(14, "exact", text),
        "killed",
        Group("people"),
        {"quantity": (number,), "measure": (Span(sentence.start + 15, sentence.end - 1),)},
        confidence=confidence,
    )


def test_in_the_order_of_the_text_each_once_with_repetitions_marked(reading: Callable[..., Reading]) -> None:
    first, second = claims_from(reading(TEXT), [draft(23), draft(0), draft(0, confidence=0.1)], "test/1")
    assert isinstance(first, Claim)
    assert isinstance(second, Claim)
    assert (first.start, first.confidence, first.repeats_in_document, first.reader) == (0, 0.9, None, "test/1")
    assert (second.start, second.repeats_in_document) == (23, first.id)
    assert first.gloss == "14 people killed."


def test_what_is_not_proved_is_a_problem(reading: Callable[..., Reading]) -> None:
    (problem,) = claims_from(reading(TEXT), [draft(0, "fifteen")], "test/1")
    assert isinstance(problem, Problem)
    assert problem.kind == "doubtful_span"
