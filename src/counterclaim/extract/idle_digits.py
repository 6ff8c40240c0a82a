"""Digits that count no people, seen from the words right beside them before these are given all their meanings.

It is the plainest part of what `vetoes` knows: a year, a sum, a share, a measure, an age. What is not sure stays.
"""

from collections.abc import Iterable, Sequence, Set

from counterclaim.extract.affixes import Kept
from counterclaim.extract.names import names_lexicon
from counterclaim.extract.vetoes import YEARS
from counterclaim.packs import Pack
from counterclaim.packs.lexicon import Entry
from counterclaim.packs.tokens import MARK, Token

_SIGNS_BEFORE, _SIGNS_BEHIND = "$€£¥₽₩₹<>=°*", "%$€£¥₽₩₹°"
# what a word can be beside digits
_TIED = 1  # it may go on with the number, or join it to another
_NOUN = 2  # it may begin what is counted
_UNIT = 4  # no people are counted before it
_LEADS = 8  # nor behind it
_DATES = 16  # a year behind it is one
_WORDING = 32  # it may end wording that makes the number no exact one
_TIES = frozenset({"scale", "range", "range_between", "qualifier_after", "counter", "number", "vague", "fraction"})
_DATED = frozenset({"date_in", "date_since", "date_until"})


class IdleDigits:
    """What digits have to stand beside in the language of `pack` so that they surely count no people."""

    def __init__(self, pack: Pack, wordings: Set[str]) -> None:
        """`wordings`: the last words of what, before a number, makes it no exact one."""
        self._pack = pack
        self._lexicons = (pack.lexicon, names_lexicon(pack.lang))
        self._wordings = wordings
        self._beside = Kept(self._of_word)

    def are_idle(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether the digits at token `i` of a sentence, or of a piece of one, surely count no people."""
        beside, form = self._beside, tokens[i].form
        before = tokens[i - 1] if i else None
        if before is not None and before.kind == MARK and before.form in _SIGNS_BEFORE:
            return True
        if i + 1 == len(tokens):
            return False
        behind = tokens[i + 1]
        if behind.kind == MARK and behind.form in _SIGNS_BEHIND:
            return True
        says = beside[behind.form]
        if says & _TIED or behind.form in "–+" or self._means(form):
            return False
        led = beside[before.form] if before is not None else 0
        if says & _UNIT or (led & _LEADS and not says & _NOUN):
            return True
        if len(form) != 4 or not form.isdecimal() or int(form) not in YEARS:
            return False
        return bool(led & _DATES) or not (
            any(beside[token.form] & _WORDING for token in tokens[max(0, i - 3) : i])
            or any(beside[token.form] & _NOUN for token in tokens[i + 1 : i + 4])
        )

    def _means(self, form: str) -> bool:
        return any(lexicon.single(form) or lexicon.longer(form) for lexicon in self._lexicons)

    def _of_word(self, form: str) -> int:
        says = _WORDING if form in self._wordings else 0
        for lexicon in self._lexicons:
            says |= _by_itself(lexicon.single(form) or ())
            for runs in (lexicon.longer(form) or {}).values():
                for _, entries in runs:
                    says |= _by_itself(entries) & (_TIED | _NOUN | _WORDING)
        if self._pack.compounds:
            says |= _by_itself(self._pack.lexicon.head_of(form, self._pack.compounds) or ())
        return says


def _by_itself(entries: Iterable[Entry]) -> int:
    says = 0
    for kind, _, capital, _ in entries:
        says |= _TIED if kind in _TIES else 0
        says |= _NOUN if kind in ("people", "outcome") else 0
        says |= _WORDING if kind == "rise" else 0  # "the death toll reached 2053"
        if not capital:
            says |= _UNIT if kind == "not_after" else 0
            says |= _LEADS if kind == "not_before" else 0
            says |= _DATES if kind in _DATED else 0
    return says
