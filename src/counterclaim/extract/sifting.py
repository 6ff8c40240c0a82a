"""Which sentences can tell of somebody counted: seen from their words, before these are given all their meanings.

There are two sieves, and what is asked by either is less than what linking asks of the meanings, so that nothing is
lost. The first takes a sentence as it is printed, in pieces between blanks: what each of them can say at most, however
it is cut, is remembered, so that most sentences are never cut into tokens. What several words say only together is
taken for said where the rarest of them stands, and looked at closely, whether all of them do, where that decides. The
second takes the tokens of those left.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from counterclaim.extract.affixes import Kept
from counterclaim.extract.cutting import ways_to_cut
from counterclaim.extract.idle_digits import IdleDigits
from counterclaim.extract.names import names_lexicon
from counterclaim.extract.numbers import compound_value
from counterclaim.extract.sayings import (
    ARTICLE,
    BEGINS,
    DEED,
    HAPPENED,
    INITIAL,
    LIMITED,
    MANY,
    NUMERAL,
    ROLE,
    SINGLED,
    SOMEBODY,
    sayings_of,
)
from counterclaim.gazetteer.own import kept
from counterclaim.packs import Pack, pack_for
from counterclaim.packs.tokens import MARK, NUMBER, WORD, Token, tokenize

# an initial, and two with a blank between
_ENDS_INITIAL = re.compile(r"(?:^|[\W\d_])[^\W\d_]\.$")
_INITIALS = re.compile(r"(?<![^\W\d_])[^\W\d_]\.\s[^\W\d_]\.")
_FAR = 24
"""More tokens than stand between an article and the end of the group that it begins."""
_TOGETHER = 16
"""So many bits higher stands what a word says together with others, if these stand beside it."""


class Sieve:
    """What a sentence in the language of `pack` has to hold, so that somebody can be counted in it."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._names = names_lexicon(pack.lang)
        self._sayings = sayings_of(pack)
        self._digits = IdleDigits(pack, self._sayings.wordings)
        self._told = Kept(self._sayable)
        self._forms = Kept(self._forms_in)
        self._alone = Kept(self._of_word)

    def can_tell(self, printed: str) -> bool:
        """Whether the sentence `printed` so may tell of somebody counted, and of what happened to them."""
        return self._may_say(printed, _tells)

    def can_happen(self, printed: str) -> bool:
        """Whether the sentence `printed` so may tell what happened to several people, be they counted or not."""
        return self._may_say(printed, _happens_to_many)

    def tells(self, tokens: Sequence[Token]) -> bool:
        """Whether `tokens` can tell of somebody counted, and of what happened to them."""
        places = list(self._places(tokens, idle=False))
        says = _all_of(places)
        return _tells(says) and (bool(says & NUMERAL) or (bool(says & SINGLED) and _counts_one(places)))

    def counts(self, tokens: Sequence[Token]) -> bool:
        """Whether a numeral may stand among `tokens`, or a word for nobody, or an article with one whom it counts."""
        places = list(self._places(tokens))
        return bool(_all_of(places) & NUMERAL) or _counts_one(places)

    def _sayable(self, printed: str) -> int:
        """What the piece `printed` between two blanks can say, however it is cut."""
        says = INITIAL if _ENDS_INITIAL.search(printed) else 0
        for token in tokenize(printed):
            says |= NUMERAL if token.kind == NUMBER or (token.kind == MARK and token.form.isdecimal()) else 0
        for form in self._forms_in(printed):
            says |= self._of_word(form)
            for _, more in self._sayings.runs.get(form, ()):
                says |= more << _TOGETHER
        return says

    def _forms_in(self, printed: str) -> tuple[str, ...]:
        """The forms of all words that the piece `printed` between two blanks may be cut into."""
        lexicons = (self._pack.lexicon, self._names)
        words = (token for token in tokenize(printed) if token.kind == WORD)
        return tuple(form for token in words for form in ways_to_cut(token, self._pack, lexicons))

    def _may_say(self, printed: str, enough: Callable[[int], bool]) -> bool:
        """Whether the words of the sentence `printed` may say what is `enough`."""
        if self._pack.writing.unspaced:
            return True
        pieces, says = printed.split(), 0
        for each in set(map(self._told.__getitem__, pieces)):
            says |= each
        if enough(says) or (says & INITIAL and _INITIALS.search(printed)):
            return True
        return enough(says | says >> _TOGETHER) and enough(says | self._together(pieces))

    def _together(self, pieces: Iterable[str]) -> int:
        """What those runs of words say all of whose words may stand among the printed `pieces`."""
        told, forms_in = self._told, self._forms
        forms = {form for piece in pieces for form in forms_in[piece]}
        says = 0
        for piece in pieces:
            if told[piece] >> _TOGETHER:
                for form in forms_in[piece]:
                    for words, more in self._sayings.runs.get(form, ()):
                        if more & ~says and words <= forms:
                            says |= more
        return says

    def _of_word(self, form: str) -> int:
        """What a word says by itself, be it as a numeral written in one or by the heads that it ends in."""
        says = self._sayings.single.get(form, 0) | (BEGINS if form in self._sayings.longer else 0)
        if compound_value(form, self._pack) is not None:
            says |= NUMERAL
        shortest = self._pack.compounds
        for cut in range(2, len(form) - shortest + 1) if shortest else ():
            says |= self._sayings.heads.get(form[cut:], 0)
        return says

    def _places(self, tokens: Sequence[Token], *, idle: bool = True) -> Iterator[tuple[int, int]]:
        """Where something is said among `tokens`, and what; without `idle`, digits that surely count no people say
        nothing."""
        forms = tuple([token.form for token in tokens])
        for i, form in enumerate(forms):
            says = self._alone[form]
            if says & BEGINS and i + 1 < len(forms):
                for words, more in self._sayings.longer[form].get(forms[i + 1], ()):
                    if forms[i : i + len(words)] == words:
                        says |= more
            if tokens[i].kind == NUMBER and (idle or not self._digits.are_idle(tokens, i)):
                says |= NUMERAL
            if says:
                yield i, says


@kept
def sieve_of(lang: str) -> Sieve:
    """The sieve of a language that there is a pack for."""
    pack = pack_for(lang)
    assert pack is not None
    return Sieve(pack)


def _tells(says: int) -> bool:
    """Whether a sentence whose words say so much may tell of somebody counted, and of what happened to them."""
    if not _happens(says):
        return False
    return bool(says & NUMERAL) or (says & ARTICLE and says & SOMEBODY and says & SINGLED) != 0


def _happens(says: int) -> bool:
    """Whether a sentence whose words say so much may tell what happened to people."""
    return bool(says & HAPPENED) or (says & LIMITED and says & ROLE) != 0


def _happens_to_many(says: int) -> bool:
    """Whether a sentence whose words say so much may tell what happened to several people."""
    return _happens(says) and bool(says & DEED) and bool(says & (MANY | NUMERAL))


def _all_of(places: Iterable[tuple[int, int]]) -> int:
    says = 0
    for _, each in places:
        says |= each
    return says


def _counts_one(places: Sequence[tuple[int, int]]) -> bool:
    """Whether an article stands not too far before somebody whom it may count."""
    articles = [i for i, says in places if says & ARTICLE]
    for k, says in places if articles else ():
        if says & SOMEBODY:
            before = max((i for i in articles if i < k), default=-1)
            if before >= 0 and k - before <= _FAR:
                return True
    return False
