"""Which sentences can tell of somebody counted: seen from their words, before these are given all their meanings.

What is asked of the words here is less than what linking asks of their meanings, so that nothing is lost.
"""

from collections.abc import Sequence
from functools import cache

from counterclaim.extract.numbers import compound_value
from counterclaim.packs import Pack, pack_for
from counterclaim.packs.lexicon import Entry, Lexicon
from counterclaim.packs.tokens import NUMBER, WORD, Token

_NUMBERS = ("number", "vague", "scale", "fraction", "held")
_HAPPENED = ("outcome", "parted")
# nouns for what happened to one: "a death"
_SINGLE = ("one", "bare")


class Sieve:
    """What a sentence in the language of `pack` has to hold, so that somebody can be counted in it."""

    def __init__(self, pack: Pack) -> None:
        lexicon = pack.lexicon
        self._pack = pack
        self._numbers = _begins(lexicon.only(lambda entry: entry.kind in _NUMBERS or _is_outcome(entry, ("none",))))
        self._articles = _begins(lexicon.only(lambda entry: entry.kind == "article"))
        self._somebody = lexicon.only(_is_somebody)
        self._happened = lexicon.only(lambda entry: entry.kind in _HAPPENED)
        self._begin = {each: _begins(each) for each in (self._somebody, self._happened)}

    def can_count(self, tokens: Sequence[Token]) -> bool:
        """Whether a numeral may stand among `tokens`, or a word for nobody, or an article with one whom it counts."""
        if any(token.form in self._numbers or token.kind == NUMBER for token in tokens):
            return True
        if any(token.form in self._articles for token in tokens) and self._may_mean(self._somebody, tokens):
            return True
        return bool(self._pack.number_atoms) and any(
            compound_value(token.form, self._pack) is not None for token in tokens
        )

    def can_happen(self, tokens: Sequence[Token]) -> bool:
        """Whether words may stand among `tokens` that say what happened to people."""
        return self._may_mean(self._happened, tokens)

    def _may_mean(self, part: Lexicon, tokens: Sequence[Token]) -> bool:
        """Whether a run of `part` stands among `tokens`, or a word that ends in one of its heads."""
        begin, shortest = self._begin[part], self._pack.compounds
        for i, token in enumerate(tokens):
            form = token.form
            if form in begin:
                if part.single(form):
                    return True
                behind = part.longer(form) if i + 1 < len(tokens) else None
                if behind and any(_stands(words, tokens, i) for words, _ in behind.get(tokens[i + 1].form, ())):
                    return True
            if shortest and len(form) > shortest + 1 and token.kind == WORD and part.head_of(form, shortest):
                return True
        return False


@cache
def sieve_of(lang: str) -> Sieve:
    """The sieve of a language that there is a pack for."""
    pack = pack_for(lang)
    assert pack is not None
    return Sieve(pack)


def _begins(part: Lexicon) -> frozenset[str]:
    return frozenset(part.first_words())


def _is_outcome(entry: Entry, built: Sequence[str]) -> bool:
    return entry.kind == "outcome" and entry.value.construction in built


def _is_somebody(entry: Entry) -> bool:
    """Whether an article can stand before it that counts: a noun for one person, or for what happened to one."""
    return (entry.kind == "people" and not entry.value.many) or _is_outcome(entry, _SINGLE)


def _stands(words: Sequence[str], tokens: Sequence[Token], i: int) -> bool:
    return len(words) <= len(tokens) - i and all(tokens[i + k].form == word for k, word in enumerate(words))
