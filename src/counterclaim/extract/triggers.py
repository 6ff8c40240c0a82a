"""Which sentences can matter, found in one pass over the whole text by one automaton a language."""

from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from counterclaim.packs import Pack, pack_for
from counterclaim.packs.tokens import folded_text


def trigger_places(text: str, pack: Pack) -> list[int]:
    """The characters at which a word that can make its sentence matter begins, in order."""
    lower = folded_text(text)
    writing = pack.writing
    open_before = writing.unspaced or writing.agglutinates or bool(writing.prefixes)
    open_behind = writing.unspaced or writing.agglutinates or bool(writing.suffixes)
    places = []
    shortest = pack.compounds or len(text) + 1
    for _, start, end in _automaton(pack.lang).find_matches_as_indexes(lower):
        if (open_before or not start or not lower[start - 1].isalpha() or end - start >= shortest) and (
            open_behind or end == len(lower) or not lower[end].isalpha()
        ):
            places.append(start)
    return places


@cache
def _automaton(lang: str) -> AhoCorasick:
    pack = pack_for(lang)
    assert pack is not None
    return AhoCorasick(pack.triggers, matchkind=MatchKind.LeftmostLongest)
