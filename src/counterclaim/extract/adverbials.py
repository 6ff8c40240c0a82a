"""Who speaks behind other words of the verb: "said in his channel the mayor", as most languages may put it."""

from counterclaim.extract.kinds import kind_at
from counterclaim.extract.phrases import Phrase, is_numbered, phrase_at
from counterclaim.extract.tagging import Tag, Tagged
from counterclaim.packs.tokens import WORD

# so many words stand between a verb's preposition and the subject behind them
_ADVERBIAL = 4
_NO_ADVERBIAL = ("subordinator", "that", "speech", "outcome", "number", "conjunction")
# offices that persons hold, by the names of their kinds
_HELD = ("head_of_state", "local_head", "spokesperson", "opposition", "witness")


def speaker_behind(s: Tagged, preposition: Tag) -> Phrase | None:
    """The office, or the body with its article, that speaks behind the words of a `preposition`: "сообщил в своём
    телеграм-канале мэр", "dijo en rueda de prensa el ministro". None where those words name it: "сообщили в полиции".
    """
    first = k = preposition.j
    told = False  # somebody stands right behind the preposition: an office alone speaks behind that
    while k < len(s.tokens) and k - first <= _ADVERBIAL and s.tokens[k].kind == WORD and not s.is_any(_NO_ADVERBIAL, k):
        kind = kind_at(s, k)
        named = kind or s.get("body", k)
        if named is None:
            k += 1
            continue
        offices = s.tags.get("body_kind", {}).get(k, ())
        person = any(office.value.kind in _HELD for office in offices) or (kind and s.get("people", k))
        own = k == first or (k == first + 1 and s.get("determiner", first) is not None)  # of the preposition
        determined = k - 1 > first and s.get("determiner", k - 1) is not None and s.get("preposition", k - 1) is None
        if not own and (person or (determined and not told)) and not is_numbered(s, Phrase(k, named.j)):
            phrase = phrase_at(s, k)
            return phrase if phrase is not None and (phrase.kind or phrase.body) else None
        told = told or own
        k = named.j
    return None
