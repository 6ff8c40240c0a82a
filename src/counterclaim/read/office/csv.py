"""CSV in its two shapes: a document in each row, or one table of figures.

A file with a column of texts (`columns.toml` lists what such columns are called) holds a document in each row, as JSON
Lines do in each line, and is read row by row however long it is. Any other is a table, and one document.
"""

import csv
import io
from collections.abc import Iterator

from counterclaim.model import Document, Problem
from counterclaim.read.dates import published
from counterclaim.read.facts import Facts
from counterclaim.read.jsonl import mended
from counterclaim.read.laid import Block, laid_document
from counterclaim.read.language import primary
from counterclaim.read.office.columns import meanings
from counterclaim.read.office.dialect import Dialect, dialect_of, rows_in
from counterclaim.read.office.sheets import MOST_CELLS, Sheet, blocks_of
from counterclaim.read.opened import LARGEST_PIECE, Opened
from counterclaim.read.piece import Piece
from counterclaim.read.plain import decode
from counterclaim.read.sniff import HEAD

MEDIA_TYPE = "text/csv"

_NOT_DECODED = "The file is in no encoding that could be made out. Save it as UTF-8."
_MOST_TOLD = 20


def read_csv(opened: Opened) -> Iterator[Piece | Problem]:
    """The texts in the rows of what is `opened`, each a piece called `file#id`, or by its row as spreadsheets count
    them where it has no id; or, where no column holds texts, all of it as one piece.

    Problems of a row carry `file:line` for a document, the line being the one on which it begins.
    """
    head = opened.head()
    cut = len(head) == HEAD
    decoded = decode(head[: head.rfind(b"\n") + 1] or head if cut else head)
    if decoded is None:
        yield Problem(opened.id, "read", "encoding", _NOT_DECODED)
        return
    dialect = dialect_of(decoded.text, opened.name, cut)
    meaning = meanings(dialect.heads) if dialect else {}
    if dialect and "text" in meaning:
        yield from _texts(opened, decoded.encoding, dialect, meaning)
        return
    data = opened.stream.read(LARGEST_PIECE + 1)
    if len(data) > LARGEST_PIECE:
        why = f"The table is larger than {LARGEST_PIECE // 1_000_000} MB. Split it into several files."
        yield Problem(opened.id, "read", "too_large", why)
    else:
        yield opened.piece("csv" if dialect else "plain", data)


def _texts(opened: Opened, encoding: str, dialect: Dialect, meaning: dict[str, int]) -> Iterator[Piece | Problem]:
    lines = io.TextIOWrapper(opened.stream, encoding, errors="surrogateescape", newline="")
    lines.read(dialect.start)
    skipped = int(dialect.start > 1)
    width, headed, line = len(dialect.heads), False, 0
    try:
        for row, (at, cells) in enumerate(rows_in(lines, dialect.delimiter), 1 + skipped):
            line = at + skipped
            if not headed:
                headed = tuple(cells) == dialect.heads
            elif len(cells) < width or any(cells[width:]):
                told = f"Line {line} has {len(cells)} cells under {width} heads. Put quotes around cells that hold"
                why = f"{told} {_called(dialect.delimiter)} or a line end."
                yield Problem(f"{opened.id}:{line}", "read", "broken_line", why)
            else:
                yield _piece(opened, {name: cells[n] for name, n in meaning.items()}, row, line)
    except csv.Error:
        why = f"A quote that is opened after line {line} is never closed; nothing after it was read. Mend the file."
        yield Problem(f"{opened.id}:{line}", "read", "broken_line", why)
    finally:
        lines.detach()


def _piece(opened: Opened, said: dict[str, str], row: int, line: int) -> Piece | Problem:
    text, broken = mended(said.pop("text"))
    known = {name: mended(words)[0].strip() or None for name, words in said.items()}
    if not text.strip():
        return Problem(f"{opened.id}:{line}", "read", "empty", f"The row on line {line} has an empty text.")
    id = f"{opened.id}#{known.get('id') or row}"
    date = known.get("date")
    moment = published(date, "csv") if date else None
    doubts = []
    if broken:
        why = f"The row on line {line} holds {len(broken)} broken characters; U+FFFD stands for them."
        doubts.append(Problem(id, "read", "encoding", why, broken[0], broken[0] + 1))
    if date and moment is None:
        why = f"The row on line {line} gives {date!r} for a date, which is none; it was read without. Write 2024-12-23."
        doubts.append(Problem(id, "read", "date", why, 0, 0))
    facts = Facts(
        published=moment,
        url=known.get("url"),
        outlet=known.get("outlet"),
        lang=primary(known.get("lang")),
        title=known.get("title"),
        author=known.get("author"),
    )
    beside = facts.found("csv").over(opened.beside)
    return Piece(id, "text", text, "", opened.given, beside, opened.source, problems=tuple(doubts), line=line)


def _called(delimiter: str) -> str:
    return "a tab" if delimiter == "\t" else f"{delimiter!r}"


def read_table(piece: Piece) -> Iterator[Document | Problem]:
    """The table in `piece`, with the lines over and under it, followed by a Problem for each row (the first 20) whose
    number of cells is not that of the heads: it stands in the text as a line, not as a part of the table."""
    assert isinstance(piece.data, bytes)
    decoded = decode(piece.data)
    dialect = dialect_of(decoded.text, piece.name) if decoded else None
    if decoded is None or dialect is None:
        yield Problem(piece.id, "read", "encoding", _NOT_DECODED)
        return
    text, _ = mended(decoded.text[dialect.start :])
    sheet, odd, doubts = _rows_of(piece.id, text, dialect)
    yield laid_document(piece, [*blocks_of(sheet), *odd], Facts(), MEDIA_TYPE)
    yield from doubts[:_MOST_TOLD]


def _rows_of(id: str, text: str, dialect: Dialect) -> tuple[Sheet, list[Block], list[Problem]]:
    """The rows of a table with empty ones where lines are empty, the rows that do not fit, and what is doubtful."""
    sheet, odd, doubts = Sheet([]), list[Block](), list[Problem]()
    width, cells, last = len(dialect.heads), 0, 0
    for line, row in rows_in(io.StringIO(text, newline=""), dialect.delimiter):
        cells += len(row)
        if cells > MOST_CELLS:
            why = f"The table has more than {MOST_CELLS:,} cells; what follows line {line} was left out."
            doubts.append(Problem(id, "read", "too_large", why, 0, 0))
            break
        empty = line > last + 1
        last = line + sum(cell.count("\n") for cell in row)
        full = sum(bool(cell.strip()) for cell in row)
        if full > 1 and (len(row) < width or any(cell.strip() for cell in row[width:])):
            odd.append(" ".join(" ".join(row).split()))
            why = f"Line {line} has {len(row)} cells under {width} heads; it was kept as a line outside the table."
            doubts.append(Problem(id, "read", "broken_line", why, 0, 0))
            continue
        if empty and sheet.rows:
            sheet.rows.append([])
        sheet.rows.append([*row[:width], *[""] * (width - len(row))])
    return sheet, odd, doubts
