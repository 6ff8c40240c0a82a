"""The words by which somebody takes a position: those that confirm, deny, decline and verify, and their company."""

from collections.abc import Mapping, Sequence

from counterclaim.packs.expand import expand
from counterclaim.packs.pack import GAP, Cues, Meaning
from counterclaim.packs.tokens import folded_text

TELLING = ("confirm", "deny", "verify", "comment", "declines", "unverified")
"""Kinds of words without one of which no sentence takes a position."""

KINDS = (*TELLING, "not", "by", "by_behind", "from", "passive", "joins", "asked", "matters", "beside", "about",
         "presence")  # fmt: skip
OPEN = "*"
"""Where a word of a pack begins or ends so, other letters may go on: "bestätig*"."""


def cues_of(table: Mapping[str, Sequence[str]]) -> Cues:
    """The cues that a pack's `[positions]` lists by kind. Raises ValueError for a kind that there is not."""
    found: dict[str, list[Meaning]] = {}
    for kind, patterns in table.items():
        if kind not in KINDS:
            raise ValueError(f"there is no kind of cue {kind}")
        for pattern in patterns:
            for text in expand(pattern):
                first, _, rest = (part.strip() for part in text.partition(GAP))
                form = plain_text(first.strip(OPEN))
                meaning = Meaning(kind, first.startswith(OPEN), first.endswith(OPEN), plain_text(rest))
                if form and meaning not in found.setdefault(form, []):
                    found[form].append(meaning)
    return Cues(tuple(found), tuple(map(tuple, found.values())))


def plain_text(text: str) -> str:
    """`text` as cues are spelled: folded, with one form of apostrophe and of blank, as long as before."""
    return folded_text(text).replace("’", "'").replace("\u00a0", " ")
