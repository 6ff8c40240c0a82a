"""Where somebody stands: which words of a sentence confirm, deny, decline or could not verify, and whose they are."""

from collections.abc import Sequence, Set
from dataclasses import replace
from typing import NamedTuple

from counterclaim.extract.cues import Cue
from counterclaim.extract.phrases import Phrase, phrase_at, phrase_before
from counterclaim.extract.subjects import subject_of
from counterclaim.extract.tagging import Tag, Tagged
from counterclaim.model import Stand
from counterclaim.packs.cues import TELLING
from counterclaim.packs.tokens import NUMBER

_SCOPE = 6
"""So many words a negation reaches."""

_AGENT = 8
_PASSIVE = 4
_MARKS = ",;:–()"
# who speaks now and then, and is told of far more often
_CROWDS = frozenset({"soldiers", "fighters", "protesters", "civilians", "migrants", "prisoners", "passengers"})
# kinds of words that end the name of a speaker
_ENDS = (*TELLING, "not", "beside", "matters")
# what a word says by itself, and what with a negation or a refusal before it
_ALONE: dict[str, Stand] = {
    "confirm": "confirms",
    "deny": "denies",
    "declines": "declines",
    "unverified": "unverified",
}
_REFUSED: dict[str, Stand] = {
    "confirm": "declines",
    "comment": "declines",
    "verify": "unverified",
    "declines": "declines",
    "unverified": "unverified",
}


class Taken(NamedTuple):
    """A position as words take it: the tokens `i` to `j`, negation included, the cue itself, and its agent ("by …")."""

    position: Stand
    i: int
    j: int
    cue: Cue
    agent: Cue | None
    passive: bool


def taken_in(s: Tagged, cues: Sequence[Cue]) -> list[Taken]:
    """The positions that the `cues` of `s` take, from left to right."""
    found = []
    for cue in cues:
        refusal = _refusal(s, cue, cues)
        position = (_ALONE if refusal is None else _REFUSED).get(cue.kind)
        if position is None or (refusal is None and _describes(s, cue)):
            continue
        passive = cue.kind in ("confirm", "deny", "verify", "unverified") and _is_passive(s, cue, cues)
        span = (refusal, cue) if refusal and not _joins(s, refusal, cues) else (cue,)
        i, j = min(part.i for part in span), max(part.j for part in span)
        taken = Taken(position, i, j, cue, None, passive)
        found.append(taken._replace(agent=_agent(s, taken, cues)))
    return found


def may_take(kinds: Set[str]) -> bool:
    """Whether cues of these `kinds` can take any position in one sentence."""
    return not kinds.isdisjoint(_ALONE) or ("not" in kinds and not kinds.isdisjoint(_REFUSED))


def divided(s: Tagged, i: int, j: int) -> bool:
    """Whether what stands among the tokens `i` to `j` parts clauses; two commas only put words in between."""
    marks = [k for k in range(max(i, 0), min(j, len(s.tokens))) if s.is_mark(k, _MARKS)]
    return bool(marks) and not (len(marks) == 2 and all(s.is_mark(k, ",") for k in marks))


def _refusal(s: Tagged, cue: Cue, cues: Sequence[Cue]) -> Cue | None:
    """The negation or the refusal that governs `cue`: before it, or behind it where verbs or their negations stand
    late."""
    late = s.pack.verbs_late or s.pack.verb_second
    for other in reversed(cues):
        if other.kind != "not" or (cue.i <= other.i and other.j <= cue.j):
            continue
        if 0 <= cue.i - other.j <= _SCOPE:
            between = range(other.j, cue.i)
        elif late and 0 <= other.i - cue.j <= _PASSIVE:
            between = range(cue.j, other.i)
        else:
            continue
        # right before the verb it is no "that" but the mark of an infinitive
        if not divided(s, between.start, between.stop) and not any(s.get("that", k) for k in between[:-1]):
            return other
    return None


def _joins(s: Tagged, refusal: Cue, cues: Sequence[Cue]) -> bool:
    """Whether the negation stands before speakers: "neither A nor B has confirmed"."""
    if s.is_any(("body", "body_kind", "country"), refusal.j):
        return True
    return any(cue.kind == "joins" and cue.i == refusal.i for cue in cues)


def _describes(s: Tagged, cue: Cue) -> bool:
    """Whether the word only describes a noun: "the confirmed dead", "200 confirmed cases"."""
    before = cue.i - 1
    if cue.kind not in ("confirm", "deny") or cue.j >= len(s.tokens) or before < 0:
        return False
    counted = s.tokens[before].kind == NUMBER or s.inside("number", before) or s.inside("vague", before)
    noun = s.get("outcome", cue.j) or s.get("people", cue.j) or s.get("event", cue.j)
    small = s.get("determiner", before) or s.inside("number_of", before) or s.inside("preposition", before)
    return noun is not None and bool(small or counted)


