"""A file written whole or not at all."""

import os
import shutil
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, text: str) -> None:
    """Write `text` to `path` in UTF-8: what was there stays until the new text is complete on the disk.

    What is no file (a pipe, a terminal), or stands in a folder where no second file can be made, is written as it is.
    Raises OSError.
    """
    place = path.resolve()  # so that a link stays one
    if place.exists() and not place.is_file():
        _write(place, text)
        return
    part = place.with_name(f".{place.stem[:60]}.{os.getpid()}.part")
    try:
        _write(part, text)
        if place.exists():
            shutil.copymode(place, part)
        part.replace(place)
    except PermissionError:
        if not place.exists():
            raise
        _write(place, text)
    finally:
        with suppress(OSError):  # where it was moved into place, or could not be made
            part.unlink()


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", errors="replace", newline="\n")
