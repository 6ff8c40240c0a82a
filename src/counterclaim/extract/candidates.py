"""Every way in which a numeral can be linked to an outcome, with features that name no language.

The features are counts of what stands between a numeral and the words that say what happened.
"""

import math
from collections.abc import Iterator
from dataclasses import replace

from counterclaim.extract.asides import after_auxiliary, beside_object, has_since, told_aside, told_since
from counterclaim.extract.between import Between
from counterclaim.extract.counted import Candidate, Counted
from counterclaim.extract.outcomes import Site
from counterclaim.extract.tagging import Tagged
from counterclaim.extract.word_order import case_fits, order_fits
from counterclaim.packs import ANYONE, Outcome
from counterclaim.packs.tokens import MARK, WORD

_FURTHEST = 45
# tokens from "because of" to the reason, at most, and what does not stand between the two
_REASON = 5
_NO_REASON = ("auxiliary", "subordinator", "relative", "conjunction", "speech", "people", "outcome", "number", "vague")
_OWN = 2  # tokens that a clause of one's own has behind the number: a particle and its verb
_NOUNS = ("noun", "one", "bare", "toll")
_BEFORE = ("object_before", "active_before")
# what weighs differently by where verbs stand: last, first, or before as well as behind their subjects
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


def candidates_of(s: Tagged, counted: Counted, sites: list[Site], between: Between) -> Iterator[Candidate]:
    """Every way in which `counted` can be linked to one of `sites`."""
    bare = counted.head.outcome is not None and counted.head.outcome.value.construction == "bare"
    aside = told_aside(s, counted, sites, between) if "relative" in s.tags else None
    for site in sites:
        i, j = _between(counted, site)
        if j - i > _FURTHEST:
            continue
        inside = counted.head.start <= site.i < counted.head.end
        if counted.whole and not inside and not _of_whole(s, counted, site, sites):
            continue
        elsewhere = between.is_head(site.i) and not inside
        for outcome in site.readings:
            if bare and outcome.measure in ("deployed", "gathered"):
                continue  # victims are not sent
            relation = _relation(s, counted, site, outcome.construction)
            if relation in ("active_before", "passive_before") and _inverted(s, counted, site, between):
                relation = "object_before"
            if (
                relation is None
                or (elsewhere and relation.startswith(("noun", "toll")))
                or (outcome.only and not _fits(counted, site, outcome))
                or (outcome.measure == "infected" and _is_reason(s, counted, site))
            ):
                continue
            behind = aside.j if aside is not None and site.i >= aside.j else 0
            features = _features(s, counted, site, outcome, relation, between, behind)
            if features is not None:
                beside = relation == "passive_after" and beside_object(s, counted, site, sites)
                if site is aside or beside or told_since(s, counted, site, outcome, relation, sites, between):
                    features["described"] = 1.0
                yield Candidate(site, outcome, relation, features)


def _is_reason(s: Tagged, counted: Counted, site: Site) -> bool:
    """Whether an illness is only the reason of something else that those counted before it did or met with: "three
    players withdrew because of an infection". In "because of 40 infections" it is what is counted."""
    numeral, head = counted.numeral, counted.head
    if numeral.i >= site.i:
        return False
    if "cause_behind" in s.tags and s.get("cause_behind", site.j):
        return numeral.article or head.people is not None or site.i >= head.end
    if "cause" not in s.tags:
        return False
    if s.ending("cause", numeral.i if numeral.article else site.i) is not None:
        return True
    if s.pack.writing.unspaced or not any(reading.construction in _NOUNS for reading in site.readings):
        return False  # "wegen der Lage im Ort erkrankt": the verb is no reason
    for k in range(site.i - 1, max(numeral.j, site.i - _REASON) - 1, -1):
        if s.tokens[k].kind != WORD or s.is_any(_NO_REASON, k):
            return False
        if s.ending("cause", k) is not None:
            return True
    return False


