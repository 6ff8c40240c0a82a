"""What stands between two places of a sentence, counted by its kind."""

from bisect import bisect_left

from counterclaim.extract.counted import Counted
from counterclaim.extract.outcomes import Site
from counterclaim.extract.tagging import Tagged
from counterclaim.packs.tokens import MARK

# constructions that stand between a number and what happened without being told themselves: anywhere, and in a group
_NO_DEEDS = {False: ("holds",), True: ("holds", "noun", "one", "bare")}


class Between:
    """Where things of each kind stand in a sentence, so that those between two places are counted by two look-ups."""

    def __init__(self, s: Tagged, numerals: list[Counted], sites: list[Site]) -> None:
        places: dict[str, set[int]] = {
            kind: set(s.tags.get(kind, ()))
            for kind in ("subordinator", "relative", "conjunction", "auxiliary", "preposition")
        }
        marks = {k for k, token in enumerate(s.tokens) if token.kind == MARK}
        places["comma"] = {k for k in marks if s.tokens[k].form == ","}
        places["mark"] = marks - places["comma"]
        places["speech"] = {tag.i for tag in s.each("speech")}
        places["single"] = {counted.numeral.i for counted in numerals if counted.numeral.article}
        places["numeral"] = {counted.numeral.i for counted in numerals if not counted.numeral.article}
        self._heads = {
            k
            for counted in numerals
            for k in range(counted.head.start, counted.head.end)
            if not counted.numeral.article
        }
        places["site"] = {
            site.i
            for site in sites
            # a weak verb, or a noun that is itself counted ("four hostages"), is no deed between
            if any(reading.construction not in _NO_DEEDS[site.i in self._heads] for reading in site.readings)
        }
        self._places = {name: sorted(found) for name, found in places.items()}

    def is_head(self, k: int) -> bool:
        """Whether token `k` belongs to what a numeral counts."""
        return k in self._heads

    def count(self, name: str, i: int, j: int) -> int:
        """How many of `name` stand at the tokens `i` to `j`."""
        places = self._places[name]
        return bisect_left(places, j) - bisect_left(places, i) if places and j > i else 0
