"""The words for what happened to people, taken into the lexicon."""

from typing import Any

from counterclaim.packs.expand import expand
from counterclaim.packs.lexicon import Lexicon
from counterclaim.packs.pack import CONSTRUCTIONS, GAP, Outcome, Parted
from counterclaim.packs.tokens import folded, words_of


def add_outcomes(lexicon: Lexicon, table: dict[str, Any]) -> None:
    """Take the words of every measure in `table` into `lexicon`, each with how it is built."""
    for measure, constructions in table.items():
        only = constructions.get("only", {})
        lexicon.add_all(constructions.get("bare", ()), "outcome", Outcome(measure, "bare"))
        lexicon.add_all(constructions.get("two", ()), "outcome", Outcome(measure, "noun"))
        lexicon.add_all(constructions.get("two", ()), "held", 2)
        for construction in CONSTRUCTIONS:
            for pattern in constructions.get(construction, ()):
                outcome = Outcome(measure, construction, frozenset(only.get(pattern, ())))
                for text in expand(pattern):
                    first, gap, rest = text.partition(GAP)
                    if gap:
                        lexicon.add(first.strip(), "parted", Parted(words_of(rest), outcome))
                    else:
                        lexicon.add(text, "outcome", outcome)


def with_turned(outcomes: dict[str, Any]) -> dict[str, Any]:
    """`outcomes` with verbs of several words turned round too ("без вести пропали")."""
    result = {}
    for measure, constructions in outcomes.items():
        only = dict(constructions.get("only", {}))
        turned: dict[str, Any] = {**constructions, "only": only}
        for construction in ("passive", "active", "object"):
            rows = list(constructions.get(construction, ()))
            for pattern in constructions.get(construction, ()):
                for text in expand(pattern):
                    words = text.split()
                    if 2 <= len(words) <= 5 and GAP not in words:
                        other = " ".join([*words[1:], words[0]])
                        rows.append(other)
                        if pattern in only:
                            only[other] = only[pattern]
            turned[construction] = rows
        result[measure] = turned
    return result


# kinds of words that begin no verb
_SMALL = frozenset({"preposition", "locative", "auxiliary", "determiner", "negation", "conjunction", "subordinator"})


def part_verbs(lexicon: Lexicon, table: dict[str, Any]) -> None:
    """Verbs of several words whose subject stands behind the first ("نقل … إلى المستشفى")."""
    for measure, constructions in table.items():
        only = constructions.get("only", {})
        for construction in ("passive", "active"):
            for pattern in constructions.get(construction, ()):
                for text in expand(pattern):
                    first, space, rest = text.partition(" ")
                    small = any(entry.kind in _SMALL for entry in lexicon.single(folded(first)) or ())
                    if space and GAP not in text and not small and len(rest) > 3:
                        outcome = Outcome(measure, construction, frozenset(only.get(pattern, ())))
                        lexicon.add(first, "parted", Parted(words_of(rest), outcome))


def bare_nouns(outcomes: dict[str, Any]) -> dict[str, str]:
    """The nouns that stand for a count without saying what happened ("victims"), with the measure they make."""
    return {
        form: measure
        for measure, constructions in outcomes.items()
        for pattern in constructions.get("bare", ())
        for form in expand(pattern)
    }
