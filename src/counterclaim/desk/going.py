"""Where a form leads when it is done: to a page of this desk, and nowhere else."""

from urllib.parse import urlsplit


def safe_path(asked: str) -> str:
    """`asked` where it is a path on this desk, else home: no form may lead people to another site."""
    try:
        parts = urlsplit(asked)
    except ValueError:
        return "/"
    plain = all(32 < ord(letter) < 127 for letter in asked) and "\\" not in asked
    own = asked.startswith("/") and not asked.startswith("//") and not parts.scheme and not parts.netloc
    return asked if plain and own else "/"
