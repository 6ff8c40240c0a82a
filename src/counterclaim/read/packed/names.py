"""Names that strangers gave (members of archives, attachments, ids in feeds) as parts of document ids.

Nothing is ever written to a disk under such a name; what is left to see to is that an id can be printed, stored and
told from others: no control characters, no marks that turn the direction of writing, no path that leads upwards.
"""

import hashlib
import re
import unicodedata
from collections import Counter

LONGEST = 200
"""Characters of a name that an id keeps; a longer one is cut, and told from others by a digest."""

_LONGEST_ADDRESS = 2_000
_ADDRESS = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
_DRIVE = re.compile(r"^[A-Za-z]:(?=[/\\])")
_KEPT = "\u200c\u200d"  # joiners, which Persian and Indian names are written with


def safe_name(name: str) -> str:
    """`name` as a path below: with slashes, without drive letter, root, `.` and `..`, its unseen characters written
    out as `\\u202e`, and cut to `LONGEST` characters. "unnamed" where nothing is left."""
    path = _DRIVE.sub("", name).replace("\\", "/")
    parts = [part for part in path.split("/") if part.strip() and part not in (".", "..")]
    return _cut(_seen("/".join(parts))) or "unnamed"


def safe_key(key: str, longest: int = LONGEST) -> str:
    """`key` (a number, a guid, an address) as an id or the end of one: in one line, its unseen characters written out,
    cut to `longest` characters."""
    return _cut(_seen(" ".join(key.split())), longest) or "unnamed"


def safe_address(address: str) -> str | None:
    """`address` as an id, where it is one of the web; None where it is not."""
    address = address.removeprefix("<").removesuffix(">").strip().replace(" ", "%20")
    return safe_key(address, _LONGEST_ADDRESS) if _ADDRESS.match(address) else None


class Names:
    """The names met in one archive, so that the second of two alike gets ` (2)` after it. A name costs a number of
    memory, and not its characters: there may be millions."""

    def __init__(self) -> None:
        self._met: set[int] = set()
        self._again: Counter[str] = Counter()

    def new(self, name: str) -> str:
        """`name`, or with a number after it where it was met before."""
        key = hash(name)
        if key not in self._met:
            self._met.add(key)
            return name
        self._again[name] += 1
        return f"{name} ({self._again[name] + 1})"


def _seen(text: str) -> str:
    return "".join(
        letter if letter in _KEPT or unicodedata.category(letter) not in _UNSEEN else _written_out(letter)
        for letter in text
    )


def _written_out(letter: str) -> str:
    number = ord(letter)
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def _cut(text: str, longest: int = LONGEST) -> str:
    if len(text) <= longest:
        return text
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{text[: longest - 9]}~{digest}"
