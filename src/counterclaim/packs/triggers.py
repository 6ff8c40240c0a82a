"""Which words make a sentence worth reading: one of them stands in every sentence that can matter."""

from collections.abc import Mapping
from typing import Any

from counterclaim.packs.expand import expand
from counterclaim.packs.pack import ANYONE, CONSTRUCTIONS, GAP
from counterclaim.packs.tokens import words_of

# lists of the grammar whose words stand in sentences of any content
_EVERYWHERE = frozenset(
    {
        "determiners",
        "auxiliaries",
        "prepositions",
        "locatives",
        "conjunctions",
        "subordinators",
        "relatives",
        "negations",
        "possessives",
        "links",
        "contrasts",
        "deltas",
        "counters",
        "topics",
        "thing_counters",
        "plurals",
        "floating",
        "object_marks",
        "subject_marks",
    }
)


def triggers_of(tables: Mapping[str, dict[str, Any]]) -> set[str]:
    """Words of which one stands in every sentence that can matter, from the `tables` of a pack by their names.

    Of each outcome it is the longest that is no small word; an outcome of small words alone ("has") is found by the
    people whom it is limited to.
    """
    small = _small_words(tables)
    words: set[str] = set()
    roles = set(tables["people"].get("measure", {}))
    for constructions in tables["outcomes"].values():
        only = constructions.get("only", {})
        for construction in ("bare", "two", *CONSTRUCTIONS):
            for pattern in constructions.get(construction, ()):
                for form in expand(pattern):
                    telling = [word for word in words_of(form.replace(GAP, " ")) if word not in small and len(word) > 2]
                    if telling:
                        words.add(max(telling, key=len))
                    elif limits := [role for role in only.get(pattern, ()) if role != ANYONE]:
                        roles.update(limits)
                    else:
                        first = words_of(form.partition(GAP)[0])
                        words.add(next((word for word in first if word not in small), max(first, key=len)))
    for role in roles:
        words.update(
            max(words_of(form), key=len) for pattern in tables["people"][role]["many"] for form in expand(pattern)
        )
    return words


def _small_words(tables: Mapping[str, dict[str, Any]]) -> set[str]:
    """Words that are everywhere: the single words of the grammar's lists, articles, and plain verbs of saying."""
    lists = [words for name, words in tables["grammar"].items() if name in _EVERYWHERE]
    lists += [tables["people"]["people"].get(key, ()) for key in ("many", "one")]
    lists += [tables["numbers"].get("articles", ()), tables["speech"]["plain"], tables["speech"]["pronouns"]]
    return {
        words[0]
        for patterns in lists
        for pattern in patterns
        for form in expand(pattern)
        if len(words := words_of(form)) == 1
    }
