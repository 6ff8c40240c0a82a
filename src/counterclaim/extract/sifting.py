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
from counterclaim.extract.link import SINGLES
from counterclaim.extract.names import names_lexicon
from counterclaim.extract.numbers import compound_value
from counterclaim.gazetteer.own import kept
from counterclaim.packs import ANYONE, Outcome, Pack, Parted, pack_for
from counterclaim.packs.lexicon import Entry
from counterclaim.packs.tokens import MARK, NUMBER, WORD, Token, tokenize

# what words can say
_NUMERAL = 1  # how many, or that nobody
_ARTICLE = 2
_SOMEBODY = 4  # what an article can stand before that counts: one person, or what happened to one
_HAPPENED = 8
_SINGLED = 16  # something for which one person met in the telling counts
_LIMITED = 32  # what happened if it did to people of certain roles
_ROLE = 64  # a role, or what makes a toll of such words
_BEGINS = 128  # nothing yet, but the first word of several that say something
_INITIAL = 256  # whatever the letters of an abbreviation say: "z. B."
_DEED = 512  # what happened, told by more than a weak verb ("has")
_MANY = 1024  # several people, be it in the words for what happened to them

_NUMBERS = frozenset({"number", "vague", "fraction", "held", "number_behind"})
# built so, an outcome names many by itself
PLURAL = frozenset({"noun", "toll", "bare", "none"})
# nouns for what happened to one ("a death"), and what a word for a count can stand before
_SINGLE = frozenset({"one", "bare"})
# an initial, and two with a blank between
_ENDS_INITIAL = re.compile(r"(?:^|[\W\d_])[^\W\d_]\.$")
_INITIALS = re.compile(r"(?<![^\W\d_])[^\W\d_]\.\s[^\W\d_]\.")
_FAR = 24
"""More tokens than stand between an article and the end of the group that it begins."""
_SHORT_SCALE = 3
"""Scales of so many letters ("mn") say nothing without a number before them."""
_TOGETHER = 16
"""So many bits higher stands what a word says together with others, if these stand beside it."""


