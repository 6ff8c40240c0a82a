"""Footnotes are numbered once, and quote what proves the figure."""

from collections.abc import Callable
from dataclasses import replace
from types import ModuleType

from counterclaim.output.export import Parcel
from counterclaim.output.export.brief.notes import Notes, quote_of


def test_the_same_words_have_one_footnote(samples: ModuleType, parcel_from: Callable[..., Parcel]) -> None:
    notes = Notes(parcel_from(samples.conflict()))
    first, again = (claim for claim in samples.conflict() if claim.quantity.low == 1100)
    assert [notes.of(first), notes.of(samples.conflict()[1]), notes.of(again)] == ["[^1]", "[^2]", "[^1]"]
    taken = notes.taken()
    assert taken.count("\n") == 2
    assert taken.startswith(
        f"[^1]: “{samples.SEOUL_SAYS}” *The Example Courier*, “Two counts of one battle”, 24 December"
    )
    assert taken.rstrip().endswith("<https://example.org/tally?a=1&b=2>")
    assert notes.taken() == ""


def test_a_position_is_proven_too(samples: ModuleType, parcel_from: Callable[..., Parcel]) -> None:
    notes = Notes(parcel_from(samples.conflict()))
    assert notes.of_position(samples.POSITIONS[1]) == "[^1]"
    assert (
        "“onder wie 600 doden” *Voorbeeldbode*, “Dienst telt 4.700 slachtoffers”, 1 May 2025, in Dutch."
        in notes.taken()
    )


def test_of_a_long_sentence_the_words_around_the_figure_are_told(samples: ModuleType) -> None:
    claim = samples.conflict()[0]
    words = " ".join(f"word{number}" for number in range(200))
    text = f"{words} 1,100 {words}"
    start = claim.sentence.start + text.index("1,100")
    long = replace(claim, sentence=replace(claim.sentence, text=text), start=start, end=start + 5)
    told = quote_of(long, 200)
    assert told.startswith("… word") and told.endswith(" …") and " 1,100 " in told
    assert len(told) <= 204
    assert quote_of(claim) == claim.sentence.text
