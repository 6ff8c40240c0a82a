"""Names of bodies and regions as a lexicon of a language, built once from the gazetteer."""

from functools import cache

from counterclaim.gazetteer.bodies import aliases
from counterclaim.gazetteer.places import regions
from counterclaim.packs.lexicon import Lexicon


@cache
def names_lexicon(lang: str) -> Lexicon:
    """Named bodies ("body") and regions ("region") as texts in `lang` call them."""
    lexicon = Lexicon()
    for alias in aliases(lang):
        lexicon.add(alias.text, "body", alias.body, capital=alias.capital)
    for name, region in regions(lang).items():
        lexicon.add(name, "region", region, capital=True)
    return lexicon
