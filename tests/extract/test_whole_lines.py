"""Texts broken at a width give the claims of whole ones, at their own offsets and in their own words."""

import json
import textwrap
from collections import Counter
from pathlib import Path

import pytest

from counterclaim.extract import claims_of
from counterclaim.model import Claim, Document, Position, mention_id

QUALITY = Path(__file__).parents[2] / "quality"
LEAST = {"en": 0.93, "de": 0.87, "uk": 0.87, "ar": 0.74, "ja": 0.78}
TEXTS = 30


def found_in(text: str, lang: str) -> list[Claim]:
    """The claims of `text`."""
    return [item for item in claims_of(Document("d", text, lang=lang)) if isinstance(item, Claim)]


def told(text: str, lang: str) -> Counter[tuple[object, ...]]:
    """Measure, bounds and quote of each claim of `text`, without white space."""
    return Counter(
        (c.measure, c.quantity.low, c.quantity.high, "".join(c.sentence.text.split())) for c in found_in(text, lang)
    )


@pytest.mark.parametrize("lang", LEAST)
def test_wrapped_texts_give_the_claims_of_whole_ones(lang: str) -> None:
    lines = (QUALITY / lang / "docs.jsonl").read_text("utf-8").splitlines()[:TEXTS]
    same = both = 0
    for line in lines:
        text = json.loads(line)["text"]
        whole = told(text, lang)
        for width in (40, 60, 72):
            broken = told("\n".join(textwrap.fill(x, width) for x in text.split("\n")), lang)
            same += 2 * (whole & broken).total()
            both += whole.total() + broken.total()
    assert same / both >= LEAST[lang]


def test_offsets_and_quotes_are_those_of_the_text_as_it_is() -> None:
    text = (
        "The general staff of the army said on Monday that at least 1,100\nsoldiers had been killed, and 12 civilians"
        " wounded, in the town of\nSumy. Moscow has not confirmed the deaths of the soldiers, and it\nsaid no more."
    )
    document = Document("d", text, lang="en")
    items = claims_of(document)
    claims = [item for item in items if isinstance(item, Claim)]
    assert [(c.quantity.low, c.measure) for c in claims] == [(1100, "killed"), (12, "injured")]
    for claim in claims:
        assert text[claim.start : claim.end] == claim.quantity.text
        assert text[claim.sentence.start : claim.sentence.end] == claim.sentence.text
        assert claim.group.text in text  # type: ignore[operator]
        assert claim.text == document.version
        assert claim.id == mention_id(claim.text, claim.start, claim.end, claim.measure, claim.group.text, 0)
    for item in items:
        if isinstance(item, Position):
            assert text[item.start : item.end] == item.quote


def test_numbers_and_words_over_a_line_end_are_one() -> None:
    text = "В ніч на понеділок у місті загинули щонайменше 1\r\n100 військових, ще 12 було поранено."
    assert [c.quantity.low for c in found_in(text, "uk")] == [1100, 12]
    text = "当局によると、この地震でこれまでに少なくとも合わせて1\n20人が死亡し、30人がけがをしたという。"
    assert [c.quantity.low for c in found_in(text, "ja")][:1] == [120]
