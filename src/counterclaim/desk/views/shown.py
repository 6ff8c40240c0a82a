"""How a page shows words of a document: what is chosen and lit up in them, and where their marks lead."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from counterclaim.desk.views.grids import Run
from counterclaim.desk.views.proof import ProvenField
from counterclaim.output.report.marks import KINDS


@dataclass(frozen=True, slots=True)
class Shown:
    """`link` makes addresses of the page with other parameters; `chosen` is the id of the claim whose `fields` are
    marked, `lit` the name of the one that is lit up; `glosses` tell claims by their ids; `asked` is the character at
    which begins what was asked for; `swapped` says that the page takes the place of one that is open."""

    link: Callable[..., str]
    chosen: str | None = None
    fields: Sequence[ProvenField] = ()
    lit: str = ""
    glosses: Mapping[str, str] = field(default_factory=dict)
    asked: int | None = None
    swapped: bool = False

    def mark(self, name: str) -> str:
        """The mark under which the words of the field of this `name` are shown."""
        return KINDS.get(name, "other")

    def turn(self, claims: Sequence[str]) -> str:
        """Which of the `claims` of one number is chosen when that is pressed: each in its turn."""
        after = claims.index(self.chosen) + 1 if self.chosen in claims else 0
        return claims[after % len(claims)]

    def told(self, claims: Sequence[str]) -> str:
        """What the `claims` of one number say, a line each."""
        return "\n".join(self.glosses[claim] for claim in claims if claim in self.glosses)

    def proves(self, run: Run, name: str) -> bool:
        """Whether `run` is the first that proves the field of this `name`, which is lit up."""
        fields = self.fields if name == self.lit else ()
        return any(each.name == name and each.proofs and each.proofs[0].start == run.start for each in fields)
