"""Which sentences can tell of somebody counted: seen from their words, before these are given all their meanings."""

from collections.abc import Sequence
from functools import cache

from counterclaim.extract.numbers import compound_value
from counterclaim.packs import Pack, pack_for
from counterclaim.packs.tokens import NUMBER, WORD, Token

_NUMBERS = ("number", "vague", "article", "scale", "fraction", "held")
_HAPPENED = ("outcome", "parted")


class Sieve:
    """What a sentence of the language of `pack` has to hold, so that somebody can be counted in it."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._happened = pack.lexicon.only(_HAPPENED)
        self._begins = self._happened.begins()
        self._numbers = pack.lexicon.only(_NUMBERS).begins() | {
            word
            for word in self._begins
            for entry in self._happened.every(word)
            if entry.kind == "outcome" and entry.value.construction == "none"
        }

    def can_count(self, tokens: Sequence[Token]) -> bool:
        """Whether a numeral of any kind, or a word for nobody, may stand among `tokens`."""
        return (
            any(token.form in self._numbers or token.kind == NUMBER for token in tokens)
            or bool(self._pack.number_atoms)
            and any(compound_value(token.form, self._pack) is not None for token in tokens)
        )

    def can_happen(self, tokens: Sequence[Token]) -> bool:
        """Whether words may stand among `tokens` that say what happened to people."""
        shortest = self._pack.compounds
        for i, token in enumerate(tokens):
            form = token.form
            if form in self._begins:
                if self._happened.single(form):
                    return True
                behind = self._happened.longer(form)
                if behind and i + 1 < len(tokens):
                    for words, _ in behind.get(tokens[i + 1].form, ()):
                        if all(tokens[i + k].form == word for k, word in enumerate(words) if i + k < len(tokens)):
                            return True
            if shortest and len(form) > shortest + 1 and token.kind == WORD and self._happened.head_of(form, shortest):
                return True
        return False


@cache
def sieve_of(lang: str) -> Sieve:
    """The sieve of a language that there is a pack for."""
    pack = pack_for(lang)
    assert pack is not None
    return Sieve(pack)
