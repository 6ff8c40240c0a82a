"""What a sentence may name, seen from its letters before it is cut into words: so that what the whole report is about
is not looked for in sentences that name nothing of the kind.

A name is looked for by the longest of its words, with one automaton a language. More is found than there is, and
nothing is missed.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from counterclaim.extract.names import made_of_words, names_lexicon
from counterclaim.gazetteer.bodies import PERSON
from counterclaim.gazetteer.own import kept
from counterclaim.packs import Pack, pack_for
from counterclaim.packs.lexicon import Entry
from counterclaim.packs.tokens import folded_text, without_left_out

PLACES = frozenset({"country", "region", "city"})
_KINDS = PLACES | {"month", "disease", "sport"}
_NOTHING: frozenset[str] = frozenset()
_ADORNED = re.compile("[\u0590-\u06ff]")  # scripts of whose words folding leaves something out


class _Finder(NamedTuple):
    """The words by which names are found, what each of them may name, which letters may stand before it in its word,
    and whether others may go on behind it; anything may be `written_together` in some languages."""

    automaton: AhoCorasick
    kinds: tuple[frozenset[str], ...]
    before: frozenset[str]
    behind: bool
    written_together: bool


def named_in(text: str, pack: Pack) -> frozenset[str]:
    """The kinds of names that may stand in `text`: those of `PLACES`, `PERSON` (one of the gazetteer), "month",
    "disease", "sport"."""
    finder = _finder(pack.lang)
    plain = _plain(text)
    found = _NOTHING
    for number, start, end in finder.automaton.find_matches_as_indexes(plain, overlapping=True):
        if finder.written_together or (
            (finder.behind or end == len(plain) or not plain[end].isalpha()) and _begins(plain, start, finder.before)
        ):
            found |= finder.kinds[number]
    return found


def _begins(plain: str, start: int, prefixes: frozenset[str]) -> bool:
    """Whether only letters of `prefixes` stand before `start` in its word."""
    while start and plain[start - 1] in prefixes:
        start -= 1
    return not start or not plain[start - 1].isalpha()


def _plain(text: str) -> str:
    """The letters of `text` as lexicons know them."""
    plain = folded_text(text)
    if plain.isascii():
        return plain
    plain = unicodedata.normalize("NFC", plain)
    return without_left_out(plain) if _ADORNED.search(plain) else plain


@kept
def _finder(lang: str) -> _Finder:
    pack = pack_for(lang)
    assert pack is not None
    words = made_of_words("glimpses", lang, lambda: _words(pack))
    writing = pack.writing
    return _Finder(
        AhoCorasick(words),
        tuple(words.values()),
        before=frozenset("".join(writing.prefixes)),
        behind=bool(writing.suffixes),
        written_together=writing.unspaced or writing.agglutinates,
    )


def _words(pack: Pack) -> dict[str, frozenset[str]]:
    """The longest word of each name in the language of `pack`, and what it may name."""
    words: dict[str, frozenset[str]] = {}
    for lexicon in (pack.lexicon, names_lexicon(pack.lang)):
        for run, entries in lexicon.runs():
            if told := frozenset(_told(entries)):
                word = max(run, key=len).strip("-")
                words[word] = words.get(word, _NOTHING) | told
    return words


def _told(entries: Iterable[Entry]) -> Iterator[str]:
    for entry in entries:
        if entry.kind in _KINDS:
            yield entry.kind
        elif entry.kind == "body" and any(body.kind == PERSON for body in entry.value):
            yield PERSON
