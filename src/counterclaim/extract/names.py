"""Names of bodies, regions and cities as a lexicon of a language, built once from the gazetteer."""

import unicodedata
from collections.abc import Callable
from typing import TypeVar

from counterclaim.gazetteer.bodies import aliases, capitalised
from counterclaim.gazetteer.own import kept, tables
from counterclaim.gazetteer.places import named_cities, regions
from counterclaim.packs import body_words, data_of, folder_of
from counterclaim.packs.lexicon import Lexicon
from counterclaim.readymade import readymade

T = TypeVar("T")

_MAKERS = ("counterclaim.packs", "counterclaim.gazetteer", "counterclaim.model", "counterclaim.extract")
# the language whose words for bodies are kept in names everywhere
_NAMES = "en"


@kept
def names_lexicon(lang: str) -> Lexicon:
    """Bodies ("body", with all that share the alias), regions ("region") and cities ("city") as texts in `lang` call
    them."""
    return made_of_words("names", lang, lambda: _compiled(lang))


def made_of_words(name: str, lang: str, make: Callable[[], T]) -> T:
    """What `make` gives, made of the pack of `lang` and of names alone: loaded where an earlier process made it.

    `name` says which of such things it is.
    """
    packs = [part for each in (lang, _NAMES) if (folder := folder_of(each)) for part in data_of(folder)]
    return readymade(f"{name}-{lang}", _MAKERS, [*tables(), *packs], make)


def _compiled(lang: str) -> Lexicon:
    lexicon = Lexicon()
    proper = capitalised(lang)
    for alias, named in aliases(lang).items():
        lexicon.add_plain(alias, "body", named, capital=alias in proper)
    for name, region in regions(lang).items():
        for spelled in {name, plain_letters(name)}:
            lexicon.add_plain(spelled, "region", region, capital=True)
    for name, identity in named_cities(lang).items():
        lexicon.add_plain(name, "city", identity, capital=True)
    if lang != _NAMES:
        for word, kind in body_words(_NAMES):
            lexicon.add_plain(word, "body_kind", kind, capital=True)
    return lexicon


def plain_letters(name: str) -> str:
    """`name` without the marks on its Latin letters, as papers abroad print it: "Lào Cai" is "Lao Cai"."""
    if name.isascii():
        return name
    letters = unicodedata.normalize("NFD", name)
    if not any("LATIN" in unicodedata.name(letter, "") for letter in letters[:2]):
        return name
    return unicodedata.normalize("NFC", "".join(letter for letter in letters if not unicodedata.combining(letter)))
