"""An audited article for a terminal, a spreadsheet and a program."""

from collections import Counter
from collections.abc import Sequence
from typing import TextIO

from counterclaim.model import Answer, Audited
from counterclaim.output.listing import Column, write_list
from counterclaim.output.table import Format

LABELS: dict[Answer, str] = {
    "in_source": "in the source",
    "overtaken": "overtaken",
    "other_wording": "another wording",
    "other_kind": "another kind",
    "other_side": "another side",
    "not_in_source": "not in the source",
    "unread": "source not to be had",
    "no_reference": "no reference",
}

_TABLE: tuple[Column[Audited], ...] = (
    Column("Answer", lambda one: LABELS[one.answer]),
    Column("In the article", lambda one: f"{one.quote}\n→ {one.gloss}"),
    Column("Why", lambda one: one.why),
    Column("The source says", lambda one: "\n".join(f"“{proof.quote}”" for proof in one.proofs[:2]) or None),
)
_CSV: tuple[Column[Audited], ...] = (
    Column("doc", lambda one: one.doc),
    Column("start", lambda one: one.start),
    Column("end", lambda one: one.end),
    Column("number", lambda one: one.number),
    Column("measure", lambda one: one.measure),
    Column("quote", lambda one: one.quote),
    Column("answer", lambda one: one.answer),
    Column("why", lambda one: one.why),
    Column("references", lambda one: " | ".join(_named(one))),
    Column("proof_docs", lambda one: " | ".join(proof.doc for proof in one.proofs)),
    Column("proof_starts", lambda one: " | ".join(str(proof.start) for proof in one.proofs)),
    Column("proof_ends", lambda one: " | ".join(str(proof.end) for proof in one.proofs)),
    Column("proofs", lambda one: " | ".join(proof.quote for proof in one.proofs)),
)


def write_audited(found: Sequence[Audited], format: Format, stream: TextIO) -> None:
    """Print what was `found` of an article's figures to `stream`, and below a table how many have which answer."""
    write_list(found, _CSV if format == "csv" else _TABLE, format, stream, "The article gives no figure about people.")
    if format == "table" and found:
        counts = Counter(one.answer for one in found)
        told = ", ".join(f"{counts[answer]} {label}" for answer, label in LABELS.items() if counts[answer])
        stream.write(f"{len(found)} figure{'' if len(found) == 1 else 's'}: {told}.\n")


def _named(one: Audited) -> list[str]:
    return [next(iter(each.reference.urls), each.reference.label) for each in one.cited]
