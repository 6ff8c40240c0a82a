"""What was exported, read back: JSON Lines of claims, documents and judgements, and Web Annotations."""

import json
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any, BinaryIO

from counterclaim.model import (
    Claim,
    Document,
    Judgement,
    Problem,
    claim_from,
    document_from,
    judgement_from,
    misfit,
)
from counterclaim.read.annotated import Marked, annotations_in, told_by
from counterclaim.read.jsonl import is_claim, is_judgement, lines_of, parsed
from counterclaim.read.mixed import passages_in
from counterclaim.read.opened import Damaged

Returned = Document | Claim | Judgement | Marked | Problem
"""What a file brings back. Whether the words of it stand in a text is not known here."""


def returned(name: str, stream: BinaryIO) -> Iterator[Returned]:
    """What the export that is open as `stream` brings back, in its order; a Problem for each line or annotation that is
    no record. Those carry `name:number` for a document.

    JSON Lines hold a record a line: claims and judgements (docs/claim.md, docs/judgements.md), documents as `add` takes
    them, or annotations; any other JSON holds Web Annotations, one, several, or a page of them.
    """
    opening = stream.readline()
    rest = stream if stream.seekable() else BytesIO(opening + stream.read())
    rest.seek(0)
    if _is_record(opening):
        yield from _of_lines(name, rest)
    else:
        yield from _of_annotations(name, rest)


def _is_record(line: bytes) -> bool:
    """Whether a file that begins with `line` has a record in each line; a page of annotations may be one line too."""
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except ValueError:
        return False
    return isinstance(record, dict) and not ({"items", "rows", "annotations", "first"} & set(record))


def _of_lines(name: str, stream: BinaryIO) -> Iterator[Returned]:
    for number, line in lines_of(stream):
        place = f"{name}:{number}"
        if line is None:
            yield Problem(place, "load", "too_large", "The line is too long to be a record; it was passed over.")
        elif line.strip():
            try:
                record = parsed(line.decode("utf-8"))
            except (ValueError, RecursionError):
                yield Problem(place, "load", "broken_line", "The line is not JSON in UTF-8.")
            else:
                yield _thing(record, place)


def _of_annotations(name: str, stream: BinaryIO) -> Iterator[Returned]:
    number, damage = 0, ""
    try:
        for number, record in enumerate(annotations_in(stream), 1):
            yield _thing(record, f"{name}:{number}")
    except (Damaged, ValueError) as error:
        damage = f"After {number} annotations it is damaged: {error}"
    if damage and number:
        yield Problem(name, "load", "damaged", damage)
    elif not number:
        why = "It holds no records and no annotations: `load` takes what `export` gives as jsonl or as annotations."
        yield Problem(name, "load", "unknown", why)


def _thing(record: Any, place: str) -> Returned:
    """What `record` tells, checked field by field; what is wrong with it, where it tells nothing."""
    if not isinstance(record, dict):
        return Problem(place, "load", "broken_line", "It is no JSON object.")
    try:
        told = _told(record, place)
    except (LookupError, TypeError, ValueError, AttributeError, OverflowError) as error:
        why = f"It is no record of a claim, a document or a judgement ({type(error).__name__}: {error})."
        return Problem(place, "load", "broken_line", why)
    if not isinstance(told, (Problem, Marked)) and (field := misfit(told)):
        return Problem(place, "load", "broken_line", f'Its "{field}" holds what it cannot hold (docs/claim.md).')
    return told


def _told(record: dict[str, Any], place: str) -> Returned:
    if "target" in record:
        whole, marked = told_by(record, place)
        return marked if whole is None else _told(whole, place)
    if is_claim(record):
        return claim_from(record)
    if is_judgement(record):
        return judgement_from(record)
    if "known" not in record and isinstance(record.get("text"), str):
        return Problem(place, "load", "not_exported", "It is a document as `counterclaim add` takes it: add it first.")
    document = document_from(record)
    if not document.text.strip():
        raise ValueError("there is no text")
    return replace(document, others=passages_in(document.text, document.lang))
