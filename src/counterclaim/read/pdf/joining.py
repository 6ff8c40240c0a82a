"""Lines put together again: a word that was broken at a line's end is one word, a sentence one line."""

import re
from collections.abc import Callable, Iterable

_NO_SPACE = re.compile("[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef、。，]")
_BROKEN = re.compile(r"([^\W\d_]+)([-\u2010\xad])\Z")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def joined(text: str, line: str, known: Callable[[str], bool] = lambda _: False) -> str:
    """`text` with `line` after it. A hyphen at its end goes where a word was broken, and stays where the word is one
    with a hyphen, as `known` (asked in lower case) says; Chinese and Japanese lines are joined without a space."""
    if not text or not line:
        return text + line
    broken, word = _BROKEN.search(text), _FIRST_WORD.match(line)
    if broken and word and word[0][0].islower():
        whole, parts = f"{broken[1]}{word[0]}".casefold(), f"{broken[1]}-{word[0]}".casefold()
        keeps = known(parts) and not known(whole)
        return f"{text[:-1]}-{line}" if keeps else text[:-1] + line
    if broken or re.search(r"\w[-\u2010]\Z", text):
        return text.removesuffix("\xad") + line
    if _NO_SPACE.match(text[-1]) or _NO_SPACE.match(line[0]):
        return text + line
    return f"{text} {line}"


def words_in(lines: Iterable[str]) -> set[str]:
    """The words of `lines` in lower case, with their hyphens; not the last of a line, which may be broken."""
    found: set[str] = set()
    for line in lines:
        found.update(_WORD.findall(line.casefold())[: -1 if line.endswith(("-", "\u2010", "\xad")) else None])
    return found
