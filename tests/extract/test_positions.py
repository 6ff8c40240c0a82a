"""Positions of a report: who takes them, what they are about, and the words that prove them."""

import pytest

from counterclaim.extract import claims_of
from counterclaim.model import Document, Position, Published, Span, as_record, position_from

TEXT = "Rebels said 60 soldiers had been killed. The defence ministry of Zambia declined on Monday to comment."


def positions(text: str, clutter: tuple[Span, ...] = ()) -> list[Position]:
    """The positions of a report of Tuesday."""
    document = Document("d", text, "en", published=Published("2025-06-03", "2025-06-03", "given"), clutter=clutter)
    return [item for item in claims_of(document) if isinstance(item, Position)]


def test_a_position_with_its_proof() -> None:
    (found,) = positions(TEXT)
    assert (found.position, found.measure, found.source.entity) == ("declines", "killed", "zm.defence_ministry")
    assert TEXT[found.start : found.end] == found.quote == TEXT[TEXT.index("The defence") :]
    assert found.said is not None and found.said.start == "2025-06-02"
    assert [TEXT[a:b] for a, b in found.evidence["position"]] == ["declined on Monday to comment"]
    assert "measure" not in found.evidence  # it stands in the sentence before
    assert found.group is not None and found.group.role == "soldiers"
    assert position_from(as_record(found)) == found


def test_the_same_text_gives_the_same_id() -> None:
    assert [item.id for item in positions(TEXT)] == [item.id for item in positions(TEXT)]


def test_several_speakers_take_one_position_each() -> None:
    found = positions("Neither Chad nor Sudan has acknowledged the deaths of soldiers.")
    assert [(item.source.text, item.position) for item in found] == [("Chad", "declines"), ("Sudan", "declines")]
    assert len({item.id for item in found}) == 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The army confirmed that 12 soldiers had been killed.", []),
        ("The army confirmed that soldiers had been killed but declined to give a number.", ["confirms"]),
        ("He declined to say how many soldiers had been killed.", []),
        ("The army denied that 12 soldiers had been killed.", ["denies"]),
    ],
)
def test_a_figure_a_refusal_and_nobody(text: str, told: list[str]) -> None:
    assert [item.position for item in positions(text)] == told


def test_the_furniture_of_a_page_takes_none() -> None:
    assert positions(TEXT, clutter=(Span(TEXT.index("The defence"), len(TEXT)),)) == []