def _is_passive(s: Tagged, cue: Cue, cues: Sequence[Cue]) -> bool:
    for other in cues:
        if other.kind == "passive" and (
            (0 <= cue.i - other.j <= _PASSIVE and not divided(s, other.j, cue.i)) or 0 <= other.i - cue.j <= 1
        ):
            return True
    return False


def _agent(s: Tagged, taken: Taken, cues: Sequence[Cue]) -> Cue | None:
    """The nearest "by" in the clause, before or behind: of a passive, or right behind its word; or the "from" of a
    refusal that a noun tells ("no comment from")."""
    asked = {k for cue in cues if cue.kind == "asked" for k in range(cue.i, cue.j)}
    verb = taken.cue.kind not in ("comment", "declines")
    reach = {"by": _AGENT if taken.passive else int(verb), "by_behind": _AGENT, "from": _noun_reach(taken)}
    near: list[tuple[int, Cue]] = []
    for cue in cues:
        if reach.get(cue.kind):
            low, high = (taken.j, cue.i) if cue.i >= taken.j else (cue.j, taken.i)
            opens = cue.kind == "from" and (cue.i == 0 or s.is_mark(cue.i - 1, _MARKS))
            if cue.i in asked or (not taken.passive and not opens and cue.kind != "by_behind" and cue.i < taken.j):
                continue
            if 0 <= high - low <= reach[cue.kind] and not divided(s, low, high):
                near.append((high - low, cue))
    return min(near)[1] if near else None


def _noun_reach(taken: Taken) -> int:
    """How far from a refusal the "from" may stand that says whose it is."""
    if taken.passive or taken.position not in ("declines", "unverified"):
        return 0
    return 1 if taken.cue.kind == "declines" else _PASSIVE


def refused_by(taken: Taken, phrases: Sequence[Phrase], cues: Sequence[Cue]) -> Stand | None:
    """The position where a negation stands before those who take it: "neither A nor B confirmed"."""
    refused = any(cue.kind == "not" and 0 <= phrase.i - cue.j <= 1 for cue in cues for phrase in phrases)
    return _REFUSED.get(taken.cue.kind) if refused else taken.position


def speakers_of(s: Tagged, taken: Taken, cues: Sequence[Cue]) -> tuple[Phrase, ...]:
    """Those who take the position: whom "by" names, else the subject, with all who are joined to it."""
    asking = _asking(s, cues)
    if taken.agent is not None and not (taken.agent.kind == "from" and _nearest(s, taken.i, asking)):
        named = _named_by(s, taken.agent)
        if named is not None:
            return _joined(s, (named,), cues)
    if taken.passive:
        return ()
    # "the mayor said, rejecting reports"
    said = s.ending("speech", taken.i - 1) if s.is_mark(taken.i - 1, ",") else None
    found = subject_of(s, said or Tag(taken.i, taken.j, "speech", True), asking)
    refused = taken.i < taken.cue.i or taken.cue.kind == "declines"
    behind = refused and bool(found) and found[0].i >= taken.j  # "refused to say how many miners"
    told = {k for cue in cues if cue.kind in ("matters", "beside") for k in range(cue.i, cue.j)}
    if not found or behind or any(p.i in asking or p.i in told or not _tells(s, p) for p in found):
        following = None if behind else _following(s, taken.j)
        other = following or _nearest(s, taken.i, asking | told) or _opening(s, taken.i)
        found = (other,) if other is not None else found
    return _joined(s, found, cues)


def _named_by(s: Tagged, agent: Cue) -> Phrase | None:
    if agent.kind == "by_behind":
        return phrase_before(s, agent.i, set())
    phrase = phrase_at(s, agent.j)
    return phrase if phrase is not None and _speaks(phrase) else None


def _tells(s: Tagged, phrase: Phrase) -> bool:
    """Whether the words say more of the speaker than an unknown name, and are none for people told of ("soldiers")."""
    if phrase.kind is not None and not (phrase.body or phrase.country or phrase.name):
        crowd = s.get("people", phrase.kind.i)
        if crowd is not None and crowd.value.many and crowd.value.role in _CROWDS:
            return False
    return bool(phrase.body or phrase.kind or phrase.country or phrase.pronoun or phrase.anonymous)