def _fits(counted: Counted, site: Site, outcome: Outcome) -> bool:
    """Whether the people are of a role that the words are limited to; a bare number right before them may be anyone."""
    head = counted.head
    if head.people is None and (ANYONE in outcome.only or ("people" in outcome.only and counted.numeral.vague)):
        if head.kind == "none" and counted.numeral.vague and site.j == counted.numeral.i:
            return outcome.construction in ("passive", "active")  # "فر الآلاف": fled thousands
        return head.kind in ("none", "part") and 0 <= site.i - max(counted.numeral.j, head.reach) <= 2
    if ANYONE in outcome.only:
        return True
    return head.people is not None and head.people.value.role in outcome.only


def _relation(s: Tagged, counted: Counted, site: Site, construction: str) -> str | None:
    head, numeral = counted.head, counted.numeral
    after = site.i >= numeral.j
    if not (case_fits(s, head, site, construction) if after else order_fits(s, counted, site, construction)):
        return None
    if construction == "bare":
        if head.outcome is not None and site.i <= head.outcome.i < site.j:
            return "noun_bare"
        return "noun_after" if after else "noun_before"
    if construction in ("noun", "one"):
        if head.people is not None and head.people.i == site.i < numeral.i:
            return "noun_people"  # "参加者6人"
        if head.outcome is not None and site.i <= head.outcome.i < site.j and head.kind in ("outcome", "people"):
            return "noun_head" if head.people is None or head.people.i != head.outcome.i else "noun_people"
        if numeral.j <= site.i and site.i < head.end:
            return "adjective_in"
        if construction == "one" or s.get("people", site.i):
            return None
        return "noun_after" if after else "noun_before"
    if construction == "active" and not after:
        preposition = s.get("preposition", site.i)
        if preposition is not None and preposition.j >= site.j:  # "following"; but "без вести пропали" is a verb
            return None
    if construction == "toll":
        return "toll_after" if after else "toll_before"
    if (
        construction == "action"
    ):  # "убийство двух человек": whom it befalls stands right behind, as in "the murder of two"
        return "object_before" if 0 <= numeral.i - site.j <= 3 else None
    if construction == "adjective":
        return "adjective_in" if numeral.j <= site.i < head.end or _describes(counted, site) else None
    if construction == "none":
        return None
    if after and site.i < head.end:
        return f"{construction}_in"
    return f"{construction}_{'after' if after else 'before'}"


def _of_whole(s: Tagged, counted: Counted, site: Site, sites: list[Site]) -> bool:
    """Whether the words only describe the whole of which a part is told: "50 of the 227 pupils abducted have escaped",
    "被绑的227人中已有50人逃脱"."""
    relative = s.get("relative", counted.head.end)
    if not (site.reading("adjective") or (site.reading("passive") and (relative or s.pack.writing.unspaced))):
        return False
    small = s.get("determiner", site.j)
    if _describes(counted, replace(site, j=small.j) if small else site):
        return True
    behind = relative.j if relative else counted.head.end
    return site.i == behind and any(other.i >= site.j for other in sites)


def _describes(counted: Counted, site: Site) -> bool:
    """Whether the words stand right before the number like an adjective: "hayatını kaybeden 12 kişi"."""
    wording = counted.numeral.qualifier_tokens
    first = min(
        counted.numeral.i, counted.head.start, *(wording or ())[:1]
    )  # the noun may stand before: "拉致された生徒227人"
    return (
        site.j == first and counted.head.kind in ("people", "none", "unknown", "part") and not counted.numeral.article
    )


def _inverted(s: Tagged, counted: Counted, site: Site, between: Between) -> bool:
    """Whether the people stand right behind a verb that comes second: "Enligt polisen deltog 8 000 personer"."""
    named = s.pack.verb_second and counted.head.people is not None
    return named and _describes(counted, site) and not _has_own(s, site, between)


def _of_whom(s: Tagged, i: int, j: int) -> bool:
    """Whether among the tokens `i` to `j` only a part comes to be spoken of: "4.5 million people, of whom …"."""
    parts = s.tags.get("inclusion")
    return parts is not None and any(s.is_among("relative", range(k, parts[k][0].j)) for k in range(i, j) if k in parts)


