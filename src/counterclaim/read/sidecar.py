"""The sidecar: a table beside files that says of them what they do not say themselves.

It is a CSV file called `counterclaim.csv` in a folder, in UTF-8, with a heading line and the columns `file` and any
of `date`, `url`, `outlet`, `lang`, `title`. `file` is a path below that folder, with slashes. Of two sidecars that
speak of one file, the one nearer to it is heard. What a sidecar says beats what a page says, because a person wrote
it for this file; of JSON Lines it fills what a line does not say. What is given for the whole run beats both.
"""

import csv
import io
import unicodedata
from pathlib import Path, PurePosixPath

from counterclaim.errors import UsageError
from counterclaim.read.facts import Facts, stated

NAME = "counterclaim.csv"
"""What a sidecar is called."""

COLUMNS = ("file", "date", "url", "outlet", "lang", "title")
"""The columns of a sidecar; `file` must be there."""


class Sidecars:
    """The sidecars of one run, each read once, when the first file beside or below it is."""

    def __init__(self) -> None:
        self._read: dict[Path, dict[str, Facts]] = {}

    def facts_of(self, path: Path, top: Path) -> Facts:
        """What the sidecars in the file's folder and above, up to `top`, say of `path`.

        Raises UsageError where a sidecar is not as it should be.
        """
        known = Facts()
        folder = path.parent
        while True:
            known = known.over(self.in_folder(folder).get(_key(path.relative_to(folder).as_posix()), Facts()))
            if folder == top or folder == folder.parent:
                return known
            folder = folder.parent

    def in_folder(self, folder: Path) -> dict[str, Facts]:
        """The rows of the sidecar in `folder`, by file; none where there is no sidecar. Raises UsageError."""
        if folder not in self._read:
            self._read[folder] = read_sidecar(folder / NAME) if (folder / NAME).is_file() else {}
        return self._read[folder]


def read_sidecar(path: Path) -> dict[str, Facts]:
    """The rows of the sidecar `path`, by file. Raises UsageError, naming the line, where one cannot be understood."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not in UTF-8. Save it as UTF-8 and try again.") from error
    table = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    rows: dict[str, Facts] = {}
    try:
        columns = [name.strip().lower() for name in next(table, [])]
        _check_columns(path, columns)
        for cells in table:
            if any(cell.strip() for cell in cells):
                _add(rows, path, table.line_num, columns, cells)
    except csv.Error as error:
        raise UsageError(f"{path}, line {table.line_num}: {error}.") from error
    return rows


def _add(rows: dict[str, Facts], path: Path, line: int, columns: list[str], cells: list[str]) -> None:
    if len(cells) > len(columns):
        told = f"{len(cells)} cells under {len(columns)} columns; quote cells that hold commas"
        raise UsageError(f"{path}, line {line}: {told}.")
    row = {column: cell.strip() for column, cell in zip(columns, cells, strict=False)}
    file = row["file"].removeprefix("./").replace("\\", "/")
    if not file:
        raise UsageError(f"{path}, line {line}: the file is not named.")
    if _key(file) in rows:
        raise UsageError(f"{path}, line {line}: {file} has a line already.")
    if PurePosixPath(file).is_absolute() or not (path.parent / file).exists():
        raise UsageError(f"{path}, line {line}: there is no file {file} in this folder.")
    try:
        facts = stated(row.get("date"), row.get("url"), row.get("outlet"), row.get("lang"), row.get("title"), "sidecar")
    except UsageError as error:
        raise UsageError(f"{path}, line {line}: {error}") from error
    rows[_key(file)] = facts


def _check_columns(path: Path, columns: list[str]) -> None:
    unknown = [name for name in columns if name not in COLUMNS]
    if unknown or "file" not in columns or len(set(columns)) != len(columns):
        wrong = f"this one has {', '.join(map(repr, unknown))}" if unknown else "`file` is needed, and each only once"
        raise UsageError(f"{path}, line 1: a sidecar has the columns {', '.join(COLUMNS)}; {wrong}.")


def _delimiter(text: str) -> str:
    heading = text.partition("\n")[0]
    return max(",;\t", key=heading.count)


def _key(file: str) -> str:
    """The same for the two ways in which systems spell an accent in a file's name."""
    return unicodedata.normalize("NFC", file)
