"""What the words of a language can say at most that matters for counting people, whatever stands beside them."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from counterclaim.extract.link import SINGLES
from counterclaim.extract.names import made_of_words
from counterclaim.packs import ANYONE, Outcome, Pack, Parted
from counterclaim.packs.lexicon import Entry

# what words can say
NUMERAL = 1  # how many, or that nobody
ARTICLE = 2
SOMEBODY = 4  # what an article can stand before that counts: one person, or what happened to one
HAPPENED = 8
SINGLED = 16  # something for which one person met in the telling counts
LIMITED = 32  # what happened if it did to people of certain roles
ROLE = 64  # a role, or what makes a toll of such words
BEGINS = 128  # nothing yet, but the first word of several that say something
INITIAL = 256  # whatever the letters of an abbreviation say: "z. B."
DEED = 512  # what happened, told by more than a weak verb ("has")
MANY = 1024  # several people, be it in the words for what happened to them

_NUMBERS = frozenset({"number", "vague", "fraction", "held", "number_behind"})
# built so, an outcome names many by itself
PLURAL = frozenset({"noun", "toll", "bare", "none"})
# nouns for what happened to one ("a death"), and what a word for a count can stand before
_SINGLE = frozenset({"one", "bare"})
_SHORT_SCALE = 3
"""Scales of so many letters ("mn") say nothing without a number before them."""


class Sayings(NamedTuple):
    """What words say, as sums of the above: a `single` form; `longer` runs by their first two words; `runs` by the word
    of each that is least met, with their words without affixes and figures; `heads` of compounds. `wordings` are the
    last words of what, before a number, makes it no exact one."""

    single: dict[str, int]
    longer: dict[str, dict[str, list[tuple[tuple[str, ...], int]]]]
    runs: dict[str, list[tuple[frozenset[str], int]]]
    heads: dict[str, int]
    wordings: set[str]


def sayings_of(pack: Pack) -> Sayings:
    """What the words of `pack` say."""
    return made_of_words("sayings", pack.lang, lambda: _made(pack))


def _made(pack: Pack) -> Sayings:
    found = Sayings({}, {}, {}, {}, set())
    for words, entries in pack.lexicon.runs():
        if any(entry.kind == "qualifier_before" for entry in entries):
            found.wordings.add(words[-1])
        says = _said(entries, words, pack)
        if says and len(words) == 1:
            found.single[words[0]] = says
        elif says:
            found.longer.setdefault(words[0], {}).setdefault(words[1], []).append((words, says))
            rare = max((word for word in words if "-" not in word), key=len, default=words[0])
            plain = frozenset(word for word in words if "-" not in word and word[0].isalpha())
            found.runs.setdefault(rare, []).append((plain, says))
    for head, entries in pack.lexicon.heads():
        found.heads[head] = _said(entries, (head,), pack)
    return found


def _said(entries: Iterable[Entry], words: Sequence[str], pack: Pack) -> int:
    says = 0
    for kind, value, *_ in entries:
        if kind == "outcome":
            says |= _by_outcome(value)
        elif kind == "parted":
            parted: Parted = value
            says |= _by_outcome(parted.outcome) & ~NUMERAL
        elif kind == "people":
            says |= (MANY if value.many else SOMEBODY) | (0 if value.role == "people" else ROLE)
        elif kind in _NUMBERS:
            says |= NUMERAL
        elif kind == "scale":
            alone = len(words[0]) > _SHORT_SCALE or pack.numbers.get("bare_scales")
            says |= NUMERAL if alone else 0
        elif kind == "article":
            says |= ARTICLE
        elif kind == "number_of":
            says |= ROLE | MANY
    return says


def _by_outcome(outcome: Outcome) -> int:
    says = SOMEBODY if outcome.construction in _SINGLE else 0
    says |= SINGLED if outcome.measure in SINGLES else 0
    says |= (MANY if outcome.construction in PLURAL else 0) | (0 if outcome.construction == "holds" else DEED)
    if outcome.construction == "none":
        return says | NUMERAL | HAPPENED
    limited = outcome.only and ANYONE not in outcome.only and "people" not in outcome.only
    return says | (LIMITED if limited else HAPPENED)
