"""A file written whole or not at all."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO


def write_whole(path: Path, text: str) -> None:
    """Write `text` to `path` in UTF-8, as `writing_whole` does. Raises OSError."""
    with writing_whole(path) as target:
        target.write(text.encode("utf-8", "replace"))


@contextmanager
def writing_whole(path: Path) -> Iterator[BinaryIO]:
    """A file to write to: what was at `path` stays until all is written and on the disk, and if anything is raised.

    What is no file (a pipe, a terminal), or stands in a folder where no second file can be made, is written as it is.
    Raises OSError.
    """
    place = path.resolve()  # so that a link stays one
    if place.exists() and not place.is_file():
        with place.open("wb") as found:
            yield found
        return
    part = place.with_name(f".{place.stem[:60]}.{os.getpid()}.part")
    stream: BinaryIO
    try:
        stream = part.open("w+b")
    except PermissionError:
        if not place.exists():
            raise
        stream = place.open("w+b")
    try:
        with stream:
            yield stream
        if part.exists():
            if place.exists():
                shutil.copymode(place, part)
            try:
                part.replace(place)
            except PermissionError:  # Windows, while somebody reads what is there
                shutil.copyfile(part, place)
    finally:
        with suppress(OSError):  # where it was moved into place, or could not be made
            part.unlink()
