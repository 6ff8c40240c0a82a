"""Which sentences can matter, found in one pass over the whole text by one automaton a language."""

from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from counterclaim.packs import Pack, pack_for
from counterclaim.packs.tokens import one_form


def folded(text: str) -> str:
    """`text` in lower case and in one spelling, with as many characters as before."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return one_form(lower)


def trigger_places(text: str, pack: Pack) -> list[int]:
    """The characters at which a word that can make its sentence matter begins, in order."""
    lower = folded(text)
    places = []
    shortest = pack.compounds or len(text) + 1
    for _, start, end in _automaton(pack.lang).find_matches_as_indexes(lower):
        whole = not start or not lower[start - 1].isalpha()
        if (whole or end - start >= shortest) and (end == len(lower) or not lower[end].isalpha()):
            places.append(start)
    return places


@cache
def _automaton(lang: str) -> AhoCorasick:
    pack = pack_for(lang)
    assert pack is not None
    return AhoCorasick(pack.triggers, matchkind=MatchKind.LeftmostLongest)
