"""The sentences by which a pack proves itself: each must give its claims, and no others.

A case is a row of `cases.toml`: `text`, its English `gloss`, and `claims`, each with `n` (and `n2`), `measure` and what
differs from the defaults: qualifier "exact", role "people", attributed false. What else it leaves out may be anything.
`known` says why the reader gets it wrong. A row of `stand` has in place of claims `positions`, each with `position`,
`measure` and a part of the printed `source`, and must give just these.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from counterclaim.errors import PackError
from counterclaim.extract import claims_of
from counterclaim.model import Claim, Document, Position, Problem
from counterclaim.packs import folder_of

Case = Mapping[str, Any]
CLAIM_KEYS = frozenset({"n", "n2", "qualifier", "measure", "role", "country", "attributed", "source", "stance"})


def cases_of(lang: str) -> list[Case]:
    """The cases of the pack of `lang`; none where it has no such table. Raises PackError where it cannot be read."""
    return _rows(lang, "case")


def stands_of(lang: str) -> list[Case]:
    """The cases of positions of the pack of `lang`, as `cases_of` those of claims."""
    return _rows(lang, "stand")


def _rows(lang: str, table: str) -> list[Case]:
    folder = folder_of(lang)
    if folder is None or not folder.joinpath("cases.toml").is_file():
        return []
    try:
        return list(tomllib.loads(folder.joinpath("cases.toml").read_text(encoding="utf-8")).get(table, ()))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise PackError(f"{lang}/cases.toml cannot be read: {error}") from error


def failures(lang: str) -> Iterator[tuple[Case, list[str]]]:
    """The cases of `lang` that fail without being known to, each with what is missing and what nobody asked for."""
    for compare, cases in ((difference, cases_of(lang)), (stand_difference, stands_of(lang))):
        for case in cases:
            lines = compare(case, lang)
            if lines and "known" not in case:
                yield case, lines


def difference(case: Case, lang: str) -> list[str]:
    """What is missing from the reader's answer to `case`, and what nobody asked for; empty where it is right.

    One person (or nobody) told without a numeral may go unlisted; where nothing is to be counted, any single person.
    """
    answers = claims_of(Document("case", case["text"], lang=lang))
    claims = [answer for answer in answers if isinstance(answer, Claim)]
    lines = [str(answer) for answer in answers if isinstance(answer, Problem)]
    rest = [(claim, _row_of(claim)) for claim in claims]
    wanted: Sequence[Case] = case["claims"]
    for told in wanted:
        hit = next((item for item in rest if _fits(item[1], told)), None)
        if hit is None:
            lines.append(f"missing: {dict(told)}")
        else:
            rest.remove(hit)
    for claim, row in rest:
        alone = claim.quantity.spoken <= 1 and row["n2"] is None
        if not alone or (wanted and not claim.implicit):
            lines.append(f"not asked for: {row}")
    return lines


def stand_difference(case: Case, lang: str) -> list[str]:
    """What is missing from the positions that the reader finds in `case`, and what nobody asked for."""
    rest = [item for item in claims_of(Document("case", case["text"], lang=lang)) if isinstance(item, Position)]
    lines = []
    for told in case["positions"]:
        hit = next((item for item in rest if _stands_so(item, told)), None)
        if hit is None:
            lines.append(f"missing: {dict(told)}")
        else:
            rest.remove(hit)
    return lines + [f"not asked for: {x.source.text} {x.position} {x.measure}" for x in rest]


def _stands_so(found: Position, wanted: Case) -> bool:
    same = (found.position, found.measure) == (wanted["position"], wanted["measure"])
    return same and wanted["source"] in found.source.text


def _row_of(claim: Claim) -> dict[str, Any]:
    """`claim` in the words of a case."""
    bounds = claim.quantity.qualifier in ("range", "vague")
    return {
        "n": claim.quantity.spoken,
        "n2": claim.quantity.high if bounds else None,
        "qualifier": claim.quantity.qualifier,
        "measure": claim.measure,
        "role": claim.group.role,
        "country": claim.group.country,
        "attributed": any(source.stated for source in claim.sources),
        "source": " · ".join(source.text for source in claim.sources),
        "stance": claim.stance,
    }


def _fits(found: Mapping[str, Any], wanted: Case) -> bool:
    told = {"n2": None, "qualifier": "exact", "role": "people", "attributed": False, **wanted}
    source = told.pop("source", "")
    return source in found["source"] and all(found[key] == value for key, value in told.items())
