"""Which claims are asked for: as conditions of a query, and as a question to a claim that a person judged."""

from dataclasses import dataclass

from counterclaim.ledger.rows import countries_of, speakers_of
from counterclaim.ledger.standing import Condition
from counterclaim.ledger.tables import CLAIMS, DOCUMENTS
from counterclaim.model import Claim


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which claims are asked for; None means any.

    `country` is that of the counted people or of a place, `speaker` a part of the name, printed name or entity of
    whoever says or relays it, in any case, `doc` and `docs` are ids of documents, `id` and `ids` those of mentions.
    `all_versions` takes in the versions that a newer one has replaced; without `judged`, claims are told as the reader
    has them, whatever people say of them.
    """

    measure: str | None = None
    country: str | None = None
    speaker: str | None = None
    lang: str | None = None
    doc: str | None = None
    id: str | None = None
    all_versions: bool = False
    judged: bool = True
    docs: frozenset[str] | None = None
    ids: frozenset[str] | None = None


ANY = Wanted()
"""All that stands."""


def conditions(wanted: Wanted) -> list[Condition]:
    """What a row of `claims`, joined with its document's, has to meet."""
    asked: list[Condition] = []
    if wanted.measure is not None:
        asked.append(CLAIMS.c.measure == wanted.measure)
    if wanted.lang is not None:
        asked.append(CLAIMS.c.lang == wanted.lang)
    if wanted.country is not None:
        asked.append(CLAIMS.c.countries.contains(_country(wanted.country), autoescape=True))
    if wanted.speaker is not None:
        asked.append(CLAIMS.c.speakers.contains(wanted.speaker.casefold(), autoescape=True))
    if wanted.doc is not None:
        asked.append(DOCUMENTS.c.id == wanted.doc)
    if wanted.docs is not None:
        asked.append(DOCUMENTS.c.id.in_(wanted.docs))
    if wanted.id is not None:
        asked.append(CLAIMS.c.id == wanted.id)
    if wanted.ids is not None:
        asked.append(CLAIMS.c.id.in_(wanted.ids))
    return asked


def fits(claim: Claim, wanted: Wanted) -> bool:
    """True when `claim`, as a person left it, is one of those that `conditions` finds."""
    return (
        wanted.measure in (None, claim.measure)
        and wanted.lang in (None, claim.lang)
        and wanted.doc in (None, claim.doc)
        and (wanted.docs is None or claim.doc in wanted.docs)
        and wanted.id in (None, claim.id)
        and (wanted.ids is None or claim.id in wanted.ids)
        and (wanted.country is None or _country(wanted.country) in countries_of(claim))
        and (wanted.speaker is None or wanted.speaker.casefold() in speakers_of(claim))
    )


def _country(code: str) -> str:
    return f",{code.upper()},"
