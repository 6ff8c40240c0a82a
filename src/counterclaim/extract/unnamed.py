"""Speakers told only by what they are: "A doctor who asked not to be named spoke of …", "a miner said …"."""

from dataclasses import replace

from counterclaim.extract.phrases import Phrase, noun_follows, phrase_before
from counterclaim.extract.tagging import Tag, Tagged
from counterclaim.packs.tokens import MARK

# tokens from the verb back to where the clause begins, at most
_CLAUSE = 18
# words between the article and the noun for a person, at most
_DESCRIBED = 3


def nobody_named(phrases: tuple[Phrase, ...]) -> bool:
    """Whether all that is told of the speaker is that he stays unnamed ("on condition of anonymity")."""
    return all(p.anonymous and not (p.body or p.kind or p.country or p.name) for p in phrases)


def described_subject(s: Tagged, verb: Tag, taken: set[int]) -> tuple[Phrase, ...]:
    """The subject that a relative clause parts from its verb: "A doctor who asked not to be named spoke of …".

    A comma before the clause asks for one behind it: "…, which shelled the town, said" and not "…, which said". One
    behind it alone ends the clause only of a subject that the sentence begins with: "En lege som …, snakket om".
    """
    end = verb.i
    while end > 0 and s.get("auxiliary", end - 1):
        end -= 1
    closed = s.is_mark(end - 1, ",")
    hidden = False
    for k in range(end - 1 - closed, max(0, end - _CLAUSE), -1):
        if k in taken:
            return ()
        if s.tokens[k].kind == MARK:
            if not (s.is_mark(k, ",") and s.get("subordinator", k + 1)):
                return ()
            continue
        unnamed = s.get("anonymous", k) is not None
        hidden = hidden or unnamed
        opened = s.is_mark(k - 1, ",")
        if not (unnamed or s.get("relative", k)) or (opened and not closed):
            continue
        phrase = phrase_before(s, k - opened, taken)
        if phrase is None or phrase.pronoun or not (phrase.kind or phrase.body or phrase.anonymous):
            continue
        first = _with_articles(s, phrase.i)
        if (
            not s.get("preposition", phrase.i)
            and not s.ending("preposition", first)
            and (opened or not closed or first == 0)
        ):
            return (replace(phrase, anonymous=phrase.anonymous or hidden),)
    return ()


def person_subject(s: Tagged, verb: Tag) -> tuple[Phrase, ...]:
    """One person told by a noun of no office right before a verb of saying: "a local activist told AFP"."""
    end = verb.i
    while end > 0 and s.get("auxiliary", end - 1):
        end -= 1
    people = s.ending("people", end)
    if not verb.value or people is None or people.value.many:
        return ()
    for k in range(people.i - 1, max(-1, people.i - 1 - _DESCRIBED), -1):
        if s.tokens[k].kind == MARK or s.is_any(("preposition", "auxiliary", "conjunction", "outcome"), k):
            return ()
        if s.get("article", k):
            return (Phrase(k + 1, people.j, people=people),) if s.ending("preposition", k) is None else ()
    return ()


def unknown_subject(s: Tagged, verb: Tag) -> tuple[Phrase, ...]:
    """What a plain verb of saying has as its subject that no list knows: "…, the migration directorate said"."""
    end = verb.i
    while end > 0 and s.get("auxiliary", end - 1):
        end -= 1
    if not verb.value or s.get("noun_too", verb.i) or s.get("outcome", verb.i):  # "the storm claimed the lives of …"
        return ()
    for k in range(end - 1, max(-1, end - 2 - _DESCRIBED), -1):
        if s.get("determiner", k) or s.get("article", k):
            opened = k == 0 or s.is_mark(k - 1, ",;:–")
            return (Phrase(k + 1, end),) if opened and k + 1 < end else ()
        if not noun_follows(s, k) or s.is_any(("people", "outcome", "pronoun", "day", "weekday", "number"), k):
            return ()
    return ()


def _with_articles(s: Tagged, i: int) -> int:
    """Where the noun at token `i` begins with its articles; what is a preposition as well is one behind other words."""
    while i > 0 and s.get("determiner", i - 1) and (i == 1 or not s.get("preposition", i - 1)):
        i -= 1
    return i
