"""What particles and the order of words allow: whose deed it is, and what may be told of a number behind it."""

from counterclaim.extract.counted import Counted
from counterclaim.extract.groups import Head
from counterclaim.extract.outcomes import Site
from counterclaim.extract.tagging import Tagged
from counterclaim.packs.tokens import MARK


def case_fits(s: Tagged, head: Head, site: Site, construction: str) -> bool:
    """Whether what marks the counted people as subject or object lets the words behind them be built so.

    "5人を逮捕した" are arrested, "5人が逮捕した" arrest somebody.
    """
    if construction in ("passive", "active"):
        return s.get("object_mark", head.end) is None or site.i < head.end
    return construction != "object" or s.get("subject_mark", head.end) is None


def order_fits(s: Tagged, counted: Counted, site: Site, construction: str) -> bool:
    """Whether words before a number can be told of it.

    A noun before a number with a counter stands right there, and is its head. Where what describes a noun goes
    before it (`describes_first`), a verb before its people only describes them: "死亡した乗客12人", "受伤的6人";
    where verbs come last (`head_final`), one that has an object does so too. It ends as such forms do
    (`describing_endings`).
    """
    if construction in ("noun", "one", "bare") and counted.head.counter:
        return counted.head.start <= site.i
    describes = ("passive", "active", "object") if s.pack.head_final else ("passive", "active")
    if not s.pack.describes_first or construction not in describes:
        return True
    if site.reading("noun") is not None and s.pack.head_final:
        return False
    last = s.tokens[site.j - 1].form
    gap = range(site.j, counted.numeral.i)
    return (
        len(gap) <= (6 if s.pack.head_final else 2)
        and (not s.pack.describing_endings or last.endswith(s.pack.describing_endings))
        and not any(s.tokens[k].kind == MARK or s.get("subject_mark", k) for k in gap)
    )
