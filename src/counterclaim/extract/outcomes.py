"""What happened to people, as the sentence says it: sites that numerals can be linked to."""

from dataclasses import dataclass

from counterclaim.extract.tagging import Tag, Tagged
from counterclaim.model import Span
from counterclaim.packs import Outcome, Parted
from counterclaim.packs.tokens import MARK, NUMBER

_GAP = 18
_COMPATIBLE = {
    "noun": ("noun", "one"),
    "one": ("noun", "one"),
    "passive": ("passive", "active"),
    "active": ("active", "passive"),
    "object": ("object",),
    "toll": ("toll", "noun"),
    "adjective": ("adjective", "passive"),
}


@dataclass(frozen=True)
class Site:
    """Words that say what happened: the tokens `i` to `j`, the readings they allow, and their characters."""

    i: int
    j: int
    readings: tuple[Outcome, ...]
    spans: tuple[Span, ...]

    def reading(self, construction: str) -> Outcome | None:
        """The reading that is built as `construction`."""
        return next((r for r in self.readings if r.construction == construction), None)


def sites_of(s: Tagged) -> list[Site]:
    """The sites of `s` from left to right; "killed or wounded" is one site, of casualties."""
    found: list[Site] = []
    tags = s.tags.get("outcome", {})
    for i in _longest(tags):
        longest = tags[i][0].j
        readings = tuple(tag.value for tag in tags[i] if tag.j == longest)
        if any(reading.construction == "none" for reading in readings):
            readings = tuple(r for r in readings if r.construction == "none")
        else:
            measures, built = {r.measure for r in readings}, {r.construction for r in readings}
            readings += tuple(
                t.value
                for t in tags[i]
                if t.j < longest and t.value.construction not in built and t.value.measure in measures
            )
        found.append(Site(i, longest, readings, (s.characters(i, longest),)))
    apart = _parted(s)
    begins = {site.i for site in apart}
    found = [site for site in found if site.i not in begins or site.j - site.i > 1] + apart
    found = _tolls(s, found)
    found.sort(key=lambda site: (site.i, site.j))
    return _merged(s, found)


def _longest(tags: dict[int, list[Tag]]) -> list[int]:
    """Where runs of words begin that no longer run overlaps, from left to right ("have lost their lives")."""
    kept: list[int] = []
    for i in sorted(tags):
        length = tags[i][0].j - i
        if kept and i < tags[kept[-1]][0].j:
            if length <= tags[kept[-1]][0].j - kept[-1]:
                continue
            kept.pop()
        kept.append(i)
    return kept


def _tolls(s: Tagged, sites: list[Site]) -> list[Site]:
    """Sites that a word for a count makes a toll: "the number of soldiers killed", "die Zahl der Neuinfektionen"."""
    result = []
    for site in sites:
        readings = site.readings
        if not any(r.construction == "toll" for r in readings) and (begin := _number_of(s, site)) is not None:
            counted = {r.measure: r for r in readings if r.construction in ("noun", "bare", "passive", "adjective")}
            if counted:
                tolls = tuple(Outcome(measure, "toll") for measure in counted)
                result.append(
                    Site(
                        begin,
                        site.j,
                        tolls,
                        (s.characters(begin, site.i), *site.spans) if begin < site.i else site.spans,
                    )
                )
                continue
        result.append(site)
    return result


def _number_of(s: Tagged, site: Site) -> int | None:
    """Where the word for a count begins that stands before `site`, with nothing but a few words between."""
    if "number_of" not in s.tags:
        return None
    for k in range(site.i, max(-1, site.i - 6), -1):
        if k < site.i and (
            s.tokens[k].kind in (MARK, NUMBER) or s.get("auxiliary", k) or s.get("speech", k) or s.get("vague", k)
        ):
            return None
        tag = s.ending("number_of", k)
        if tag is not None:
            return tag.i
    return None


def _parted(s: Tagged) -> list[Site]:
    """Outcomes whose words stand apart ("nahm … fest"), the second part within the same clause or two."""
    found = []
    forms = {token.form for token in (*s.tokens, *s.printed)} if "parted" in s.tags else set()
    for i, tags in s.tags.get("parted", {}).items():
        for tag in tags:
            parted: Parted = tag.value
            n = len(parted.rest)
            if parted.rest[0] not in forms:
                continue
            for k in range(tag.j, min(tag.j + _GAP, len(s.tokens) - n + 1)):
                if (
                    s.is_mark(k, ";.:–")
                    or (s.is_mark(k, ",") and s.get("subordinator", k + 1))
                    or (s.get("relative", k) and s.get("speech", k + 1))
                ):
                    break
                end = s.run_at(k, parted.rest)
                if end is not None and sum(s.is_mark(x, ",") for x in range(tag.j, k)) in (0, 2):
                    found.append(Site(i, tag.j, (parted.outcome,), (s.characters(i, tag.j), s.characters(k, end))))
                    break
    return found


def _merged(s: Tagged, sites: list[Site]) -> list[Site]:
    merged: list[Site] = []
    for site in sites:
        if merged:
            union = _casualties(s, merged[-1], site)
            if union is not None:
                merged[-1] = union
                continue
        merged.append(site)
    return merged


def _casualties(s: Tagged, a: Site, b: Site) -> Site | None:
    """One site of casualties where dead and injured are told in one breath, with no numeral between them."""
    if not 0 < b.i - a.j <= 3 or (_numbered(s, a.i - 8, a.i) and _numbered(s, b.j, b.j + 1)):
        return None  # "22 شخصا قتلوا وأصيب 117": each with a number of its own
    between = range(a.j, b.i)
    if not any(s.get("conjunction", k) or s.is_mark(k, "/") for k in between):
        return None
    if any(s.get("article", k) or s.get("number", k) for k in between):
        return None
    if not all(
        s.get("conjunction", k) or s.get("auxiliary", k) or s.get("determiner", k) or s.is_mark(k, "/,")
        for k in between
    ):
        return None
    readings = []
    for left in a.readings:
        for right in b.readings:
            pair = {left.measure, right.measure}
            if pair == {"killed", "injured"} and right.construction in _COMPATIBLE.get(left.construction, ()):
                readings.append(Outcome("casualties", left.construction, left.only | right.only))
    if not readings:
        return None
    return Site(a.i, b.j, tuple(dict.fromkeys(readings)), a.spans + b.spans)


def _numbered(s: Tagged, i: int, j: int) -> bool:
    """Whether a number or the wording before one stands among the tokens `i` to `j`, up to the last mark."""
    for k in range(min(j, len(s.tokens)) - 1, max(i, 0) - 1, -1):
        if s.tokens[k].kind == MARK:
            return False
        if s.tokens[k].kind == NUMBER or s.is_any(("number", "vague", "held", "qualifier_before"), k):
            return True
    return False


def is_clause_mark(s: Tagged, k: int) -> bool:
    """Whether token `k` divides clauses."""
    return s.tokens[k].kind == MARK and s.tokens[k].form in ",;:–—()"
