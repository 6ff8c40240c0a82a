"""The closed lists of the record, each from where the program has it."""

import re
from collections.abc import Iterable, Iterator
from typing import get_args

from counterclaim import model
from counterclaim.measures import measures
from counterclaim.model.claim import Basis, Counting, Role, Stance, Standpoint
from counterclaim.model.quantity import Qualifier, Unit
from counterclaim.packs import country_labels

FIELDS = {
    "Qualifiers": ("`quantity.qualifier`: how the number was said.", Qualifier),
    "Units": ("`quantity.unit`: what is counted.", Unit),
    "Roles": ("`group.role`: who the counted people are.", Role),
    "Counting": ("`counting`: all until then, only new ones, or those who are there now.", Counting),
    "Basis": ("`basis`: how the figure is known.", Basis),
    "Stances": ("`stance`: as what it is said.", Stance),
    "Standpoints": ("`standpoint`: how the first source stands to the counted people.", Standpoint),
    "Kinds of sources": ("`type` of each of `sources` and `via`.", model.SourceType),
    "Positions": ("`position`, of who confirms or denies.", model.position.Stand),
    "Relations": ("`relation` of a verdict.", model.Relation),
    "Corroboration": ("`corroboration` of a toll.", model.Corroboration),
}


def page() -> str:
    """All lists in Markdown."""
    lines = [*_measures()]
    for head, (about, kind) in FIELDS.items():
        lines += ["", f"## {head}", "", about, "", ", ".join(f"`{word}`" for word in get_args(kind)) + "."]
    return "\n".join([*lines, *_countries()])


def _measures() -> Iterator[str]:
    yield from (
        "## Measures",
        "",
        "`measure`: what happened. Of a count that may fall, a lower figure is no error.",
        "",
    )
    yield from ("| measure | in words | part of | may fall | HXL |", "|---|---|---|---|---|")
    for name, one in measures().items():
        falls = "yes" if one.falls else ""
        yield f"| `{name}` | {one.label} | {_codes(one.part_of)} | {falls} | {_codes([one.hxl] if one.hxl else [])} |"


def _countries() -> Iterator[str]:
    yield from ("", "## Countries", "", "`country`, wherever it stands: the codes of ISO 3166-1 in two letters.", "")
    yield from ("| code | name |", "|---|---|")
    yield from (f"| `{code}` | {name} |" for code, (name, _) in sorted(country_labels("en").items()) if _is_code(code))


def _is_code(code: str) -> bool:
    return re.fullmatch("[A-Z]{2}", code) is not None


def _codes(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)
