"""PDF files: the text of their pages in the order of reading, with their tables in place."""

import io
import logging
import time
from collections.abc import Iterator
from typing import Any

from counterclaim.model import Document, Problem, Published
from counterclaim.read.dates import published
from counterclaim.read.facts import Facts
from counterclaim.read.laid import laid_document
from counterclaim.read.office.producers import by_people
from counterclaim.read.opened import TooMuch
from counterclaim.read.pdf.page import Page, page_of
from counterclaim.read.pdf.streams import count_unpacked
from counterclaim.read.pdf.text import blocks_of_pages, title_of
from counterclaim.read.piece import Piece

MEDIA_TYPE = "application/pdf"

MOST_PAGES = 2_000
"""Pages beyond which a file is not read."""

LONGEST = 600.0
"""Seconds after which no further page of a file is begun."""

_FEWEST_LETTERS = 20
_MOST_UNKNOWN = 0.2
_MOST_TOLD = 10


def read_pdf(piece: Piece) -> Iterator[Document | Problem]:
    """The PDF file in `piece`, followed by a Problem for pages that could not be read; a Problem alone where it is
    locked, broken or made to do harm, or holds no text but pictures of it."""
    assert isinstance(piece.data, bytes)
    logging.getLogger("pdfminer").addHandler(logging.NullHandler())
    try:
        count_unpacked(piece.data)
        with _opened(piece.data) as pdf:
            pages, doubts = _pages(pdf)
            said = _facts(pdf.metadata or {})
            number = len(pdf.pages)
    except TooMuch as error:
        yield Problem(piece.id, "read", "too_large", str(error))
        return
    except Exception as error:  # noqa: BLE001 - pdfminer raises all sorts of errors at broken files
        yield _refused(piece.id, error)
        return
    if problem := _without_text(piece.id, pages, number, doubts):
        yield problem
        return
    printed = Facts(title=title_of(pages[0])).found("page")
    yield laid_document(piece, blocks_of_pages(pages), said.over(printed), MEDIA_TYPE)
    for kind, why in doubts:
        yield Problem(piece.id, "read", kind, why, 0, 0)


def _opened(data: bytes) -> Any:
    import pdfplumber

    return pdfplumber.open(io.BytesIO(data), unicode_norm=None)


def _refused(id: str, error: Exception) -> Problem:
    if "password" in f"{type(error).__name__} {error!r}".lower():
        why = "The file needs a password. Save a copy without one (print it to a file) and add that."
        return Problem(id, "read", "encrypted", why)
    told = str(error) or type(error).__name__
    why = f"The PDF file is damaged ({told[:200]}). Open it, print it to a new PDF file and add that."
    return Problem(id, "read", "broken", why)


def _pages(pdf: Any) -> tuple[list[Page], list[tuple[str, str]]]:
    """The pages, without those that could not be read, and what is to be told of them."""
    pages: list[Page] = []
    doubts: list[tuple[str, str]] = []
    pictures: list[int] = []
    end = time.monotonic() + LONGEST
    for number, page in enumerate(pdf.pages):
        if number == MOST_PAGES or time.monotonic() > end:
            doubts.append(
                ("too_large", f"Only the first {number} of {len(pdf.pages)} pages were read: split the file.")
            )
            break
        try:
            found = page_of(page, number)
        except Exception as error:  # noqa: BLE001 - whatever one page does, the others can be read
            if len(doubts) < _MOST_TOLD:
                doubts.append(("broken", f"Page {number + 1} could not be read ({type(error).__name__}: {error})."))
            continue
        finally:
            page.close()
        if found.letters < _FEWEST_LETTERS and found.pictures:
            pictures.append(number + 1)
        pages.append(found)
    if pictures:
        which = ", ".join(map(str, pictures[:_MOST_TOLD])) + (" …" if len(pictures) > _MOST_TOLD else "")
        why = f"Pages without text, which are pictures: {which}. If figures stand there, have them read (OCR) first."
        doubts.append(("no_text", why))
    return pages, doubts


def _without_text(id: str, pages: list[Page], number: int, doubts: list[tuple[str, str]]) -> Problem | None:
    letters = sum(page.letters for page in pages)
    unknown = sum(page.unknown for page in pages)
    if letters and unknown <= _MOST_UNKNOWN * letters:
        return None
    if letters:
        why = "The file does not tell which letters its text is made of. Have it read (OCR) and add the result."
    elif any(kind == "broken" for kind, _ in doubts):
        return Problem(id, "read", "broken", " ".join(why for _, why in doubts))
    elif not number:
        return Problem(id, "read", "broken", "No page was found in the PDF file. Print it to a new one and add that.")
    else:
        why = "The file holds no text. If its pages are pictures, as of a scan, have it read (OCR) and add the result."
    return Problem(id, "read", "no_text", why)


def _facts(metadata: dict[str, Any]) -> Facts:
    """What the file says of itself. The day on which it was made is the nearest that it tells to a publication."""
    said = {key: value for key, value in metadata.items() if isinstance(value, str)}
    title, author = by_people(said.get("Title"), said.get("Author"))
    made, changed = _moment(said.get("CreationDate")), _moment(said.get("ModDate"))
    return Facts(published=made, title=title, author=author, modified=changed).found("pdf")


def _moment(words: str | None) -> Published | None:
    """A date as PDF files write it, D:20240506180000+02'00'; None where it is none."""
    digits = (words or "").removeprefix("D:").strip()
    day, rest = digits[:8], digits[8:]
    if len(day) < 8 or not day.isascii() or not day.isdigit() or not "1990" <= day[:4] <= "2100":
        return None
    clock, zone = rest[:6], rest[6:].replace("'", "")
    moment = f"{day[:4]}-{day[4:6]}-{day[6:]}"
    if len(clock) == 6 and clock.isascii() and clock.isdigit() and zone:
        offset = "+00:00" if zone[0] in "Zz" else f"{zone[:3]}:{zone[3:5] or '00'}"
        return published(f"{moment}T{clock[:2]}:{clock[2:4]}:{clock[4:]}{offset}", "pdf") or published(moment, "pdf")
    return published(moment, "pdf")
