"""What a report is about, and what it mentions on the side: the figure it leads with, its rivals, and the rest."""

from collections import defaultdict
from collections.abc import Sequence

from counterclaim.model import Claim, Told

_GROWN = 1.3  # a figure up to this much above the lead is the newer one of the same report
# whose smaller figure is a part: those brought to them, those they saw
_PARTIAL = ("rescue", "witness")


def leads_and_asides(told: Sequence[Told]) -> tuple[list[Told], list[Told]]:
    """`told` of one thing counted, parted: what each report leads with, its repetitions and rivals, and asides.

    A report's lead is its first figure that is not vague. What else it tells is a part ("six of them critically"), an
    older count, or another happening ("in 2003 a quake killed 26,000"), unless another speaker disputes the lead.
    """
    by_doc: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        by_doc[one.claim.doc].append(one)
    main: list[Told] = []
    aside: list[Told] = []
    for ones in by_doc.values():
        ordered = sorted(ones, key=lambda one: (one.claim.start, one.claim.id))
        lead = next((one for one in ordered if _leads(one.claim)), ordered[0])
        for one in ordered:
            (main if one is lead or _belongs(one, lead, ordered) else aside).append(one)
    return main, aside


def _leads(claim: Claim) -> bool:
    return claim.quantity.qualifier != "vague" and claim.counting != "new" and claim.stance in ("asserted", "confirmed")


def _belongs(one: Told, lead: Told, ordered: Sequence[Told]) -> bool:
    number, first = one.claim.quantity.spoken, lead.claim.quantity.spoken
    if number == first or one.claim.quantity.qualifier == "vague":
        return True
    if one.time.end is not None and lead.time.start is not None and one.time.end <= lead.time.start:
        return False
    if first < number <= first * _GROWN:
        return True
    return _rivals(one, [other for other in ordered if other.claim.quantity.spoken == first])


def _alike(one: Told, other: Told) -> bool:
    """Whether two speakers have a body in common, or are called the same ("the agency") and not named."""
    if one.bodies & other.bodies:
        return True
    sources = (*one.claim.sources, *other.claim.sources)
    return not any(source.entity for source in sources) and len({source.type for source in sources}) == 1


def _rivals(one: Told, lead: Sequence[Told]) -> bool:
    """Whether another speaker than the lead's gives `one` against it."""
    named = [other for other in lead if other.speakers]
    if not one.speakers or not named or any(_alike(one, other) for other in named):
        return False
    partial = all(source.type in _PARTIAL for source in one.claim.sources)
    return not partial or one.claim.quantity.spoken > lead[0].claim.quantity.spoken
