"""What only describes those of whom the sentence tells more, and what became of them since."""

from counterclaim.extract.between import Between
from counterclaim.extract.counted import Counted
from counterclaim.extract.numbers import Numeral
from counterclaim.extract.outcomes import Site
from counterclaim.extract.tagging import Tagged
from counterclaim.packs import Outcome

# what begins another clause or counts others
_MORE = ("relative", "conjunction", "numeral", "single", "speech", "mark")
_APART = (*_MORE, "comma")
_ASIDE = 8
"""So many tokens may stand between what is told aside and the rest."""
_TREATED = ("injured", "hospitalized")
_FURTHER = {
    "injured": ("killed", "hospitalized"),
    "infected": ("killed", "hospitalized"),
    "hospitalized": ("killed",),
    "missing": ("killed", "rescued"),
    "abducted": ("killed", "released", "rescued"),
    "captured": ("killed", "released"),
    "arrested": ("killed", "released"),
}
"""What those whom a noun counts by what befell them may have met with since: "two of the wounded have died"."""
_SINCE = ("passive_after", "active_after")
_BROUGHT = ("passive_before", "active_before", "object_before", "object_after")
_BESIDE = 2


def beside_object(s: Tagged, counted: Counted, site: Site, sites: list[Site]) -> bool:
    """Whether a participle right behind the people only describes whom the verb right before their number is about:
    "rescued 12 people trapped", "a rapatrié 312 ressortissants bloqués"."""
    if site.i - max(counted.numeral.j, counted.head.end) > 1 or s.get("auxiliary", site.i - 1):
        return False
    wording = counted.numeral.qualifier_tokens
    first = min(wording[0], counted.numeral.i) if wording else counted.numeral.i
    return any(x.j == first and x.reading("object") is not None for x in sites)


def told_since(
    s: Tagged, counted: Counted, site: Site, outcome: Outcome, relation: str, sites: list[Site], between: Between
) -> bool:
    """Whether a participle behind the people only describes those of whom it is told what became of them since:
    "nineteen workers slightly hurt | were hospitalised"."""
    further = _FURTHER.get(outcome.measure)
    if further is None or relation not in ("passive_after", "active_after", "object_after", "noun_after"):
        return False
    if between.count("auxiliary", counted.numeral.j, site.i) or after_auxiliary(s, counted.numeral):
        return False
    return any(
        0 <= more.i - site.j <= _ASIDE
        and any(r.measure in further and r.construction in ("passive", "active") for r in more.readings)
        and between.count("auxiliary", site.j, more.i)
        and not any(between.count(kind, site.j, more.i) for kind in _APART)
        for more in sites
    )


def told_aside(s: Tagged, counted: Counted, sites: list[Site], between: Between) -> Site | None:
    """What a relative clause right behind the people tells of them, where the sentence tells more behind it: "three
    climbers who had been missing | were found dead".

    Of the injured it tells no more that they were treated.
    """
    start = counted.head.reach + s.is_mark(counted.head.reach, ",")
    relative = s.get("relative", start)
    if relative is None:
        return None
    deeds = [x for x in sites if x.i >= relative.j and between.count("site", x.i, x.i + 1)]
    if not deeds or not (deeds[0].reading("passive") or deeds[0].reading("active")):
        return None
    aside = deeds[0]
    more = next((x for x in deeds if x.i >= aside.j and any(r.measure not in _TREATED for r in x.readings)), None)
    if more is None or more.i - aside.j > _ASIDE or not (more.reading("passive") or more.reading("active")):
        return None
    if any(between.count(kind, relative.j, more.i) for kind in _MORE):
        return None
    opened = any(s.get("subordinator", k) and not s.get("preposition", k) for k in range(aside.j, more.i))
    return None if opened else aside  # "since Sunday" opens no clause


def has_since(counted: Counted, outcome: Outcome, relation: str, between: Between, i: int, j: int) -> bool:
    """Whether the verb tells what became of those whom the noun counts; the tokens `i` to `j` part the two."""
    if counted.head.outcome is None or outcome.measure not in _FURTHER.get(counted.head.outcome.value.measure, ()):
        return False
    if outcome.measure == "killed":
        fits = relation in _SINCE  # not "a bomb killed two, nine wounded"
    else:
        fits = relation in _SINCE or (relation in _BROUGHT and j - i <= _BESIDE)
    return fits and not any(between.count(kind, i, j) for kind in _APART)


def after_auxiliary(s: Tagged, numeral: Numeral) -> bool:
    """Whether the auxiliary stands before the people where the verb comes second: "I natt har 12 personer gripits"."""
    first = min(numeral.i, numeral.qualifier_tokens[0]) if numeral.qualifier_tokens else numeral.i
    return s.pack.verb_second and s.ending("auxiliary", first) is not None
