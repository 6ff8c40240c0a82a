"""What was exported, read back: JSON Lines of claims, documents and judgements, and Web Annotations."""

import json
from codecs import BOM_UTF8
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import replace
from io import BytesIO
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import Any, BinaryIO, cast

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
from counterclaim.read.packed.jsonstream import values

Returned = Document | Claim | Judgement | Marked | Problem
"""What a file brings back. Whether the words of it stand in a text is not known here."""

_OPENING = 1_000_000  # bytes of a first line that are looked at to tell what the file holds
_PAGE = {"items", "rows", "annotations", "first"}
_NAMES_OF_LINES = (".jsonl", ".ndjson")


def returned(name: str, stream: BinaryIO) -> Iterator[Returned]:
    """What the export that is open as `stream` brings back, in its order; a Problem for each line or annotation that is
    no record. Those carry `name:number` for a document.

    JSON Lines hold a record a line: claims and judgements (docs/claim.md, docs/judgements.md), documents as `add` takes
    them, or annotations; any other JSON holds Web Annotations, one, several, or a page of them. Which it is, is told by
    a `name` that ends in .jsonl, else by the first line that is not blank.
    """
    with nullcontext(stream) if stream.seekable() else _copied(stream) as whole:
        of_lines = name.lower().endswith(_NAMES_OF_LINES) or _is_record(_first_line(whole))
        whole.seek(0)
        yield from _of_lines(name, whole) if of_lines else _of_annotations(name, whole)


@contextmanager
def _copied(stream: BinaryIO) -> Iterator[BinaryIO]:
    """What `stream` holds, on the disk: it may be larger than the memory."""
    with TemporaryFile() as copy:
        copyfileobj(stream, copy)
        copy.seek(0)
        yield cast(BinaryIO, copy)


def _first_line(stream: BinaryIO) -> bytes:
    """The first line in `stream` that holds anything, or the first bytes of a long one."""
    while (line := stream.readline(_OPENING)) and not line.removeprefix(BOM_UTF8).strip():
        pass
    return line


def _is_record(line: bytes) -> bool:
    """Whether a file that begins with `line` has a record in each line; a page of annotations may be one line too."""
    if len(line) == _OPENING:
        return line.removeprefix(BOM_UTF8).lstrip().startswith(b"{") and not _PAGE & set(_keys(line))
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return False
    return isinstance(record, dict) and not (_PAGE & set(record))


def _keys(opening: bytes) -> Iterator[str]:
    """The keys of the object that begins with `opening`, as far as that goes."""
    with suppress(Damaged, ValueError):
        yield from (keys[0] for keys, _ in values(BytesIO(opening)) if keys)


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
