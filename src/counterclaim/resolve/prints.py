"""What copies of a text are told by: rows of its words, and its numbers in their places."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import eq
from typing import NamedTuple

from rensa import RMinHash

from counterclaim.model import Claim, Document
from counterclaim.resolve.dates import stretch
from counterclaim.resolve.numerals import numbers_in, worth_of

_ROW = 4
_PERMUTATIONS = 128
_SEED = 1
_MOST = 80
_SAME_PLACE = 12  # characters
_LEAD = 300
_COUNTED = 0.5
_REPEATED = 0.2
# words, and single letters of the scripts that set no spaces (Thai to Lao, kana, Chinese characters)
_TOKEN = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]|[^\W_]+")


class Number(NamedTuple):
    """A number of a text: as `numbers_in` gives it, its place in thousandths of the text, what it tells that another
    text has it too, and whether it stands in the lead, where all reports begin alike."""

    number: str
    place: int
    worth: float
    lead: bool


@dataclass(frozen=True, slots=True, eq=False)
class Print:
    """The print of one version of a document.

    `published` is the day of publication, as days since the year 1 with a fraction, None where it is not known.
    The text is `length` characters and `lines` lines long; `digest` is the MinHash of its `rows` different rows of
    words. `numbers` are in its order, `worth` what they tell together, and `worths` what each different one tells.
    `figures` are what is counted with which number, each with its first place in thousandths of the text.
    """

    doc: str
    text: str
    lang: str | None
    published: float | None
    length: int
    lines: int
    rows: int
    digest: tuple[int, ...]
    numbers: tuple[Number, ...]
    worth: float
    figures: Mapping[tuple[str, int], int]
    worths: Mapping[str, float] = field(init=False)

    def __post_init__(self) -> None:
        worths = dict[str, float]()
        for told in self.numbers:
            worths[told.number] = worths.get(told.number, 0.0) + told.worth
        object.__setattr__(self, "worths", worths)  # it is frozen: two prints are compared by it many times

    @property
    def rank(self) -> tuple[bool, float, str, str]:
        """Orders copies: the origin is the least."""
        return self.published is None, self.published or 0.0, self.text, self.doc


def print_of(document: Document, claims: Sequence[Claim]) -> Print:
    """The print of `document`, whose claims are `claims` in the order of its text."""
    length = max(1, len(document.text))
    figures: dict[tuple[str, int], int] = {}
    for claim in claims:
        figures.setdefault((claim.measure, claim.quantity.spoken), 1000 * claim.start // length)
    numbers = tuple(_numbers(document.text, claims))[:_MOST]
    rows = set(_rows(document.text))
    hashed = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    hashed.update(sorted(rows))
    published = document.published
    return Print(
        document.id,
        document.version,
        document.lang,
        stretch(published.start, published.end).start if published else None,
        length,
        sum(not line.isspace() for line in document.text.splitlines() if line),
        len(rows),
        tuple(hashed.digest()),
        numbers,
        sum(number.worth for number in numbers),
        figures,
    )


def likeness(a: Print, b: Print) -> float:
    """About how large a part of the rows of words of both is in either (Jaccard, by MinHash)."""
    alike: int = sum(map(eq, a.digest, b.digest))
    return alike / _PERMUTATIONS


def _rows(text: str) -> Iterator[str]:
    tokens = _TOKEN.findall(text.casefold())
    letters = sum(len(token) == 1 for token in tokens)
    row = _ROW * 2 if 2 * letters > len(tokens) else _ROW
    return (" ".join(tokens[k : k + row]) for k in range(len(tokens) - row + 1))


def _numbers(text: str, claims: Sequence[Claim]) -> list[Number]:
    """The numbers of `text` in digits, and those of its claims in words; "~100" are hundreds.

    Figures of one happening are the same in independent reports, and what repeats a number of its own text tells less
    still.
    """
    length = max(1, len(text))
    found = list(numbers_in(text))
    counted = set()
    for claim in claims:
        number = f"{'~' if claim.quantity.qualifier == 'vague' else ''}{claim.quantity.spoken}"
        counted.add(number)
        if not any(number == other and abs(claim.start - place) <= _SAME_PLACE for place, other in found):
            found.append((claim.start, number))
    numbers, known = list[Number](), set[str]()
    for place, number in sorted(found):
        if number not in ("0", "1"):
            part = _REPEATED if number in known else _COUNTED if number in counted else 1.0
            numbers.append(Number(number, 1000 * place // length, part * worth_of(number), place < _LEAD))
            known.add(number)
    return numbers
