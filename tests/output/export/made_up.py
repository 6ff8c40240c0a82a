"""Parcels of claims made by hand, with words that try to be more than words."""

from dataclasses import replace
from datetime import UTC, datetime

from counterclaim.api.relating import dossiers_of
from counterclaim.model import Claim, Document
from counterclaim.output.export import Parcel

from ..samples import DOCUMENTS, NAMES, POSITIONS, everything

MADE = datetime(2025, 10, 1, 12, 30, tzinfo=UTC)
FORMULAS = ("=1+1", "+49 30", "-5", "@SUM(A1)", "\tx", '=HYPERLINK("https://example.org")')


def parcel_of_samples() -> Parcel:
    """The made-up reports of these tests: a conflict, a flood, a report in Arabic and a hostile one."""
    return parcel_with(everything(), DOCUMENTS)


def parcel_with(claims: list[Claim], documents: tuple[Document, ...] | list[Document] = ()) -> Parcel:
    """A parcel of these `claims` of these `documents`."""
    return Parcel(
        claims=claims,
        documents=documents,
        related=lambda: dossiers_of(documents, claims, POSITIONS),
        said=(),
        names=NAMES,
        made=MADE,
    )


def claims_of_formulas() -> list[Claim]:
    """A claim for each of the words that a spreadsheet would run, in each field that is free text."""
    first = everything()[0]
    return [
        replace(
            first,
            id=f"m_{number:016x}",
            doc=words,
            gloss=words,
            outlet=words,
            group=replace(first.group, text=words),
            sources=(replace(first.sources[0], name=words),),
            sentence=replace(first.sentence, text=words),
        )
        for number, words in enumerate(FORMULAS)
    ]
