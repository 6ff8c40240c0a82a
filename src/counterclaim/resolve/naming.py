"""The rare names of a text, as they sound: of villages, districts and officials that no gazetteer knows.

What is rare is told by fixed lists alone, and not by how often a word is met: so a pair of documents is judged alike
whatever else there is.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import chain
from typing import Any

from counterclaim.gazetteer.persons import persons
from counterclaim.gazetteer.places import cities, named_cities
from counterclaim.gazetteer.spelling import parts_of, sounded
from counterclaim.packs import country_labels, folder_of
from counterclaim.resolve.spot import LARGE
from counterclaim.resolve.weights import table

_WORD = re.compile(r"[^\W\d_]+")
_INSIDE = re.compile(r"[\w,]['’]?\s?$")
"""What stands before a word that does not begin a sentence, a quotation or a list."""

_COMMON = ("dates", "people", "speech", "names")
_CAPITALS_TELL_NOTHING = ("caseless", "unspaced", "nouns_large")


def rare_names(lines: Iterable[str], lang: str | None) -> frozenset[str]:
    """The rare names in `lines`, each by the first letters of its sound.

    None where the language is unknown, or where a capital does not set names apart.
    """
    if not lang or not _capitals_tell(lang):
        return frozenset()
    stems = (_stem(word) for line in lines for word in _large_inside(line) if _unknown(word, lang))
    return frozenset(filter(None, stems))


def _large_inside(line: str) -> Iterator[str]:
    """The words of `line` that have a capital inside a sentence; none of a headline in which most words have one."""
    words = [match for match in _WORD.finditer(line) if len(match[0]) >= table()["names"]["letters"]]
    large = [match for match in words if match[0][0].isupper() and not match[0].isupper()]
    if 4 * len(large) < 3 * len(words):
        yield from (match[0] for match in large if _INSIDE.search(line, max(0, match.start() - 3), match.start()))


@lru_cache(maxsize=20_000)
def _unknown(word: str, lang: str) -> bool:
    """Whether no list has `word`: no word of the language, country, large city or person of the gazetteer."""
    key = word.casefold()
    here = cities().get(key)
    if key in named_cities(lang) or (here and here[0].population > LARGE):
        return False
    stem = _stem(word)
    return stem not in _persons() and stem not in _common(lang)


@cache
def _persons() -> frozenset[str]:
    return _stems(form for person in persons().values() for form in person.forms)


@cache
def _common(lang: str) -> frozenset[str]:
    """The words that the pack has for times, people, speech, bodies and countries."""
    labels = (label for labels in country_labels(lang).values() for label in labels if label)
    return _stems(labels) | _stems(form for name in _COMMON for form in _strings(_table(lang, name)))


@cache
def _capitals_tell(lang: str) -> bool:
    """Whether a capital inside a sentence sets a name apart in `lang`; False for a language without a pack."""
    writing = _table(lang, "grammar")
    return folder_of(lang) is not None and not any(writing.get(trait) for trait in _CAPITALS_TELL_NOTHING)


def _table(lang: str, name: str) -> dict[str, Any]:
    """One table of a pack as it stands: to compile packs takes longer than to sort reports into stories."""
    folder = folder_of(lang)
    file = folder.joinpath(f"{name}.toml") if folder else None
    return tomllib.loads(file.read_text(encoding="utf-8")) if file and file.is_file() else {}


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from chain(map(str, value), chain.from_iterable(map(_strings, value.values())))
    elif isinstance(value, list):
        yield from chain.from_iterable(map(_strings, value))


def _stems(forms: Iterable[str]) -> frozenset[str]:
    return frozenset(_stem(word) for form in forms for word in _WORD.findall(form))


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    """The first letters of `word` as it sounds, which its endings leave alone; "" where it has too few."""
    sound = sounded("".join(parts_of(word)))
    return sound[: table()["names"]["stem"]] if len(sound) >= table()["names"]["stem"] else ""
