"""Drift: what became of a statement on its way from one telling to the next."""

from counterclaim.model import Both, Claim, Name, Phrase, Value, phrase


def drift(earlier: Claim, later: Claim) -> dict[str, str]:
    """What differs between two tellings of one statement, as {"qualifier": "more_than>about"}; {} when nothing does."""
    pairs = {
        "number": (str(earlier.quantity.spoken), str(later.quantity.spoken)),
        "measure": (earlier.measure, later.measure),
        "qualifier": (earlier.quantity.qualifier, later.quantity.qualifier),
        "stance": (earlier.stance, later.stance),
    }
    return {field: f"{old}>{new}" for field, (old, new) in pairs.items() if old != new}


_LABELS = {
    "exact": phrase("an exact number"),
    "at_least": phrase("“at least”"),
    "more_than": phrase("“more than”"),
    "at_most": phrase("“at most”"),
    "less_than": phrase("“less than”"),
    "almost": phrase("“almost”"),
    "about": phrase("“about”"),
    "range": phrase("a range"),
    "vague": phrase("a vague number"),
    "casualties": phrase("“killed or injured”"),
    "possible": phrase("“may”"),
    "asserted": phrase("a plain statement"),
    "confirmed": phrase("“confirmed”"),
    "denied": phrase("“denied”"),
}


def drift_words(changes: dict[str, str]) -> Phrase | None:
    """What drifted, for readers: "On the way “more than” became “about”."; None when nothing did."""
    told: tuple[Value, ...] = tuple(
        phrase("{old} became {new}", old=_label(old), new=_label(new))
        for field, change in changes.items()
        if field != "number"
        for old, _, new in [change.partition(">")]
    )
    return phrase("On the way {changes}.", changes=Both(told)) if told else None


def _label(word: str) -> Phrase:
    return _LABELS.get(word) or phrase("“{measure}”", measure=Name("measure", word))
