"""What stands of a series, in the visitor's words: low, best and high, who is behind each, and the reasons."""

from dataclasses import dataclass

from counterclaim.desk.views.figures import range_words
from counterclaim.desk.wording import Language
from counterclaim.model import Corroboration, Stands
from counterclaim.output.wording import plain


@dataclass(frozen=True, slots=True)
class End:
    """One of the three numbers of a toll (`name`: "low", "best", "high"), None where there is none, and who is behind
    it."""

    name: str
    label: str
    number: int | None
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TollView:
    """What stands of a series: `range` from low to high in words, `as_of` which day, how well it is corroborated (code
    and words; no words where `why` says it already), whether a person `adopted` the best figure, and whether newer
    claims have `overtaken` that."""

    ends: tuple[End, ...]
    range: str
    as_of: str
    corroboration: Corroboration
    corroborated: str
    why: str
    adopted: bool
    overtaken: bool


def toll_view(toll: Stands, language: Language) -> TollView:
    """The view of one toll."""
    numbers = {"low": (toll.low, toll.low_by), "best": (toll.best, toll.best_by), "high": (toll.high, toll.high_by)}
    contested = toll.corroboration == "contested"
    return TollView(
        ends=tuple(
            End(name, language.named(name, "end"), number, tuple(map(plain, by)))
            for name, (number, by) in numbers.items()
        ),
        range=range_words(toll.low, toll.high, language),
        as_of=language.moment(toll.as_of.start, toll.as_of.end) if toll.as_of else "",
        corroboration=toll.corroboration,
        corroborated="" if contested and toll.best is None else language.named(toll.corroboration, "corroboration"),
        why=language.told(toll),
        adopted=toll.adopted,
        overtaken=toll.overtaken,
    )
