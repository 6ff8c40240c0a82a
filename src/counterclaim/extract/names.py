"""Names of bodies, regions and cities as a lexicon of a language, built once from the gazetteer."""

from counterclaim.gazetteer.bodies import aliases, capitalised
from counterclaim.gazetteer.own import kept
from counterclaim.gazetteer.places import named_cities, regions
from counterclaim.packs import body_words
from counterclaim.packs.lexicon import Lexicon

# the language whose words for bodies are kept in names everywhere
_NAMES = "en"


@kept
def names_lexicon(lang: str) -> Lexicon:
    """Bodies ("body", with all that share the alias), regions ("region") and cities ("city") as texts in `lang` call
    them."""
    lexicon = Lexicon()
    proper = capitalised(lang)
    for alias, named in aliases(lang).items():
        lexicon.add_plain(alias, "body", named, capital=alias in proper)
    for name, region in regions(lang).items():
        lexicon.add_plain(name, "region", region, capital=True)
    for name, identity in named_cities(lang).items():
        lexicon.add_plain(name, "city", identity, capital=True)
    if lang != _NAMES:
        for word, kind in body_words(_NAMES):
            lexicon.add_plain(word, "body_kind", kind, capital=True)
    return lexicon
