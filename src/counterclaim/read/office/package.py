"""Office files: zip archives of XML, known by their members, and refused where one was made to do harm."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING
from xml.parsers import expat

from counterclaim.model import Problem, Published
from counterclaim.read.dates import published
from counterclaim.read.facts import Facts
from counterclaim.read.office.producers import by_people
from counterclaim.read.opened import Budget, TooMuch
from counterclaim.read.sniff import Foreign

if TYPE_CHECKING:
    from lxml.etree import _Element

BROKEN_ARCHIVE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, NotImplementedError)
"""What zipfile raises over an archive that is damaged, at one place or another."""

MOST_MEMBERS = 10_000
"""More files than these are in no report."""

_MAIN = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}
_OTHERS = {
    "ppt/presentation.xml": ("a presentation", "PDF"),
    "xl/workbook.bin": ("a binary workbook (.xlsb)", ".xlsx"),
    "mimetype": ("an OpenDocument file", ".docx or .xlsx"),
}
_CORE = "docProps/core.xml"


def office_kind(names: Iterable[str]) -> str | Foreign | None:
    """What the zip archive with members of these `names` is: "docx" or "xlsx", Foreign for an office file of a kind
    that is not read, None for an archive of another sort. Files with macros are what they are without them."""
    members = {name.replace("\\", "/").lower() for name in names}
    if "[content_types].xml" in members:
        for member in (*_MAIN, "ppt/presentation.xml", "xl/workbook.bin"):
            if member in members:
                return _MAIN.get(member) or _foreign(member)
    if {"mimetype", "content.xml", "meta-inf/manifest.xml"} <= members:
        return _foreign("mimetype")
    return None


def _foreign(member: str) -> Foreign:
    looks_like, better = _OTHERS[member]
    return Foreign("unsupported", looks_like, f"Save it as {better} and add that.")


def office_archive(id: str, data: bytes) -> zipfile.ZipFile | Problem:
    """The archive that an office file is; a Problem where it is broken or locked, would unpack to more than any report,
    or declares entities, which office programs never do."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = archive.infolist()
    except BROKEN_ARCHIVE:
        return Problem(id, "read", "broken", "The file is damaged or cut off. Save it anew and add that.")
    if any(member.flag_bits & 1 for member in members):
        return Problem(id, "read", "encrypted", "The file needs a password. Save it without one and add that.")
    if len(members) > MOST_MEMBERS:
        why = f"It holds {len(members)} files, as no report does. Save its text in a new file and add that."
        return Problem(id, "read", "too_large", why)
    try:
        Budget(len(data)).take(sum(member.file_size for member in members))
    except TooMuch as error:
        return Problem(id, "read", "too_large", str(error))
    if any(_declares(archive, member) for member in members):
        why = "It declares entities of its own, as files made to do harm do. Save its text in a new file and add that."
        return Problem(id, "read", "unsafe", why)
    return archive


def _declares(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    """True when `member` is XML with a document type declaration; it is read up to its first element only."""
    if not member.filename.lower().endswith((".xml", ".rels", ".vml")):
        return False
    found: list[bool] = []
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = lambda *_: found.append(True)
    parser.StartElementHandler = lambda *_: found.append(False)
    with suppress(expat.ExpatError, *BROKEN_ARCHIVE), archive.open(member) as stream:
        while not found and (block := stream.read(4_096)):
            parser.Parse(block)
    return bool(found and found[0])


def xml_of(archive: zipfile.ZipFile, name: str) -> "_Element":
    """The root of the member `name`. Raises KeyError where there is none, LxmlError or one of BROKEN_ARCHIVE where
    it is damaged."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    return etree.fromstring(archive.read(name), parser)


def core_facts(archive: zipfile.ZipFile, source: str) -> Facts:
    """What the file's properties say of it: title, author, and when it was saved last.

    When it was begun is no date of publication: a report is written into last month's file.
    """
    from lxml.etree import LxmlError, QName

    try:
        root = xml_of(archive, _CORE)
    except (KeyError, LxmlError, *BROKEN_ARCHIVE):
        return Facts()
    said = {QName(each).localname: " ".join((each.text or "").split()) for each in root}
    title, author = by_people(said.get("title"), said.get("creator"))
    return Facts(title=title, author=author, modified=_moment(said.get("modified"), source)).found(source)


def _moment(words: str | None, source: str) -> Published | None:
    if not words:
        return None
    with suppress(ValueError):
        if datetime.fromisoformat(words).year < 1990:
            return None
    return published(words, source)