def _following(s: Tagged, k: int) -> Phrase | None:
    """The body or office right behind token `k`: "…, confirmed the ministry"."""
    phrase = phrase_at(s, k) if s.get("body", k) or s.get("body_kind", k) else None
    return phrase if phrase is not None and _is_party(phrase) else None


def _speaks(phrase: Phrase) -> bool:
    return bool(phrase.body or phrase.kind or phrase.country or phrase.name or phrase.anonymous) and not phrase.pronoun


def _asking(s: Tagged, cues: Sequence[Cue]) -> set[int]:
    """The tokens of those who ask: "a request for comment from an agency", "told the BBC"."""
    tokens: set[int] = set()
    for cue in cues:
        if cue.kind == "asked":
            phrase = phrase_at(s, cue.j)
            tokens.update(range(cue.i, phrase.j if phrase is not None else cue.j))
    return tokens


def _nearest(s: Tagged, stop: int, asking: set[int]) -> Phrase | None:
    """The body, office or country nearest before token `stop` in its clause that no preposition governs."""
    for k in range(stop - 1, max(-1, stop - 1 - _AGENT), -1):
        if s.is_mark(k, _MARKS) or s.get("that", k):
            return None
        if k in asking:
            continue
        country = s.get("country", k)
        if s.get("body", k) or s.get("body_kind", k) or (country and country.value.form in ("name", "capital")):
            before = k - 1
            while before > 0 and s.get("determiner", before):
                before -= 1
            if before >= 0 and (s.get("preposition", before) or s.get("locative", before) or s.get("link", before)):
                continue
            return _speaker_ending(s, k + 1, stop)
    return None


def _opening(s: Tagged, stop: int) -> Phrase | None:
    """The body or office nearest to the sentence's beginning, or the country that it begins with."""
    for k in range(stop):
        starts = s.get("body", k) or s.get("body_kind", k)
        if starts or (s.get("country", k) and k <= 2):
            phrase = phrase_at(s, k, stop)
            if phrase is not None and (phrase.body or phrase.kind or (phrase.country and phrase.j - phrase.i <= 2)):
                return phrase
    return None


def _joined(s: Tagged, found: tuple[Phrase, ...], cues: Sequence[Cue]) -> tuple[Phrase, ...]:
    """`found` with those joined to its first and its last: "neither A nor B", "A, B and C"."""
    if not found or any(phrase.pronoun for phrase in found):
        return found
    joints = {cue.i: cue.j for cue in cues if cue.kind == "joins"} | {tag.i: tag.j for tag in s.each("conjunction")}
    phrases = [_bare(phrase, cues) for phrase in found]
    listed = False
    for _ in range(4):
        first = phrases[0].i
        while first and s.get("determiner", first - 1):
            first -= 1
        joint = next((i for i, j in joints.items() if j == first), None)
        if joint is None and listed and s.is_mark(first - 1, ","):
            joint = first - 1
        if joint and s.is_mark(joint - 1, ","):
            joint -= 1  # "neither A, nor B"
        before = _speaker_ending(s, joint) if joint is not None else None
        if before is None:
            break
        listed = True
        phrases.insert(0, before)
    for _ in range(4):
        end = phrases[-1].j
        behind = joints.get(end)
        phrase = phrase_at(s, behind) if behind is not None and behind < len(s.tokens) else None
        if phrase is None or not _is_party(phrase) or phrase.i - (behind or 0) > 2:
            break
        phrases.append(phrase)
    return tuple(_bare(phrase, cues) for phrase in phrases)


def _bare(phrase: Phrase, cues: Sequence[Cue]) -> Phrase:
    """`phrase` without the "nor" that it begins with, and up to the words that take the position or name its object."""
    small = {k for cue in cues if cue.kind in ("joins", "not") for k in range(cue.i, cue.j)}
    first, last = phrase.i, phrase.j
    while first in small and first + 1 < last:
        first += 1
    ends = [cue.i for cue in cues if cue.kind in _ENDS and first < cue.i < last]
    return replace(phrase, i=first, j=min([last, *ends]))


def _speaker_ending(s: Tagged, end: int, stop: int | None = None) -> Phrase | None:
    """The body, office or country whose words reach to token `end`, and not beyond `stop` (None: `end` itself)."""
    for k in range(max(0, end - 7), end):
        if s.get("body", k) or s.get("body_kind", k) or s.get("country", k):
            phrase = phrase_at(s, k, stop or end)
            if phrase is not None and phrase.j >= end and _is_party(phrase):
                return phrase
    return None


def _is_party(phrase: Phrase) -> bool:
    return bool(phrase.body or phrase.kind or phrase.country) and not phrase.pronoun