class Sieve:
    """What a sentence in the language of `pack` has to hold, so that somebody can be counted in it."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._names = names_lexicon(pack.lang)
        self._single: dict[str, int] = {}
        self._longer: dict[str, dict[str, list[tuple[tuple[str, ...], int]]]] = {}  # by their first two words
        # by the word of each that is least met: its words, without affixes and figures, and what they say together
        self._runs: dict[str, list[tuple[frozenset[str], int]]] = {}
        self._heads: dict[str, int] = {}
        for words, entries in pack.lexicon.runs():
            says = self._said(entries, words)
            if says:
                if len(words) == 1:
                    self._single[words[0]] = says
                else:
                    self._longer.setdefault(words[0], {}).setdefault(words[1], []).append((words, says))
                    rare = max((word for word in words if "-" not in word), key=len, default=words[0])
                    plain = frozenset(word for word in words if "-" not in word and word[0].isalpha())
                    self._runs.setdefault(rare, []).append((plain, says))
        for head, entries in pack.lexicon.heads():
            self._heads[head] = self._said(entries, (head,))
        self._digits = IdleDigits(pack)
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
        return _tells(says) and (bool(says & _NUMERAL) or (bool(says & _SINGLED) and _counts_one(places)))

    def counts(self, tokens: Sequence[Token]) -> bool:
        """Whether a numeral may stand among `tokens`, or a word for nobody, or an article with one whom it counts."""
        places = list(self._places(tokens))
        return bool(_all_of(places) & _NUMERAL) or _counts_one(places)

    def _said(self, entries: Iterable[Entry], words: Sequence[str]) -> int:
        says = 0
        for kind, value, *_ in entries:
            if kind == "outcome":
                says |= _by_outcome(value)
            elif kind == "parted":
                parted: Parted = value
                says |= _by_outcome(parted.outcome) & ~_NUMERAL
            elif kind == "people":
                says |= (_MANY if value.many else _SOMEBODY) | (0 if value.role == "people" else _ROLE)
            elif kind in _NUMBERS:
                says |= _NUMERAL
            elif kind == "scale":
                alone = len(words[0]) > _SHORT_SCALE or self._pack.numbers.get("bare_scales")
                says |= _NUMERAL if alone else 0
            elif kind == "article":
                says |= _ARTICLE
            elif kind == "number_of":
                says |= _ROLE | _MANY
        return says

    def _sayable(self, printed: str) -> int:
        """What the piece `printed` between two blanks can say, however it is cut."""
        says = _INITIAL if _ENDS_INITIAL.search(printed) else 0
        for token in tokenize(printed):
            says |= _NUMERAL if token.kind == NUMBER or (token.kind == MARK and token.form.isdecimal()) else 0
        for form in self._forms_in(printed):
            says |= self._of_word(form)
            for _, more in self._runs.get(form, ()):
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
        if enough(says) or (says & _INITIAL and _INITIALS.search(printed)):
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
                    for words, more in self._runs.get(form, ()):
                        if more & ~says and words <= forms:
                            says |= more
        return says

    def _of_word(self, form: str) -> int:
        """What a word says by itself, be it as a numeral written in one or by the heads that it ends in."""
        says = self._single.get(form, 0) | (_BEGINS if form in self._longer else 0)
        if compound_value(form, self._pack) is not None:
            says |= _NUMERAL
        shortest = self._pack.compounds
        for cut in range(2, len(form) - shortest + 1) if shortest else ():
            says |= self._heads.get(form[cut:], 0)
        return says

    def _places(self, tokens: Sequence[Token], *, idle: bool = True) -> Iterator[tuple[int, int]]:
        """Where something is said among `tokens`, and what; without `idle`, digits that surely count no people say
        nothing."""
        forms = tuple([token.form for token in tokens])
        for i, form in enumerate(forms):
            says = self._alone[form]
            if says & _BEGINS and i + 1 < len(forms):
                for words, more in self._longer[form].get(forms[i + 1], ()):
                    if forms[i : i + len(words)] == words:
                        says |= more
            if tokens[i].kind == NUMBER and (idle or not self._digits.are_idle(tokens, i)):
                says |= _NUMERAL
            if says:
                yield i, says


@kept
def sieve_of(lang: str) -> Sieve:
    """The sieve of a language that there is a pack for."""
    pack = pack_for(lang)
    assert pack is not None
    return Sieve(pack)


def _by_outcome(outcome: Outcome) -> int:
    says = _SOMEBODY if outcome.construction in _SINGLE else 0
    says |= _SINGLED if outcome.measure in SINGLES else 0
    says |= (_MANY if outcome.construction in PLURAL else 0) | (0 if outcome.construction == "holds" else _DEED)
    if outcome.construction == "none":
        return says | _NUMERAL | _HAPPENED
    limited = outcome.only and ANYONE not in outcome.only and "people" not in outcome.only
    return says | (_LIMITED if limited else _HAPPENED)


def _tells(says: int) -> bool:
    """Whether a sentence whose words say so much may tell of somebody counted, and of what happened to them."""
    if not _happens(says):
        return False
    return bool(says & _NUMERAL) or (says & _ARTICLE and says & _SOMEBODY and says & _SINGLED) != 0


def _happens(says: int) -> bool:
    """Whether a sentence whose words say so much may tell what happened to people."""
    return bool(says & _HAPPENED) or (says & _LIMITED and says & _ROLE) != 0


def _happens_to_many(says: int) -> bool:
    """Whether a sentence whose words say so much may tell what happened to several people."""
    return _happens(says) and bool(says & _DEED) and bool(says & (_MANY | _NUMERAL))


def _all_of(places: Iterable[tuple[int, int]]) -> int:
    says = 0
    for _, each in places:
        says |= each
    return says


def _counts_one(places: Sequence[tuple[int, int]]) -> bool:
    """Whether an article stands not too far before somebody whom it may count."""
    articles = [i for i, says in places if says & _ARTICLE]
    for k, says in places if articles else ():
        if says & _SOMEBODY:
            before = max((i for i in articles if i < k), default=-1)
            if before >= 0 and k - before <= _FAR:
                return True
    return False
