"""JSON Lines: one document a line, `{"id", "text"}` and what else is known of it."""

import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from counterclaim.model import Problem, text_id
from counterclaim.read.dates import published
from counterclaim.read.facts import Facts
from counterclaim.read.language import primary
from counterclaim.read.opened import Opened
from counterclaim.read.piece import Piece

LONGEST_LINE = 100_000_000
"""Bytes of a line beyond which it is not read."""

_FIELDS = ("id", "text", "lang", "date", "title", "url", "outlet")
_NO_CHARACTER = re.compile("[\0\ud800-\udfff]")


def read_jsonl(opened: Opened) -> Iterator[Piece | Problem]:
    """The texts of what is `opened`, line by line; a problem for each line that holds none.

    What is given beats what a line says, and what is beside fills what it does not say. Problems carry `name:line` for
    a document. Claims and judgements, which an export holds beside its documents, are passed over; where it holds no
    documents, a problem says so.
    """
    told, documents = False, opened.lines_before > 0  # those of a later stretch follow others
    for number, line in lines_of(opened.stream, opened.lines_before):
        place = f"{opened.id}:{number}"
        if line is None:
            why = f"Line {number} of {opened.id} is longer than {LONGEST_LINE // 1_000_000} MB; it was passed over."
            yield Problem(place, "read", "too_large", why)
        elif line.strip():
            found = _piece(line, place, number, opened)
            if found is not None:
                documents = True
                yield found
            elif not documents and not told:
                told = True
                why = f"Line {number} is a claim or a judgement, and no document: `counterclaim load` takes such lines."
                yield Problem(place, "read", "not_a_document", why)


def lines_of(stream: BinaryIO, before: int = 0) -> Iterator[tuple[int, bytes | None]]:
    """Each line with its number, from 1 or where so many stood `before`; None for one that is too long."""
    number = before
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) <= LONGEST_LINE:
            yield number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(LONGEST_LINE)
        yield number, None


def _piece(line: bytes, place: str, number: int, opened: Opened) -> Piece | Problem | None:
    """The text on a line with what is doubtful about it; or why there is none; None of a claim or a judgement."""
    try:
        record = parsed(line.decode("utf-8"))
    except UnicodeDecodeError:
        return Problem(place, "read", "encoding", f"Line {number} is not in UTF-8, as JSON Lines must be.")
    except json.JSONDecodeError as error:
        why = f"Line {number} is not JSON: {error.msg[:1].lower()}{error.msg[1:]} at character {error.pos + 1}."
        return Problem(place, "read", "broken_line", why)
    except RecursionError:
        return Problem(place, "read", "broken_line", f"Line {number} is nested too deep to be read.")
    if isinstance(record, dict) and (is_claim(record) or is_judgement(record)):
        return None
    if wrong := _wrong(record):
        kind, rest = wrong
        return Problem(place, "read", kind, f"Line {number} {rest}")
    text, broken = mended(record["text"])
    id = record.get("id") or text_id(text)
    moment = published(record.get("date") or "", "jsonl")
    said = Facts(moment, record.get("url"), record.get("outlet"), primary(record.get("lang")), record.get("title"))
    doubts = []
    if broken:
        why = f"Line {number} holds {len(broken)} half or null characters; U+FFFD stands for them."
        doubts.append(Problem(id, "read", "encoding", why, broken[0], broken[0] + 1))
    if record.get("date") and moment is None:
        why = f"Line {number} gives {record['date']!r} for a date, which is none; the document was read without."
        doubts.append(Problem(id, "read", "date", why, 0, 0))
    beside = said.found("jsonl").over(opened.beside)
    named = bool(record.get("id"))
    return Piece(
        id, "text", text, "", opened.given, beside, opened.source, problems=tuple(doubts), line=number, named=named
    )


def is_claim(record: dict[str, Any]) -> bool:
    """Whether `record` is that of a claim (docs/claim.md), and not a document's."""
    return {"doc", "sentence", "quantity", "evidence"} <= set(record)


def is_judgement(record: dict[str, Any]) -> bool:
    """Whether `record` is that of a judgement (docs/judgements.md), and not a document's."""
    return {"kind", "by", "why", "claim", "what"} <= set(record)


def parsed(line: str) -> Any:
    """The value of `line`, whatever numbers stand in fields that nobody asks for: also one of ten thousand digits."""
    try:
        return json.loads(line)
    except json.JSONDecodeError:
        raise
    except ValueError:
        return json.loads(line, parse_int=lambda _: 0)


def _wrong(record: object) -> tuple[str, str] | None:
    """The kind of problem with a line's value, and the rest of the sentence that says so; None if it is sound."""
    if not isinstance(record, dict):
        return "broken_line", "is not a JSON object."
    if record.get("text") is None:
        return "broken_line", 'has no "text".'
    for field in _FIELDS:
        value = record.get(field)
        if value is not None and not isinstance(value, str):
            return "broken_line", f'has a "{field}" that is not a string.'
        if value is not None and field != "text" and _NO_CHARACTER.search(value):
            return "encoding", f'has half or null characters in "{field}".'
    if not record["text"].strip():
        return "empty", 'has an empty "text".'
    return None


def mended(text: str) -> tuple[str, list[int]]:
    """`text` without lone surrogates and nulls, which no store can keep, and where they stood."""
    places = [match.start() for match in _NO_CHARACTER.finditer(text)]
    return (_NO_CHARACTER.sub("\ufffd", text) if places else text), places
