"""What a sentence may name is seen from its letters: too much now and then, and never too little."""

import json
from pathlib import Path

import pytest

from counterclaim.extract.glimpses import PLACES, named_in
from counterclaim.extract.places import places_in
from counterclaim.extract.reading import Reading
from counterclaim.extract.towns import Surroundings, may_name_town
from counterclaim.gazetteer.bodies import PERSON
from counterclaim.model import Document
from counterclaim.packs import pack_for

QUALITY = Path(__file__).parents[2] / "quality"


@pytest.mark.parametrize(
    ("lang", "text", "kinds"),
    [
        ("en", "Twelve people died in New Zealand in March.", {"country", "month"}),
        ("en", "The ministry of health spoke of cholera.", {"disease"}),
        ("tr", "Saldırıda Suriye'deki on iki kişi öldü.", {"country"}),
        ("he", "לפי ארה״ב נהרגו שם שנים עשר איש.", {"country"}),
        ("ar", "مقتل 12 شخصاً وفي لبنان خسائر", {"country"}),
        ("ja", "北朝鮮の兵士12人が死亡した。", {"country"}),
    ],
)
def test_kinds_of_names_are_seen_before_words_are(lang: str, text: str, kinds: set[str]) -> None:
    pack = pack_for(lang)
    assert pack is not None
    assert named_in(text, pack) >= kinds
    assert named_in("12.", pack) == frozenset()


@pytest.mark.parametrize("lang", ["ar", "de", "el", "en", "fa", "he", "hi", "hu", "ja", "ko", "ru", "tr", "vi"])
def test_nothing_that_is_named_is_missed(lang: str) -> None:
    pack, spared = pack_for(lang), 0
    assert pack is not None
    for line in (QUALITY / lang / "docs.jsonl").read_text("utf-8").splitlines()[:25]:
        reading = Reading(Document("report", json.loads(line)["text"], lang), pack)
        around = Surroundings(reading.countries, reading.regions)
        for number, span in enumerate(reading.sentences):
            s = reading.tagged(number)
            seen = named_in(s.text[span.start : span.end], pack)
            told = {kind for kind in (*PLACES, "month", "disease", "sport") if s.tags.get(kind)}
            told |= {PERSON for tag in s.each("body") for body in tag.value if body.kind == PERSON}
            assert told <= seen, s.text[span.start : span.end]
            if seen.isdisjoint(PLACES) and not may_name_town(s.text, span, pack):
                spared += 1
                assert not places_in(s, around), s.text[span.start : span.end]
    assert spared or lang == "he"  # vowels unwritten, almost any of its words may be a name
