"""Letters as they stand on a page, from left to right, put back into the order in which they are read.

The rules are those of the Unicode Bidirectional Algorithm (UAX #9), followed backwards: a stretch of right-to-left
letters is turned round, and the numbers and the words of other scripts in it are turned back. After an Arabic letter a
number goes on over a single comma, point, colon or slash only (rules W2 and W4), after others over signs as well.
"""

from collections.abc import Sequence
from unicodedata import bidirectional

_MIRRORED = str.maketrans("()[]{}<>«»‹›≤≥", ")(][}{><»«›‹≥≤")
_RIGHT = ("R", "AL")
_NUMBER = ("EN", "AN")


def logical(letters: Sequence[str], rightward: bool) -> str:
    """`letters` (each a character or several that stand in one place), given from left to right, in reading order.

    `rightward` tells that the line as a whole is read from left to right.
    """
    kinds = [_kind(letter) for letter in letters]
    if not any(kind in _RIGHT for kind in kinds) and (rightward or not any(kind in _NUMBER for kind in kinds)):
        return "".join(letters if rightward or "L" in kinds else reversed(letters))
    if not rightward:
        return "".join(_turned(letters, kinds))
    parts: list[str] = []
    number = 0
    while number < len(letters):
        if kinds[number] not in _RIGHT:
            parts.append(letters[number])
            number += 1
            continue
        end = number
        for other in range(number, len(letters)):
            if kinds[other] == "L":
                break
            if kinds[other] in _RIGHT:
                end = other
        parts += _turned(letters[number : end + 1], kinds[number : end + 1])
        number = end + 1
    return "".join(parts)


def is_right_to_left(text: str) -> bool:
    """True when most letters of `text` are of scripts that are written from right to left."""
    kinds = [bidirectional(letter) for letter in text]
    return sum(kind in _RIGHT for kind in kinds) > kinds.count("L")


def _kind(letter: str) -> str:
    kinds = [bidirectional(each) for each in letter]
    return next((kind for kind in kinds if kind in ("L", *_RIGHT, *_NUMBER)), kinds[0] if kinds else "ON")


def _turned(letters: Sequence[str], kinds: Sequence[str]) -> list[str]:
    """A right-to-left stretch in reading order."""
    letters, kinds = letters[::-1], kinds[::-1]
    parts: list[str] = []
    strong, number = "R", 0
    while number < len(letters):
        end = _end_of_run(kinds, number, strong)
        if end == number:
            parts.append(letters[number].translate(_MIRRORED))
            strong = kinds[number] if kinds[number] in _RIGHT else strong
            number += 1
        else:
            parts += letters[number:end][::-1]
            strong = "L" if "L" in kinds[number:end] else strong
            number = end
    return parts


def _end_of_run(kinds: Sequence[str], start: int, strong: str) -> int:
    """Where the stretch ends that begins at `start` and is read from left to right; `start` where none begins."""
    stop = next((n for n in range(start, len(kinds)) if kinds[n] in _RIGHT), len(kinds))
    latin = [n for n in range(start, stop) if kinds[n] == "L"]
    if latin and kinds[start] in ("L", *_NUMBER):
        return 1 + max(n for n in range(start, stop) if kinds[n] in ("L", *_NUMBER))
    signs = ("CS",) if strong == "AL" else ("CS", "ES")
    number = start
    if strong != "AL" and kinds[start] == "ET":
        while number < stop and kinds[number] == "ET":
            number += 1
    if number >= stop or kinds[number] not in _NUMBER:
        return start
    while number < stop:
        if kinds[number] in _NUMBER or (kinds[number] == "ET" and strong != "AL"):
            number += 1
        elif kinds[number] in signs and number + 1 < stop and kinds[number + 1] in _NUMBER:
            number += 2
        else:
            break
    return number
