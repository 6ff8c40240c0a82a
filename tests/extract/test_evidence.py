"""No span, no claim: what does not stand in the text is a problem, and what does has a lasting id."""

from dataclasses import replace
from typing import Any

import pytest

from counterclaim.extract.evidence import Draft, claim_from_draft, proven
from counterclaim.model import (
    Claim,
    Document,
    Group,
    Judged,
    Moment,
    Place,
    Problem,
    Published,
    Sentence,
    Span,
    Speaker,
    quantity,
)

TEXT = "Police said 12 miners died in Lima on Friday."
DOCUMENT = Document("d", TEXT, lang="en", published=Published("2024-05-06", "2024-05-06", "given"), url="u", outlet="o")


def span(words: str) -> Span:
    """The characters of `words` in the text."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def draft(**changed: Any) -> Draft:
    """A good draft, changed as told."""
    good = Draft(
        number=span("12"),
        sentence=Span(0, len(TEXT)),
        quantity=quantity(12, "exact", "12"),
        measure="killed",
        group=Group("workers", text="miners"),
        evidence={"quantity": (span("12"),), "measure": (span("died"),), "sources": (span("Police"),)},
        places=(Place("PE", "Lima", "Lima"),),
        sources=(Speaker("Police", "Police", "police"),),
    )
    return replace(good, **changed)


def made(proposal: Draft, taken: dict[str, object] | None = None, document: Document = DOCUMENT) -> Claim | Problem:
    """What becomes of `proposal`."""
    return claim_from_draft(document, document.version, "en", proposal, "test/1", taken or {})


def test_a_draft_whose_words_stand_in_the_text_becomes_a_claim() -> None:
    claim = made(draft())
    assert isinstance(claim, Claim)
    assert (claim.doc, claim.text, claim.lang, claim.reader) == ("d", DOCUMENT.version, "en", "test/1")
    assert (claim.start, claim.end) == span("12") and claim.sentence.text == TEXT
    assert (claim.published, claim.url, claim.outlet) == (DOCUMENT.published, "u", "o")
    assert claim.evidence["measure"] == (span("died"),)


OUTSIDE = [Span(3, 3), Span(5, 2), Span(-1, 4), Span(0, len(TEXT) + 1), Span(900, 901)]


@pytest.mark.parametrize("bad", OUTSIDE)
def test_characters_outside_the_text_are_a_problem(bad: Span) -> None:
    for proposal in (draft(number=bad), draft(sentence=bad), draft(evidence={"measure": (span("died"), bad)})):
        problem = made(proposal)
        assert isinstance(problem, Problem)
        assert (problem.doc, problem.stage, problem.kind) == ("d", "extract", "doubtful_span")
        assert str(bad.start) in problem.why


SAID = Moment("2024-05-03", "2024-05-03", "Saturday")


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"quantity": quantity(12, "exact", "twelve")}, "quantity"),
        ({"group": Group("workers", text="the miners")}, "group"),
        ({"places": (Place("PE", "Lima", "Cusco"),)}, "places"),
        ({"sources": (Speaker("Army", "army", "military"),)}, "sources"),
        ({"via": (Speaker("Reuters", "Reuters", "media"),)}, "sources"),
        ({"sources": (Speaker("Police", "Police", "police", said=SAID),)}, "said"),
        ({"as_of": SAID}, "as_of"),
        ({"window": SAID}, "as_of"),
    ],
)
def test_words_that_do_not_stand_in_the_text_are_a_problem(changed: dict[str, Any], field: str) -> None:
    problem = made(draft(**changed))
    assert isinstance(problem, Problem)
    assert f"({field})" in problem.why
    assert (problem.start, problem.end) == span("12")


def test_fields_without_words_need_no_proof() -> None:
    claim = made(
        draft(group=Group("people"), places=(Place("PE", "Peru", None),), as_of=Moment("2024-05-03", "2024-05-03"))
    )
    assert isinstance(claim, Claim)


def identity(proposal: Draft, taken: dict[str, object] | None = None, document: Document = DOCUMENT) -> str:
    """The id that `proposal` gets."""
    claim = made(proposal, taken, document)
    assert isinstance(claim, Claim)
    return claim.id


def test_the_id_depends_on_what_stands_in_the_text_alone() -> None:
    first = identity(draft())
    assert first == identity(draft(confidence=0.1, sources=(), counting="new"))
    assert first == identity(draft(), document=Document("elsewhere", TEXT, lang="en"))
    others = [
        identity(draft(measure="injured")),
        identity(draft(group=Group("workers"))),
        identity(draft(number=span("Friday"))),
        identity(draft(), document=Document("d", TEXT + " ", lang="en")),
    ]
    assert len({first, *others}) == 5


def test_a_claim_that_shares_everything_gets_the_next_ordinal() -> None:
    first = identity(draft())
    second = identity(draft(), {first: 1})
    third = identity(draft(), {first: 1, second: 1})
    assert len({first, second, third}) == 3
    assert second == identity(draft(), {first: "anything"})


def good() -> Claim:
    claim = made(draft())
    assert isinstance(claim, Claim)
    return claim


def test_a_claim_from_elsewhere_is_proven_by_its_words() -> None:
    assert proven(DOCUMENT, good()) == good()
    other = replace(DOCUMENT, id="e", url="v", published=None)
    assert proven(other, good()) == replace(good(), doc="e", url="v", published=None)


@pytest.mark.parametrize(
    "changes",
    [
        {"quantity": quantity(13, "exact", "13")},
        {"start": 0, "end": 2},
        {"start": -33, "end": -31},
        {"sentence": Sentence(0, len(TEXT), TEXT.replace("12", "13"))},
        {"sentence": Sentence(0, 5, TEXT)},
        {"group": Group("workers", text="minors")},
        {"evidence": {"measure": (Span(0, 900),)}},
        {"as_of": Moment("2024-05-06", "2024-05-06", "Monday")},
    ],
)
def test_a_claim_whose_words_do_not_stand_there_is_not(changes: dict[str, Any]) -> None:
    assert isinstance(proven(DOCUMENT, replace(good(), **changes)), Problem)


def test_an_id_that_is_not_that_of_the_words_is_made_anew_and_that_of_a_corrected_claim_stays() -> None:
    again = made(draft(), {good().id: 1})
    assert isinstance(again, Claim)
    assert proven(DOCUMENT, again) == again
    forged = proven(DOCUMENT, replace(good(), id="m_0000000000000000"))
    assert isinstance(forged, Claim)
    assert forged.id == good().id
    corrected = replace(good(), measure="injured", judged=Judged("correct", "lena", "", "", {"measure": "killed"}))
    assert proven(DOCUMENT, corrected) == corrected
