"""Sentences that can tell of nobody counted are seen by their words; none that can is lost."""

import json
from pathlib import Path

import pytest

from counterclaim.extract.link import link
from counterclaim.extract.reading import Reading
from counterclaim.extract.sifting import sieve_of
from counterclaim.model import Document
from counterclaim.packs import pack_for
from counterclaim.packs.tokens import tokenize

QUALITY = Path(__file__).parents[2] / "quality"


@pytest.mark.parametrize(
    ("lang", "text", "counts", "happens"),
    [
        ("en", "The flood killed 14.", True, True),
        ("en", "A man was killed.", True, True),
        ("en", "Fourteen bridges are open.", True, False),
        ("en", "The weather is fine.", False, False),
        ("de", "Dreihundertfünfzig gelbe Bücher.", True, False),
        ("de", "Die Lawinentoten sind bekannt.", False, True),
        ("fr", "Une fillette a été tuée.", True, True),
    ],
)
def test_what_a_sentence_may_hold(lang: str, text: str, counts: bool, happens: bool) -> None:
    tokens = tokenize(text)
    assert sieve_of(lang).can_count(tokens) is counts
    assert sieve_of(lang).can_happen(tokens) is happens


@pytest.mark.parametrize("lang", ["ar", "de", "en", "ja", "tr"])
def test_no_sentence_is_lost_in_which_a_number_is_linked(lang: str) -> None:
    pack, linked = pack_for(lang), 0
    assert pack is not None
    for line in (QUALITY / lang / "docs.jsonl").read_text("utf-8").splitlines()[:40]:
        reading = Reading(Document("report", json.loads(line)["text"], lang), pack)
        for number in range(len(reading.sentences)):
            counted, _ = link(reading.tagged(number))
            if any(item.chosen for item in counted):
                linked += 1
                assert reading.can_tell(number), reading.tagged(number).text
    assert linked > 20
