"""Who sets a toll anew: "the governor raised the number of dead to 36" gives the figure as one who says it does."""

from collections.abc import Iterator

from counterclaim.extract.numerals import is_move
from counterclaim.extract.phrases import Phrase
from counterclaim.extract.subjects import subject_of
from counterclaim.extract.tagging import Tag, Tagged
from counterclaim.packs.tokens import NUMBER

_SMALL = ("auxiliary", "weekday", "day", "determiner", "month", "subject", "topic", "speech", "destination")
"""What may stand between whoever sets a toll anew and the verb of it."""
_DEEDS = ("event", "outcome")
_REACH = 6
"""So many tokens may stand between the verb and the toll."""


def revisers_of(s: Tagged, taken: set[int]) -> Iterator[tuple[Tag, tuple[Phrase, ...]]]:
    """Each verb in `s` by which a toll is raised, lowered or corrected, with the bodies or offices that do so; what
    stands at the tokens `taken` speaks already."""
    tolls = [t for t in s.each("outcome") if t.value.construction == "toll"] if "rise" in s.tags else []
    for verb in s.each("rise") if tolls else ():
        if not is_move(s, verb.i) or not taken.isdisjoint(range(verb.i, verb.j)):
            continue
        found = subject_of(s, verb, taken)
        if found and all(_is_body(s, one) for one in found) and any(_sets(s, found, verb, t) for t in tolls):
            yield verb, found


def _is_body(s: Tagged, one: Phrase) -> bool:
    """Whether a body, an office or a country stands first in it: no "army's attack", and no "two police officers"."""
    who = one.body or one.kind or (one.country if one.country and one.country.j == one.j else None)  # "Slovenia raised"
    counted = one.i > 0 and (s.tokens[one.i - 1].kind == NUMBER or s.is_any(("number", "vague"), one.i - 1))
    return who is not None and who.i <= one.i and not counted


def _sets(s: Tagged, found: tuple[Phrase, ...], verb: Tag, toll: Tag) -> bool:
    """Whether those of `found` are the subject of `verb`, and the toll is its object."""
    first, last = found[0].i, found[-1].j
    if s.marks_between(",;:", min(first, verb.i), max(toll.i, verb.i)) or s.ending("preposition", first) is not None:
        return False
    if s.get("preposition", first) is not None or any(s.is_any(_DEEDS, k) for k in range(first, last)):
        return False  # "in the army …", "el ataque del ejército elevó …"
    if verb.j <= toll.i:
        behind = s.pack.verbs_first and verb.j <= first <= verb.j + 1 and last <= toll.i
        gap = range(verb.j, toll.i) if not behind else range(last, toll.i)
        return len(gap) <= _REACH and (behind or (last <= verb.i and _small(s, range(last, verb.i))))
    held = any(s.is_any(("auxiliary", "speech"), k) for k in range(last, toll.i))  # "ने" is among the words of speech
    late = s.pack.verb_second or s.pack.verbs_late or s.pack.writing.unspaced
    return last <= toll.i and held and late and _small(s, range(last, toll.i))


def _small(s: Tagged, tokens: range) -> bool:
    return all(s.is_any(_SMALL, k) or s.tokens[k].kind == NUMBER for k in tokens)