def _between(counted: Counted, site: Site) -> tuple[int, int]:
    """The tokens that stand between the number with whom it counts and the site, whichever comes first."""
    numeral = counted.numeral
    if site.i >= numeral.j:
        return min(max(numeral.j, counted.head.reach), site.i), site.i
    wording = numeral.qualifier_tokens
    return site.j, wording[0] if wording and site.j <= wording[0] < numeral.i else numeral.i


def _features(
    s: Tagged, counted: Counted, site: Site, outcome: Outcome, relation: str, between: Between, behind: int
) -> dict[str, float] | None:
    """The features of one link, or None where it cannot be; what stands before token `behind` is told aside."""
    numeral, head = counted.numeral, counted.head
    i, j = _between(counted, site)
    i = max(i, behind)
    gap = max(j - i, 0)
    if relation == "object_before" and gap > 3 and _takes_of(s, site):
        return None
    if site.i >= numeral.j and (s.is_among("negation", range(i, j)) or _of_whom(s, i, j)):
        return None
    if s.pack.verbs_late and _ends_before(s, counted, site, between):
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
    if _attributive(s, site) and outcome.construction != "toll":
        features[f"attributive {side}"] = 1.0
    if head.skipped:
        features["unknown words"] = head.skipped
    if relation.startswith(("passive", "active", "object")):
        if side == "after":
            assisted = between.count("auxiliary", i, j) > 0 or after_auxiliary(s, numeral)
            features[f"{relation} auxiliary"] = float(assisted)
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
        if has_since(counted, outcome, relation, between, i, j):
            features["since"] = 1.0
        elif (
            head.outcome is not None
            and head.outcome.value.measure != outcome.measure
            # "rescued 64 refugees", "върнаха се 64 бежанци": those are people, too
            and not (relation in _BEFORE and head.people is not None and head.people.i == head.outcome.i)
        ):
            features["another noun"] = 1.0
    if relation == "noun_before" and _has_own(s, site, between):
        features["noun_before own"] = 1.0
    if relation.startswith(("noun_before", "noun_after", "toll")) and head.kind != "none":
        features[f"{relation} with head"] = 1.0
    moves = range(i, j) if relation == "toll_before" else range(max(0, numeral.i - 3), numeral.i)
    if relation.startswith("toll") and s.is_among("rise", moves):  # "sale a 18 il numero delle vittime"
        features["toll moves"] = 1.0
    if numeral.article:
        features[f"article {side}"] = 1.0
    if relation == "object_before" and not gap and (_takes_of(s, site) or outcome.construction == "action"):
        features["of"] = 1.0  # "the murder of two", "the evacuation of 300"
    if outcome.only:
        features["only"] = 1.0
    if s.pack.order:
        order = {f"{name} ({s.pack.order})": value for name, value in features.items() if name.startswith(_ORDERED)}
        features.update(order)
    return features


def _ends_before(s: Tagged, counted: Counted, site: Site, between: Between) -> bool:
    """Whether the clause of the number ends before another is told of with a number of its own, where verbs come last:
    "坑内には41人がおり、20人が脱出した", 41 were in the pit, and 20 escaped."""
    comma = next((k for k in range(counted.head.end, site.i) if s.is_mark(k, ",")), None)
    if comma is None or comma - counted.head.end < _OWN or counted.head.kind == "part":
        return False
    return between.count("numeral", comma, site.i) > 0 or between.count("numeral", site.j, site.j + 1 + _OWN) > 0


def _takes_of(s: Tagged, site: Site) -> bool:
    """Whether the words end in "of" ("the murder of"), and not in what only marks an object (Spanish "a")."""
    small = s.ending("preposition", site.j) or s.ending("determiner", site.j)
    return small is not None and s.ending("accusative", site.j) is None


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
    return after.kind == "w" and not s.is_any(
        (
            "preposition",
            "conjunction",
            "auxiliary",
            "subordinator",
            "relative",
            "rise",
            "speech",
            "determiner",
        ),
        site.j,
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
