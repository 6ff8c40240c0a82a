"""Digits beside words that make a year, a sum or a measure of them count nobody; all that is not sure stays."""

import pytest

from counterclaim.extract.idle_digits import IdleDigits
from counterclaim.extract.names import names_lexicon
from counterclaim.extract.numerals import numerals_of
from counterclaim.extract.sayings import sayings_of
from counterclaim.extract.tagging import tag
from counterclaim.model import Span
from counterclaim.packs import pack_for
from counterclaim.packs.tokens import NUMBER, tokenize


@pytest.mark.parametrize(
    ("lang", "text", "idle"),
    [
        ("en", "It was built in 1939 by the city.", True),
        ("en", "It cost £500 in all.", True),
        ("en", "About 45% voted.", True),
        ("en", "It took 12 years.", True),
        ("en", "In 2015 protesters were shot.", True),
        ("en", "More than 2018 protesters came.", False),
        ("en", "The army sent 2000 men.", False),
        ("en", "There were 12 dead.", False),
        ("en", "From 2010 to 2015 it stood empty.", False),
        ("de", "Es dauerte 12 Jahre.", True),
        ("fa", "او ۱۲ ساله بود.", True),
    ],
)
def test_what_surely_counts_nobody(lang: str, text: str, idle: bool) -> None:
    pack = pack_for(lang)
    assert pack is not None
    tokens = tokenize(text)
    first = next(i for i, token in enumerate(tokens) if token.kind == NUMBER)
    assert IdleDigits(pack, sayings_of(pack).wordings).are_idle(tokens, first) is idle
    if idle:
        numerals = numerals_of(tag(text, Span(0, len(text)), pack, names_lexicon(lang)))
        assert next(numeral for numeral in numerals if numeral.i == first).veto is not None
