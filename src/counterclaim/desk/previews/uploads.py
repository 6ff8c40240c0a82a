"""Forms with files: how much may come, where it is put, and what it says."""

import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path, PurePosixPath

from fastapi import HTTPException, Request
from starlette.datastructures import FormData, UploadFile

from counterclaim.desk.previews.handed import LONGEST_TEXT, Files, Handed, Link, Pasted
from counterclaim.errors import UsageError
from counterclaim.settings import Given

Form = FormData

LARGEST = 50_000_000
"""Bytes that one form may bring, with all its files."""

MOST_FILES = 200

_LONGEST_NAME = 120
_UNNAMEABLE = re.compile(r"[\x00-\x1f\x7f/\\]")
_NUMBERED = re.compile(r"(date|outlet|address|language)-(\d{1,4})")


async def form_of(request: Request) -> Form:
    """The form that `request` sends. Raises HTTPException where it is larger than may be, or does not say how large."""
    length = request.headers.get("content-length", "")
    if not length.isdecimal():
        raise HTTPException(411, "Say how large the request is.")
    if int(length) > LARGEST:
        raise HTTPException(
            413, f"This is more than {LARGEST // 1_000_000} MB: hand in less at once, or use `counterclaim add`."
        )
    return await request.form(max_files=MOST_FILES, max_fields=4_000, max_part_size=4 * LONGEST_TEXT)


def handed_in(form: Form, room: Callable[[], Path]) -> Handed:
    """What the `form` hands in: a text, a link, or files, which are put into the folder that `room` makes.

    Raises UsageError where it is nothing, or more than one of these.
    """
    text, link = (str(form.get(name) or "").strip() for name in ("text", "link"))
    files = [each for each in form.getlist("files") if isinstance(each, UploadFile) and each.filename]
    if bool(text) + bool(link) + bool(files) > 1:
        raise UsageError("Hand in one thing at a time: a text, a link, or files.")
    if link:
        return Link(link)
    return Files(tuple(put_files(files, room()))) if files else Pasted(str(form.get("text") or ""))


def given_in(form: Form) -> Given:
    """What the `form` says of all that it hands in."""
    names = ("date", "address", "outlet", "language")
    date, address, outlet, language = (str(form.get(name) or "").strip() or None for name in names)
    return Given(date, address, outlet, language)


def told_in(form: Form) -> Mapping[int, Given]:
    """What the `form` says of the parts of a preview, by their places: in fields such as `date-3`."""
    told: dict[int, dict[str, str]] = {}
    for name, value in form.multi_items():
        if (match := _NUMBERED.fullmatch(name)) and str(value).strip():
            told.setdefault(int(match[2]), {})[match[1]] = str(value).strip()
    return {
        place: Given(one.get("date"), one.get("address"), one.get("outlet"), one.get("language"))
        for place, one in told.items()
    }


def put_files(files: Sequence[UploadFile], folder: Path) -> list[Path]:
    """The `files` as they now lie in `folder`, each under its own name."""
    paths = list[Path]()
    for upload in files:
        path = _free(folder, upload.filename or "")
        with path.open("xb") as stream:
            shutil.copyfileobj(upload.file, stream)
        paths.append(path)
    return paths


def _free(folder: Path, name: str) -> Path:
    """A path in `folder` for a file that is called `name` elsewhere: never one outside of it, or one that is taken."""
    plain = _UNNAMEABLE.sub("", PurePosixPath(name.replace("\\", "/")).name).strip(". ") or "file"
    stem, dot, kind = plain.rpartition(".")
    stem, kind = (stem, dot + kind) if dot and len(kind) < 10 else (plain, "")
    while len((stem + kind).encode("utf-8", "replace")) > _LONGEST_NAME:
        stem = stem[:-1]
    number, path = 1, folder / (stem + kind)
    while path.exists():
        number += 1
        path = folder / f"{stem} ({number}){kind}"
    return path
