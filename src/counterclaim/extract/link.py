"""Which number goes with which outcome: candidates scored by features that name no language.

The features are counts of what stands between a numeral and the words that say what happened; their weights are a
readable table, `weights.toml`, learned by `scripts/learn_weights.py` from the references in `quality/` alone.
"""

import math
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate, pairwise

from counterclaim.extract.groups import Head, head_of
from counterclaim.extract.numbers import Numeral, numerals_of
from counterclaim.extract.outcomes import Site, sites_of
from counterclaim.extract.tagging import Tagged
from counterclaim.packs import ANYONE, Outcome
from counterclaim.packs.tokens import MARK

_FURTHEST = 45
# what weighs differently where participles and the verbs of subordinate clauses come last
_ORDERED = (
    "passive",
    "active",
    "object",
    "conjunction",
    "numeral",
    "single",
    "site",
    "comma",
    "subordinator",
    "relative",
    "speech",
)
# what a single person met in the telling is worth a claim for
_SINGLES = frozenset(
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


@dataclass(frozen=True)
class Candidate:
    """One way to read a numeral: the site, the reading of it, how the two stand to each other, and the features."""

    site: Site
    outcome: Outcome
    relation: str
    features: Mapping[str, float]


@dataclass
class Counted:
    """A numeral with its head, and what was found to have happened to those it counts.

    `whole` marks the larger number of "2,100 of the 3,400 evacuees", of whom only the noun speaks.
    """

    numeral: Numeral
    head: Head
    chosen: Candidate | None = None
    score: float = 0.0
    inherited: "Counted | None" = None
    whole: bool = False


class Between:
    """Running counts over the tokens of a sentence, so that what stands between two places is a subtraction."""

    def __init__(self, s: Tagged, numerals: list[Counted], sites: list[Site]) -> None:
        n = len(s.tokens)
        rows = {
            name: [0] * n
            for name in (
                "comma",
                "mark",
                "subordinator",
                "relative",
                "conjunction",
                "auxiliary",
                "numeral",
                "single",
                "site",
                "preposition",
                "speech",
            )
        }
        for k, token in enumerate(s.tokens):
            if token.kind == MARK:
                rows["comma" if token.form == "," else "mark"][k] = 1
        for kind in ("subordinator", "relative", "conjunction", "auxiliary", "preposition"):
            for k in s.tags.get(kind, ()):
                rows[kind][k] = 1
        for tag in s.each("speech"):
            rows["speech"][tag.i] = 1
        for counted in numerals:
            rows["single" if counted.numeral.article else "numeral"][counted.numeral.i] = 1
        for site in sites:
            rows["site"][site.i] = 1
        self._heads = {
            k
            for counted in numerals
            for k in range(counted.head.start, counted.head.end)
            if not counted.numeral.article
        }
        self._sums = {name: [0, *accumulate(row)] for name, row in rows.items()}

    def is_head(self, k: int) -> bool:
        """Whether token `k` belongs to what a numeral counts."""
        return k in self._heads

    def count(self, name: str, i: int, j: int) -> int:
        """How many of `name` stand at the tokens `i` to `j`."""
        sums = self._sums[name]
        return sums[j] - sums[i] if j > i else 0


def counted_in(s: Tagged) -> tuple[list[Counted], list[Site]]:
    """The numerals of `s` that may count people, each with its head, and the sites of `s`."""
    counted: list[Counted] = []
    numerals = numerals_of(s)
    ages = {k for numeral in numerals if numeral.veto for k in range(numeral.i, numeral.j)}
    for before, numeral in zip([None, *numerals], numerals, strict=False):
        if numeral.veto is not None or (before is not None and before.veto and _share_of(s, before.j, numeral.i)):
            continue
        head = head_of(s, numeral)
        if head.kind == "people":
            head.reach = _past_ages(s, head.end, ages)
        if head.kind == "object":
            continue
        if _is_rate(s, head):
            continue
        if numeral.article and (head.people is None or head.people.value.many) and not _single_outcome(head):
            continue
        whole = bool(counted) and _is_whole(s, counted[-1].numeral.j, numeral.i)
        counted.append(Counted(numeral, head, whole=whole))
    return counted, sites_of(s)


def _share_of(s: Tagged, i: int, j: int) -> bool:
    """Whether "per cent of the" and the like stand between a number and the one it is a share of."""
    unit = s.get("not_after", i)
    return (unit is not None or s.is_mark(i, "%")) and _is_whole(s, unit.j if unit else i + 1, j)


def _is_whole(s: Tagged, i: int, j: int) -> bool:
    """Whether only "of the" and the like stand between a number and the one it is a part of."""
    return 0 < j - i <= 3 and all(
        s.get("determiner", k) or s.get("link", k) or s.inside("determiner", k) for k in range(i, j)
    )


def _past_ages(s: Tagged, k: int, ages: set[int]) -> int:
    """Where a group ends that has its ages set behind it: "three men, aged 33, 34 and 39, have been arrested"."""
    if not s.is_mark(k, ","):
        return k
    aged = False
    for end in range(k + 1, min(k + 14, len(s.tokens))):
        if end in ages:
            aged = True
        elif s.is_mark(end, ",") and aged and not (end + 1 in ages or s.get("not_before", end + 1)):
            return end + 1
        elif not (
            s.is_mark(end, ",")
            or any(
                s.inside(kind, end) for kind in ("conjunction", "not_before", "not_after", "preposition", "determiner")
            )
        ):
            return k
    return k


def _is_rate(s: Tagged, head: Head) -> bool:
    """Whether the group is counted per so many: "50 new infections per 100,000"."""
    per = s.get("not_before", head.end)
    return (
        per is not None
        and per.j < len(s.tokens)
        and s.tokens[per.j].kind == "n"
        and s.tokens[per.j].form.replace("0", "").strip(".,") == "1"
    )


def _single_outcome(head: Head) -> bool:
    return head.outcome is not None and head.outcome.value.construction == "one"


def candidates_of(s: Tagged, counted: Counted, sites: list[Site], between: Between) -> Iterator[Candidate]:
    """Every way in which `counted` can be linked to one of `sites`."""
    bare = counted.head.outcome is not None and counted.head.outcome.value.construction == "bare"
    for site in sites:
        if counted.whole and not counted.head.start <= site.i < counted.head.end:
            continue
        elsewhere = between.is_head(site.i) and not counted.head.start <= site.i < counted.head.end
        for outcome in site.readings:
            if bare and outcome.measure in ("deployed", "gathered"):
                continue  # victims are not sent
            relation = _relation(s, counted, site, outcome.construction)
            if (
                relation is None
                or (elsewhere and relation.startswith(("noun", "toll")))
                or (outcome.only and not _fits(counted, site, outcome))
            ):
                continue
            features = _features(s, counted, site, outcome, relation, between)
            if features is not None:
                yield Candidate(site, outcome, relation, features)


def _fits(counted: Counted, site: Site, outcome: Outcome) -> bool:
    """Whether the people are of a role that the words are limited to; a bare number right before them may be anyone."""
    head = counted.head
    if head.people is None and (ANYONE in outcome.only or ("people" in outcome.only and counted.numeral.vague)):
        return head.kind in ("none", "part") and 0 <= site.i - counted.numeral.j <= 2
    if ANYONE in outcome.only:
        return True
    return head.people is not None and head.people.value.role in outcome.only


def _relation(s: Tagged, counted: Counted, site: Site, construction: str) -> str | None:
    head, numeral = counted.head, counted.numeral
    after = site.i >= numeral.j
    if construction == "bare":
        if head.outcome is not None and site.i <= head.outcome.i < site.j:
            return "noun_bare"
        return "noun_after" if after else "noun_before"
    if construction in ("noun", "one"):
        if head.outcome is not None and site.i <= head.outcome.i < site.j and head.kind in ("outcome", "people"):
            return "noun_head" if head.people is None or head.people.i != head.outcome.i else "noun_people"
        if numeral.j <= site.i and site.i < head.end:
            return "adjective_in"
        if construction == "one" or s.get("people", site.i):
            return None
        return "noun_after" if after else "noun_before"
    if construction == "active" and not after and s.get("preposition", site.i):
        return None
    if construction == "toll":
        return "toll_after" if after else "toll_before"
    if construction == "adjective":
        return "adjective_in" if numeral.j <= site.i < head.end else None
    if construction == "none":
        return None
    if after and site.i < head.end:
        return f"{construction}_in"
    return f"{construction}_{'after' if after else 'before'}"


def _features(
    s: Tagged, counted: Counted, site: Site, outcome: Outcome, relation: str, between: Between
) -> dict[str, float] | None:
    numeral, head = counted.numeral, counted.head
    if site.i >= numeral.j:
        i, j = min(max(numeral.j, head.reach), site.i), site.i
    else:
        i, j = site.j, numeral.i
    gap = max(j - i, 0)
    if gap > _FURTHEST or (
        relation == "object_before" and gap > 3 and (s.ending("preposition", site.j) or s.ending("determiner", site.j))
    ):
        return None
    side = relation.rpartition("_")[2]
    features = {
        relation: 1.0,
        f"{relation} distance": math.log2(1 + gap),
        "comma": min(between.count("comma", i, j), 3),
        "mark": min(between.count("mark", i, j), 2),
        f"subordinator {side}": min(between.count("subordinator", i, j), 2),
        "relative": min(between.count("relative", i, j), 2),
        f"conjunction {side}": min(between.count("conjunction", i, j), 2),
        f"numeral {side}": min(between.count("numeral", i, j), 3),
        "single": min(between.count("single", i, j), 2),
        f"site {side}": min(between.count("site", i, j), 3),
        f"speech {side}": min(between.count("speech", i, j), 2),
        f"head {head.kind}": 1.0,
        f"{relation} of {head.kind}": 1.0,
    }
    if len(site.spans) > 1 and site.j - site.i < 4:
        features["parted"] = 1.0
    if _attributive(s, site):
        features[f"attributive {side}"] = 1.0
    if head.skipped:
        features["unknown words"] = head.skipped
    if relation.startswith(("passive", "active", "object")):
        if side == "after":
            features[f"{relation} auxiliary"] = float(between.count("auxiliary", i, j) > 0)
            if not features[f"{relation} auxiliary"] and _object_follows(s, site):
                features[f"{relation} object follows"] = 1.0
        elif not relation.startswith("object") and _has_own(s, site, between):
            features[f"{relation} own"] = 1.0
        if (
            side == "before"
            and gap
            and s.ending("preposition", numeral.qualifier_tokens[0] if numeral.qualifier_tokens else numeral.i)
        ):
            features[f"{relation} preposition"] = 1.0
        if head.outcome is not None and head.outcome.value.measure != outcome.measure:
            features["another noun"] = 1.0
    if relation == "noun_before" and _has_own(s, site, between):
        features["noun_before own"] = 1.0
    if relation.startswith(("noun_before", "noun_after", "toll")) and head.kind != "none":
        features[f"{relation} with head"] = 1.0
    if relation == "toll_before" and any(s.get("rise", k) for k in range(i, j)):
        features["toll moves"] = 1.0
    if numeral.article:
        features[f"article {side}"] = 1.0
    if relation == "object_before" and not gap and (s.ending("preposition", site.j) or s.ending("determiner", site.j)):
        features["of"] = 1.0  # "the murder of two", "the evacuation of 300"
    if outcome.only:
        features["only"] = 1.0
    if s.pack.verbs_late:
        features.update(
            {f"{name} (verbs late)": value for name, value in features.items() if name.startswith(_ORDERED)}
        )
    return features


def _has_own(s: Tagged, site: Site, between: Between) -> bool:
    """Whether a number of its own stands before the site in the same stretch ("63 people drowned, … 17 …")."""
    first = site.i
    while first > 0 and site.i - first < 12 and s.tokens[first - 1].kind != MARK:
        first -= 1
    return between.count("numeral", first, site.i) > 0


def _attributive(s: Tagged, site: Site) -> bool:
    """Whether the words only describe a noun ("the injured captain"), and count nobody."""
    if not site.i or not (s.get("determiner", site.i - 1) or s.get("article", site.i - 1)) or site.j >= len(s.tokens):
        return False
    after = s.tokens[site.j]
    return after.kind == "w" and not any(
        s.get(kind, site.j)
        for kind in (
            "preposition",
            "conjunction",
            "auxiliary",
            "subordinator",
            "relative",
            "rise",
            "speech",
            "determiner",
        )
    )


def _object_follows(s: Tagged, site: Site) -> bool:
    """Whether an object stands right behind the site, so that what stands before it is no victim of it."""
    for k in range(site.j, min(site.j + 3, len(s.tokens))):
        token = s.tokens[k]
        if token.kind == MARK or s.get("preposition", k) or s.get("conjunction", k) or s.get("auxiliary", k):
            return False
        if token.kind == "n" or s.get("people", k) or s.get("number", k) or s.get("vague", k) or s.get("article", k):
            return True
    return False


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
    _inherit(s, counted)
    return counted, sites


def _needed(candidate: Candidate, table: Mapping[str, float]) -> float:
    """The score that a candidate needs: "hundreds of protesters", "5,000 victims" need no verb."""
    return table["threshold"] * (0.5 if candidate.relation in ("noun_people", "noun_bare", "adjective_in") else 1.0)


def _tier(candidate: Candidate) -> int:
    """Which of several likely readings goes first: the counted noun itself, then what is told of the people, then what
    only describes them; being in action is told along with worse ("100 soldiers killed fighting …")."""
    if candidate.relation == "noun_head" or candidate.features.get("of"):
        return 0
    if candidate.relation in _DESCRIBES:
        return 3
    if candidate.relation == "noun_bare":
        return 0 if candidate.outcome.measure == "infected" else 2
    return 2 if candidate.outcome.measure == "deployed" and candidate.relation.startswith("active") else 1


def _worth_telling(s: Tagged, item: Counted, candidate: Candidate) -> bool:
    """Whether one person told without a numeral, or a bare "one", is told as a toll and not in passing."""
    if item.numeral.article:
        if candidate.outcome.measure not in _SINGLES or candidate.relation in ("passive_before", "active_before"):
            return False
        between = range(item.head.end, candidate.site.i)
        return not any(s.get("speech", k) or s.tokens[k].kind == "n" for k in between)
    if item.numeral.value == 1 and item.head.kind == "none" and not item.numeral.scaled:
        return candidate.site.i >= item.numeral.j and candidate.site.i - item.numeral.j <= 3
    return True


def _inherit(s: Tagged, counted: list[Counted]) -> None:
    """Ellipsis and rows: a number joined to another, a part of it, or one before a speaker counts what it does."""
    previous: Counted | None = None
    for item in counted:
        if (
            item.chosen is not None
            and item.head.kind == "part"
            and previous is not None
            and item.chosen.site.i > item.numeral.i
            and _runs_on(s, item)
        ):
            item.chosen = None
        if (
            item.chosen is None
            and previous is not None
            and (_elliptic(s, previous, item) or _joined(s, previous, item))
        ):
            item.inherited = previous.inherited or previous
            item.score = 0.85 * previous.score
        if (item.chosen is not None or item.inherited is not None) and not item.numeral.article:
            previous = item
    for item, following in pairwise(counted):
        if item.chosen is not None or item.inherited is not None or following.chosen is None:
            continue
        behind = following.chosen.site.i > following.numeral.i and not following.chosen.relation.startswith("noun")
        if (behind and _joined(s, item, following)) or _among(s, item, following):
            item.inherited = following
            item.score = 0.85 * following.score


def _among(s: Tagged, a: Counted, b: Counted) -> bool:
    """Whether those of `a` are of those of `b`: "ten children among 27 dead"."""
    among = s.get("among", a.head.end)
    return among is not None and a.head.kind == "people" and 0 <= b.numeral.i - among.j <= 2 and not a.numeral.article


def _joined(s: Tagged, a: Counted, b: Counted) -> bool:
    """Whether `b` is set beside `a` with nothing but "and" or a comma between them ("87 pupils and four teachers")."""
    if b.numeral.article or a.numeral.article or a.head.kind not in ("people", "outcome") or b.head.kind != "people":
        return False
    begin = (
        b.numeral.qualifier_tokens[0]
        if b.numeral.qualifier_tokens and b.numeral.qualifier_tokens[0] < b.numeral.i
        else b.numeral.i
    )
    gap = range(a.head.end, begin)
    return 0 < len(gap) <= 2 and all(s.get("conjunction", k) or s.is_mark(k, ",") for k in gap)


def _another_account(s: Tagged, previous: Counted, item: Counted) -> bool:
    """Whether another speaker or place comes with a number of its own: ", the police of 22,000", "and in Ghent two"."""
    gap = range(max(previous.numeral.j, previous.head.end), item.numeral.i)
    if not 2 <= len(gap) <= 10 or any(s.get("outcome", k) or s.get("people", k) or s.is_mark(k, ";:") for k in gap):
        return False
    divided = [k for k in gap if s.is_mark(k, ",") or s.get("conjunction", k)]
    if not divided:
        return False
    return any(s.get(kind, k) for k in gap if k > divided[0] for kind in ("body", "body_kind", "country", "region"))


def _outside_brackets(s: Tagged, tokens: range) -> list[int]:
    """Those of `tokens` that do not stand in brackets."""
    told, depth = [], 0
    for k in tokens:
        depth += s.is_mark(k, "(") - s.is_mark(k, ")")
        if depth <= 0 and not s.is_mark(k, ")"):
            told.append(k)
    return told


def _runs_on(s: Tagged, item: Counted) -> bool:
    """Whether the chosen words stand beyond the stretch that the part ("two of them minors,") is told in."""
    assert item.chosen is not None
    return any(s.is_mark(k, ",;:–") for k in range(item.head.end, item.chosen.site.i))


def _elliptic(s: Tagged, previous: Counted, item: Counted) -> bool:
    numeral = item.numeral
    if numeral.article:
        return False
    j = numeral.j
    if item.head.kind == "part" or s.ending(
        "inclusion", numeral.qualifier_tokens[0] if numeral.qualifier_tokens else numeral.i
    ):
        return True
    if item.head.kind != "none":
        return False
    if _another_account(s, previous, item):
        return True
    if previous.chosen is not None and previous.chosen.relation == "toll_before":
        between = range(previous.numeral.j, numeral.i)
        told = _outside_brackets(s, between)
        return len(told) <= 12 and not any(
            s.get("outcome", k) or s.get("people", k) or s.is_mark(k, ";:") for k in told
        )
    if numeral.value < 2:
        return False
    if s.get("according", j) or s.get("citing", j):
        return True
    gap = range(max(previous.numeral.j, previous.head.end), numeral.i)
    joined = any(s.get("conjunction", k) or s.is_mark(k, ",;") for k in gap)
    return joined and len(gap) <= 12 and bool(s.get("locative", j)) and not any(s.get("speech", k) for k in gap)
