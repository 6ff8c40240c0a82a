"""Which number goes with which outcome: the likeliest of its candidates, where one is likely enough.

The weights of the candidates' features are a readable table, `weights.toml`, learned by `scripts/learn_weights.py`
from the references in `quality/` alone.
"""

import math
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from counterclaim.extract.between import Between
from counterclaim.extract.candidates import candidates_of
from counterclaim.extract.counted import Candidate, Counted, counted_in
from counterclaim.extract.ellipsis import inherit
from counterclaim.extract.outcomes import Site
from counterclaim.extract.tagging import Tagged

# what a single person met in the telling is worth a claim for
SINGLES = frozenset(
    {
        "killed",
        "injured",
        "missing",
        "captured",
        "abducted",
        "arrested",
        "released",
        "rescued",
        "hospitalized",
        "infected",
    }
)
# a noun that is itself counted ("12 deaths") settles the matter; what only describes the counted people counts where
# nothing else is told of them
_DESCRIBES = frozenset(
    {"noun_people", "adjective_in", "passive_in", "active_in", "object_in", "holds_before", "holds_after"}
)


@cache
def weights() -> Mapping[str, float]:
    """The learned weight of every feature, and the threshold under "threshold"."""
    table: dict[str, float] = tomllib.loads(files(__package__).joinpath("weights.toml").read_text(encoding="utf-8"))[
        "weights"
    ]
    return table


def score_of(features: Mapping[str, float], table: Mapping[str, float]) -> float:
    """The probability, by the logistic of the weighted sum, that the link is right."""
    total = table.get("bias", 0.0) + sum(table.get(name, 0.0) * value for name, value in features.items())
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def link(s: Tagged, table: Mapping[str, float] | None = None) -> tuple[list[Counted], list[Site]]:
    """The counted groups of `s`, each with the outcome that it most likely belongs to, where one is likely enough.

    `table` stands in for the learned weights, when they are being learned.
    """
    counted, sites = counted_in(s)
    if counted and sites:
        table = table or weights()
        between = Between(s, counted, sites)
        for item in counted:
            best: dict[int, tuple[float, Candidate]] = {}
            for candidate in candidates_of(s, item, sites, between):
                score = score_of(candidate.features, table)
                if score >= _needed(candidate, table) and _worth_telling(s, item, candidate):
                    tier = _tier(candidate)
                    if tier not in best or score > best[tier][0]:
                        best[tier] = (score, candidate)
            if best:
                item.score, item.chosen = best[min(best)]
                if item.chosen.outcome.measure == "rescued" and (dead := _found_dead(s, item, item.chosen, sites)):
                    item.chosen = dead
    inherit(s, counted)
    return counted, sites


def _found_dead(s: Tagged, item: Counted, rescued: Candidate, sites: list[Site]) -> Candidate | None:
    """The death of those of whom it is told right behind that they were "pulled out", or None: "pulled out dead"."""
    end = rescued.site.spans[0].end
    for site in sites:
        dead = site.reading("adjective") or site.reading("passive")
        beside = site.i > item.numeral.j and 0 <= s.tokens[site.i].start - end <= 1
        if beside and dead is not None and dead.measure == "killed":
            return Candidate(site, dead, rescued.relation, rescued.features)
    return None


def _needed(candidate: Candidate, table: Mapping[str, float]) -> float:
    """The score that a candidate needs: "hundreds of protesters", "5,000 victims" need no verb."""
    return table["threshold"] * (0.5 if candidate.relation in ("noun_people", "noun_bare", "adjective_in") else 1.0)


def _tier(candidate: Candidate) -> int:
    """Which of several likely readings goes first: what has become of those whom a noun counts, that noun itself, then
    what is told of the people, then what only describes them; being in action is told along with worse ("100 soldiers
    killed fighting …")."""
    if candidate.features.get("since"):
        return -1
    if candidate.relation == "noun_head" or candidate.features.get("of"):
        return 0
    if candidate.relation in _DESCRIBES or candidate.features.get("described"):
        return 3
    if candidate.relation == "noun_bare":
        return 0 if candidate.outcome.measure == "infected" else 2
    return 2 if candidate.outcome.measure == "deployed" and candidate.relation.startswith("active") else 1


def _worth_telling(s: Tagged, item: Counted, candidate: Candidate) -> bool:
    """Whether one person told without a numeral, or a bare "one", is told as a toll and not in passing."""
    if item.numeral.article:
        if candidate.site.j <= item.numeral.i and s.get("speech", item.head.end):
            return False  # "left 17 dead, an activist said": he only tells of them
        if candidate.outcome.measure not in SINGLES or candidate.relation in ("passive_before", "active_before"):
            return False
        between = range(item.head.reach, candidate.site.i)
        return not any(s.get("speech", k) or s.tokens[k].kind == "n" for k in between)
    if item.numeral.value == 1 and item.head.kind == "none" and not item.numeral.scaled:
        return candidate.site.i >= item.numeral.j and candidate.site.i - item.numeral.j <= 3
    return True
