"""Drift: what became of a statement on its way from one telling to the next."""

from counterclaim.model import Claim


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
    "exact": "an exact number",
    "at_least": "“at least”",
    "more_than": "“more than”",
    "at_most": "“at most”",
    "less_than": "“less than”",
    "almost": "“almost”",
    "about": "“about”",
    "range": "a range",
    "vague": "a vague number",
    "casualties": "“killed or injured”",
    "possible": "“may”",
    "asserted": "a plain statement",
    "confirmed": "“confirmed”",
    "denied": "“denied”",
}


def drift_words(changes: dict[str, str]) -> str:
    """What drifted, for readers: " On the way “more than” became “about”."; "" when nothing did."""
    told = [
        f"{_label(old)} became {_label(new)}"
        for field, change in changes.items()
        if field != "number"
        for old, _, new in [change.partition(">")]
    ]
    return f" On the way {' and '.join(told)}." if told else ""


def _label(word: str) -> str:
    return _LABELS.get(word, f"“{word}”")
