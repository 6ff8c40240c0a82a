"""Lists of paths and addresses: `@list.txt` where a path may stand."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from counterclaim.errors import UsageError

SIGN = "@"
"""What stands before the name of a list. A file whose own name begins with it is meant by `./@name`."""


def named_in(paths: Iterable[str | Path]) -> list[str]:
    """What `paths` name, each once, in the place of a list what stands in it: a path or an address a line, without
    empty lines and those that begin with `#`. A path in a list is meant as on the command line.

    Raises UsageError for a list that is not there, or is no text in UTF-8.
    """
    return list(dict.fromkeys(name for path in paths for name in _each(str(path))))


def _each(name: str) -> Iterator[str]:
    if not name.startswith(SIGN) or os.path.lexists(name):
        yield name
        return
    list_name = name.removeprefix(SIGN)
    try:
        lines = Path(list_name).read_text("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise UsageError(
            f"The list {list_name} is no text in UTF-8: save it as one, with a path or address a line."
        ) from None
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise UsageError(f"The list {list_name!r} cannot be read: {reason}.") from None
    for line in lines:
        if (entry := line.strip()) and not entry.startswith("#"):
            yield entry
