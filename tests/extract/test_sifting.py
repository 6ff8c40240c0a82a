"""Sentences that can tell of nobody counted are seen by their words; none that can is lost."""

import json
from pathlib import Path

import pytest

from counterclaim.extract.link import link
from counterclaim.extract.names import names_lexicon
from counterclaim.extract.reading import Reading
from counterclaim.extract.sifting import sieve_of
from counterclaim.extract.tagging import tokens_at
from counterclaim.model import Document
from counterclaim.packs import pack_for
from counterclaim.packs.tokens import tokenize

QUALITY = Path(__file__).parents[2] / "quality"


@pytest.mark.parametrize(
    ("lang", "text", "counts", "happens"),
    [
        ("en", "The flood killed 14.", True, True),
        ("en", "A man was killed.", True, False),
        ("en", "Two men were killed.", True, True),
        ("en", "Fourteen bridges are open.", True, False),
        ("en", "The weather is fine.", False, False),
        ("de", "Dreihundertfünfzig gelbe Bücher.", True, False),
        ("de", "Die Lawinentoten sind bekannt.", False, True),
        ("fr", "Trois fillettes ont été tuées.", True, True),
    ],
)
def test_what_a_sentence_may_hold(lang: str, text: str, counts: bool, happens: bool) -> None:
    assert sieve_of(lang).counts(tokenize(text)) is counts
    assert sieve_of(lang).can_happen(text) is happens


@pytest.mark.parametrize(
    ("lang", "text", "tells"),
    [
        ("en", "The flood killed 14.", True),
        ("en", "The flood killed “fourteen”.", True),
        ("en", "A man was killed.", True),
        ("en", "The army has 300 bridges.", False),
        ("en", "The army has 300 soldiers.", True),
        ("en", "The town lost a few dozen bridges.", True),
        ("en", "Twelve neighbours lost their lives.", True),
        ("en", "Twelve neighbours live quiet lives.", False),
        ("de", "Dreihundertfünfzig Verletzte.", True),
        ("de", "Bei dem Unglück gab es 12 Lawinentote.", True),
        ("tr", "Kursk'ta iki askerin öldüğü bildirildi.", True),
        ("he", "בפיצוץ נהרגו כ-12 בני אדם.", True),
    ],
)
def test_what_a_sentence_may_tell_as_it_is_printed(lang: str, text: str, tells: bool) -> None:
    assert sieve_of(lang).can_tell(text) is tells


@pytest.mark.parametrize("lang", ["ar", "de", "en", "fi", "ja", "ko", "tr"])
def test_what_is_told_as_tokens_is_told_as_printed(lang: str) -> None:
    pack, told = pack_for(lang), 0
    assert pack is not None
    names = names_lexicon(pack.lang)
    for line in (QUALITY / lang / "docs.jsonl").read_text("utf-8").splitlines()[::5]:
        reading = Reading(Document("report", json.loads(line)["text"], pack.lang), pack)
        for span in reading.sentences:
            if sieve_of(pack.lang).tells(tokens_at(reading.text, span, pack, names).known):
                told += 1
                assert sieve_of(pack.lang).can_tell(reading.text[span.start : span.end])
    assert told


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
